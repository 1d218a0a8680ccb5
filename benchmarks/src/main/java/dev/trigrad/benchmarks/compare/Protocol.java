package dev.trigrad.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a process that trains on one engine says: lines on standard output that begin with {@value
 * #MARK}, a word, and numbers. After {@link #READY} it is told on standard input how many
 * milliseconds of steps to take next, and answers by {@link #ROUND}; it ends where the input does.
 */
public final class Protocol {
  /** Begins what is meant for the comparison. */
  public static final String MARK = "@compare ";

  /** Followed by the engine's summary. */
  public static final String ENGINE = "engine";

  /** The first prediction is there. */
  public static final String PREDICTED = "predicted";

  /** The data have been read, and the first step is taken. */
  public static final String STEPPED = "stepped";

  /**
   * Followed by steps and samples so far, test accuracy, and seconds that evaluation has taken so
   * far.
   */
  public static final String EPOCH = "epoch";

  /** Followed by the loss of each step. */
  public static final String LOSSES = "losses";

  /** Followed by the most bytes of heap and of memory that the process has had. */
  public static final String MEMORY = "memory";

  /** Waiting to be told what to do. */
  public static final String READY = "ready";

  /**
   * Followed by samples, seconds in steps, and milliseconds that the compiler has worked since the
   * last time.
   */
  public static final String ROUND = "round";

  /** Followed by the reason. */
  public static final String FAILED = "failed";

  private Protocol() {}

  /**
   * Prints {@code word} and {@code values}.
   *
   * @throws UncheckedIOException if nobody listens any more
   */
  public static void say(String word, Object... values) {
    var line = new StringBuilder(MARK).append(word);
    for (Object value : values) {
      line.append(' ').append(value.toString().replaceAll("\\s*\\R\\s*", "; "));
    }
    System.out.println(line);
    if (System.out.checkError()) {
      throw new UncheckedIOException(new IOException("compare: nobody listens; start it anew"));
    }
  }
}
