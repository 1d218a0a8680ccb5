package dev.trigrad.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * When a process is warm: in its last three turns the compiler has been at rest, and the best of
 * their rates is at most a twentieth above the best before. Rates that noise lowers do not count
 * against it, unlike a spread would.
 */
public final class Settling {
  /** The rule, for readers. */
  public static final String RULE =
      "A process is warm when in its last 3 turns the compiler rested, and the best"
          + " rate of them is at most a twentieth above the best before.";

  private static final int LAST = 3;
  private static final double RISE = 1.05;

  /** A method now and then is compiled in every virtual machine. */
  private static final double REST_MILLIS = 20;

  private final List<Round> rounds = new ArrayList<>();

  /** Nothing yet. */
  public Settling() {}

  /** One more turn. */
  public void add(Round round) {
    rounds.add(round);
  }

  /** Whether the rule holds. */
  public boolean settled() {
    int earlier = rounds.size() - LAST;
    if (earlier < 1) {
      return false;
    }
    List<Round> last = rounds.subList(earlier, rounds.size());
    return last.stream().allMatch(round -> round.compiled() <= REST_MILLIS)
        && best(last) <= RISE * best(rounds.subList(0, earlier));
  }

  private static double best(List<Round> rounds) {
    return rounds.stream().mapToDouble(Round::rate).max().orElseThrow();
  }
}
