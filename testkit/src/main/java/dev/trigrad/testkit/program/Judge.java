package dev.trigrad.testkit.program;

import dev.trigrad.reference.ReferenceValue;

/** What an expected value proves. */
public final class Judge {
  /**
   * Part of a tensor's largest magnitude up to which a bound tells its elements from one another.
   */
  private static final double TELLING = 1.0 / 16;

  private Judge() {}

  /** Number of elements whose bound is small enough to notice a wrong one. */
  public static int judged(ReferenceValue value) {
    double limit = TELLING * Math.max(largest(value), Float.MIN_NORMAL);
    int judged = 0;
    for (double bound : value.bound()) {
      judged += bound <= limit ? 1 : 0;
    }
    return judged;
  }

  /** The largest magnitude of an element. */
  static double largest(ReferenceValue value) {
    double largest = 0;
    for (double element : value.value()) {
      largest =
          Math.max(largest, Double.isNaN(element) ? Double.POSITIVE_INFINITY : Math.abs(element));
    }
    return largest;
  }
}
