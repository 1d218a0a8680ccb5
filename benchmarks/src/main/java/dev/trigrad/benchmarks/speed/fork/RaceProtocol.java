package dev.trigrad.benchmarks.speed.fork;

import dev.trigrad.benchmarks.speed.race.Race;
import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Learning;
import java.io.IOException;

/**
 * What a contender's virtual machine and the {@link Race} say to each other: lines on standard
 * output that begin with {@value #MARK}, and single bytes on standard input, each one turn.
 */
public final class RaceProtocol {
  /** Begins what is meant for the race. */
  public static final String MARK = "@race ";

  /** Followed by the {@link Learning}. */
  public static final String LEARNING = "learning";

  /** Followed by the contender's version. */
  public static final String VERSION = "version";

  /** Waiting for a turn. */
  public static final String READY = "ready";

  /** Followed by a result of each iteration, in microseconds. */
  public static final String TIMES = "times";

  /** Followed by an extra of each iteration. */
  public static final String EXTRAS = "extras";

  /** Followed by a {@link Curve}. */
  public static final String CURVE = "curve";

  /** Followed by the reason. */
  public static final String FAILED = "failed";

  private RaceProtocol() {}

  /** Prints {@code word} and {@code value}. */
  public static void say(String word, Object value) {
    System.out.println(MARK + word + " " + value.toString().replace('\n', ' '));
    System.out.flush();
  }

  /** Says that nothing comes of it, because of what is at the root of {@code e}. */
  static void fail(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    say(FAILED, root);
  }

  /** Asks for a turn and waits until it comes. */
  public static void await() {
    say(READY, "");
    try {
      if (System.in.read() < 0) {
        throw new IllegalStateException("the race is over");
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
