package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private static StandardOutput printed(OutputStream to) {
    var output = new StandardOutput(to);
    var stream = new PrintStream(output, true);
    stream.println("result");
    stream.println("more of it");
    return output;
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void aFullDiskIsAFailure() throws IOException {
    var err = new StringBuilder();
    StandardOutput output = printed(failing("No space left on device"));
    assertEquals(1, output.code(0, err));
    assertEquals(2, output.code(2, new StringBuilder()));
    assertEquals(
        "error: standard output cannot be written: No space left on device\n", err.toString());
  }

  @Test
  void aReaderWhoLeavesIsNone() throws IOException {
    var err = new StringBuilder();
    assertEquals(0, printed(failing("Broken pipe")).code(0, err));
    assertEquals(0, printed(OutputStream.nullOutputStream()).code(0, err));
    assertEquals("", err.toString());
  }
}
