package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/**
 * The run of which the JVM makes the launcher's ahead-of-time cache: the command line trains on
 * each engine, long enough for the JVM to have profiles of the kernels.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Trains on each engine for as many seconds as the argument says. */
  public static void main(String[] arguments) throws IOException {
    long nanos = Integer.parseInt(arguments[0]) * 1_000_000_000L;
    silent().execute("--help");
    for (String engine : Engines.available()) {
      long start = System.nanoTime();
      do {
        int code = silent().execute("train", "--engine", engine, "--layers", "128");
        if (code != 0) {
          throw new IOException("training on " + engine + " ends with code " + code);
        }
      } while (System.nanoTime() - start < nanos);
    }
  }

  private static CommandLine silent() {
    return Answers.commandLine(new CommandLine(Main.class).getCommand())
        .setOut(new PrintWriter(Writer.nullWriter()));
  }
}
