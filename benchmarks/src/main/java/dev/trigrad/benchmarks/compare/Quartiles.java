package dev.trigrad.benchmarks.compare;

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The middle half of some values, by linear interpolation between neighbours in order; NaN of none.
 *
 * @param low a quarter is below
 * @param median a half is below
 * @param high a quarter is above
 */
public record Quartiles(double low, double median, double high) {
  /** Of {@code values}. */
  public static Quartiles of(Collection<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  /** These values by {@code monotone}, which rises or falls throughout. */
  public Quartiles map(DoubleUnaryOperator monotone) {
    double one = monotone.applyAsDouble(low);
    double other = monotone.applyAsDouble(high);
    return new Quartiles(
        Math.min(one, other), monotone.applyAsDouble(median), Math.max(one, other));
  }

  /**
   * Positive values over those of {@code divisor}: medians by one another, and between which bounds
   * the ratio lies if each is within its middle half. 1 is within exactly if the two overlap.
   */
  public Quartiles over(Quartiles divisor) {
    return new Quartiles(low / divisor.high, median / divisor.median, high / divisor.low);
  }

  /** Whether {@code value} is within the middle half. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  private static double at(List<Double> sorted, double share) {
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
