package dev.trigrad.benchmarks.speed;

import java.util.List;

/**
 * What one contender did in one row.
 *
 * @param row the work
 * @param contender who did it
 * @param times of one operation in microseconds, one of each iteration
 * @param extras what else was taken, one of each iteration: under load, the 99th percentile in
 *     microseconds; of overheads, bytes allocated; of a start, bytes of memory
 * @param learning how the loss fell, {@code null} if nothing was trained
 * @param version of the library
 * @param failure why there is nothing else, or {@code null}
 */
record Measurement(
    Row row,
    String contender,
    List<Double> times,
    List<Double> extras,
    Learning learning,
    String version,
    String failure) {
  /** Whether its loss fell, if anything was trained. */
  boolean learned() {
    return learning == null || learning.fell();
  }

  /** Median of one operation in microseconds; NaN after a failure. */
  double time() {
    return median(times);
  }

  /** Median of the extras; NaN if there are none. */
  double extra() {
    return median(extras);
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** With the iterations of a further fork. */
  Measurement and(Measurement other) {
    if (failure != null || other.failure != null) {
      return failure != null ? this : other;
    }
    return new Measurement(
        row,
        contender,
        joined(times, other.times),
        joined(extras, other.extras),
        learning,
        version,
        null);
  }

  private static List<Double> joined(List<Double> a, List<Double> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }
}
