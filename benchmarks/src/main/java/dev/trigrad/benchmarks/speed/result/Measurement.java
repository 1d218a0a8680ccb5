package dev.trigrad.benchmarks.speed.result;

import dev.trigrad.benchmarks.compare.Quartiles;
import java.util.List;

/**
 * What one contender did in one workload.
 *
 * @param workload the work
 * @param contender who did it
 * @param times of one operation in microseconds, one of each iteration
 * @param extras what else was taken, one of each iteration: under load, the 99th percentile in
 *     microseconds; of overheads, bytes allocated; of a start, bytes of memory
 * @param learning how the loss fell, {@code null} if nothing was trained
 * @param version of the library
 * @param failure why there is nothing else, or {@code null}
 */
public record Measurement(
    Workload workload,
    String contender,
    List<Double> times,
    List<Double> extras,
    Learning learning,
    String version,
    String failure) {
  /** Ends the name of who starts with an ahead-of-time cache. */
  public static final String CACHED = "+aot";

  /** Whether its loss fell, if anything was trained. */
  public boolean learned() {
    return learning == null || learning.fell();
  }

  /** Median of one operation in microseconds; NaN after a failure. */
  public double time() {
    return median(times);
  }

  /** Median of the extras; NaN if there are none. */
  public double extra() {
    return median(extras);
  }

  /** The middle half of the times, in microseconds; NaN after a failure. */
  public Quartiles quartiles() {
    return Quartiles.of(times);
  }

  private static double median(List<Double> values) {
    return Quartiles.of(values).median();
  }

  /** With the iterations of a further fork. */
  public Measurement and(Measurement other) {
    if (failure != null || other.failure != null) {
      return failure != null ? this : other;
    }
    return new Measurement(
        workload,
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
