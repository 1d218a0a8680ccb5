package dev.trigrad.benchmarks;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output that remembers whether it was lost: a print stream alone tells nobody. */
final class StandardOutput extends FilterOutputStream {
  private volatile IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /**
   * The code for scripts: {@code code}, or 1 if output was lost on the way.
   *
   * @param code what the command came to
   * @param err is told what was lost, but not where the reader has left, as {@code head} does
   */
  int code(int code, Appendable err) throws IOException {
    if (failure == null) {
      return code;
    }
    String reason = String.valueOf(failure.getMessage());
    if (!reason.contains("Broken pipe")) {
      err.append("error: standard output cannot be written: " + reason + "\n");
      return code == 0 ? 1 : code;
    }
    return code;
  }
}
