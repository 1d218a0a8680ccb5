package dev.trigrad.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which of two engines is faster, if either is, from rounds in which both worked in turn: a sign
 * test over the rounds, which asks nothing of how noise is distributed.
 *
 * @param faster the one whose rates are higher in the median of the rounds
 * @param slower the other one
 * @param ratio median over the rounds of the ratio of rates, 1 or more
 * @param won rounds in which {@code faster} was faster
 * @param rounds in all
 * @param differ whether that is a difference, by the {@linkplain #RULE rule}
 */
public record Verdict(
    String faster, String slower, double ratio, int won, int rounds, boolean differ) {
  /** The rule, for readers. */
  public static final String RULE =
      "A difference counts if chance would win so many rounds once in 100 times at most"
          + " (sign test), if each process shows it, and if it is a twentieth at least.";

  private static final double CHANCE = 0.01;
  private static final double LEAST = 1.05;

  /** Of two engines by their rounds, of which those of one index belong together. */
  public static Verdict of(String a, List<Round> ofA, String b, List<Round> ofB) {
    if (ofA.size() != ofB.size() || ofA.isEmpty()) {
      throw new IllegalArgumentException(
          "verdict: " + ofA.size() + " and " + ofB.size() + " rounds, which are no pairs");
    }
    List<Double> ratios = ratios(ofA, ofB);
    double median = Quartiles.of(ratios).median();
    if (median < 1) {
      return of(b, ofB, a, ofA);
    }
    int won = (int) ratios.stream().filter(ratio -> ratio > 1).count();
    boolean everywhere =
        ofA.stream()
            .mapToInt(Round::process)
            .distinct()
            .allMatch(process -> median(ofA, ofB, process) > 1);
    boolean differ = median >= LEAST && everywhere && chance(won, ratios.size()) <= CHANCE;
    return new Verdict(a, b, median, won, ratios.size(), differ);
  }

  private static List<Double> ratios(List<Round> a, List<Round> b) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < a.size(); i++) {
      ratios.add(a.get(i).rate() / b.get(i).rate());
    }
    return ratios;
  }

  private static double median(List<Round> a, List<Round> b, int process) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).process() == process) {
        ratios.add(a.get(i).rate() / b.get(i).rate());
      }
    }
    return Quartiles.of(ratios).median();
  }

  /** That a fair coin falls as one-sidedly, to either side, in {@code rounds} throws. */
  static double chance(int won, int rounds) {
    int most = Math.max(won, rounds - won);
    double ways = 1;
    double tail = 0;
    for (int k = 0; k <= rounds; k++) {
      if (k >= most) {
        tail += ways;
      }
      ways = ways * (rounds - k) / (k + 1);
    }
    return Math.min(1, 2 * tail * Math.pow(0.5, rounds));
  }

  @Override
  public String toString() {
    return differ
        ? String.format(
            Locale.ROOT,
            "%s is %.2f times as fast as %s, in %d of %d rounds",
            faster,
            ratio,
            slower,
            won,
            rounds)
        : String.format(
            Locale.ROOT,
            "%s and %s: no difference (%.2f times, in %d of %d rounds)",
            faster,
            slower,
            ratio,
            won,
            rounds);
  }
}
