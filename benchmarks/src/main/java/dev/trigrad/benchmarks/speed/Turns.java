package dev.trigrad.benchmarks.speed;

import java.io.IOException;

/**
 * What a contender's virtual machine and the {@link Race} say to each other: lines on standard
 * output that begin with {@value #MARK}, and single bytes on standard input, each one turn.
 */
final class Turns {
  /** Begins what is meant for the race. */
  static final String MARK = "@race ";

  /** Followed by the {@link Learning}. */
  static final String LEARNING = "learning";

  /** Followed by the contender's version. */
  static final String VERSION = "version";

  /** Waiting for a turn. */
  static final String READY = "ready";

  /** Followed by a result of each iteration, in microseconds. */
  static final String TIMES = "times";

  /** Followed by an extra of each iteration. */
  static final String EXTRAS = "extras";

  /** Followed by the reason. */
  static final String FAILED = "failed";

  private Turns() {}

  /** Prints {@code word} and {@code value}. */
  static void say(String word, Object value) {
    System.out.println(MARK + word + " " + value.toString().replace('\n', ' '));
    System.out.flush();
  }

  /** Asks for a turn and waits until it comes. */
  static void await() {
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
