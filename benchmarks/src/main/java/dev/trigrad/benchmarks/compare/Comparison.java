package dev.trigrad.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came out.
 *
 * @param facts what was compared, where and with which version, in order
 * @param target accuracy on the test set to which time is taken, 0 to 1
 * @param contenders that came to the end; the first is what the losses of others are compared with
 * @param missing engines that cannot run here, with the reason
 * @param failed engines that began and did not come to the end, with the reason
 */
public record Comparison(
    Map<String, String> facts,
    double target,
    List<Contender> contenders,
    Map<String, String> missing,
    Map<String, String> failed) {
  /**
   * Engines round differently, and training amplifies that; accuracies still have to agree to this.
   */
  private static final double POINTS = 0.3;

  /** Before anything is amplified, losses differ by rounding alone: some hundred units of it. */
  private static final double ROUNDING = 1e-5;

  /** Each pair of engines, the faster first, in the order of their rates. */
  public List<Verdict> verdicts() {
    List<Contender> ordered =
        contenders.stream()
            .sorted((a, b) -> Double.compare(b.rate().median(), a.rate().median()))
            .toList();
    var verdicts = new ArrayList<Verdict>();
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = i + 1; j < ordered.size(); j++) {
        Contender a = ordered.get(i);
        Contender b = ordered.get(j);
        verdicts.add(Verdict.of(a.name(), a.rounds(), b.name(), b.rounds()));
      }
    }
    return verdicts;
  }

  /** Percentage points between the highest and the lowest accuracy. */
  public double spread() {
    var accuracies = contenders.stream().mapToDouble(Contender::accuracy).summaryStatistics();
    return contenders.isEmpty() ? 0 : 100 * (accuracies.getMax() - accuracies.getMin());
  }

  /** The largest relative difference of the first loss from that of the first engine. */
  public double firstDifference() {
    return contenders.stream()
        .mapToDouble(contender -> contender.firstDifference(contenders.getFirst()))
        .max()
        .orElse(0);
  }

  /** Whether all that began came to the end with results that agree. */
  public boolean agree() {
    return failed.isEmpty()
        && !contenders.isEmpty()
        && spread() <= POINTS
        && firstDifference() <= ROUNDING;
  }

  /** For the last line. */
  public String conclusion() {
    if (!failed.isEmpty() || contenders.isEmpty()) {
      return "The comparison FAILED: "
          + (failed.isEmpty() ? "no engine can run here" : String.join(", ", failed.keySet()))
          + (failed.isEmpty() ? "." : " did not come to the end.");
    }
    return String.format(
        Locale.ROOT,
        "The engines %s: test accuracies lie within %.2f points%s.",
        agree() ? "agree" : "DISAGREE",
        spread(),
        firstDifference() <= ROUNDING
            ? ""
            : String.format(Locale.ROOT, ", first losses within %.1e", firstDifference()));
  }
}
