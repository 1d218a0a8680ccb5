package dev.trigrad.benchmarks.speed.result;

import dev.trigrad.benchmarks.compare.Quartiles;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
 * @param curves of fresh virtual machines, instead of times
 */
public record Measurement(
    Workload workload,
    String contender,
    List<Double> times,
    List<Double> extras,
    Learning learning,
    String version,
    String failure,
    List<Curve> curves) {
  /** Ends the name of who starts with an ahead-of-time cache. */
  public static final String CACHED = "+aot";

  /** Of times. */
  public Measurement(
      Workload workload,
      String contender,
      List<Double> times,
      List<Double> extras,
      Learning learning,
      String version,
      String failure) {
    this(workload, contender, times, extras, learning, version, failure, List.of());
  }

  /** The same, with {@code curves}. */
  public Measurement with(List<Curve> curves) {
    return new Measurement(workload, contender, times, extras, learning, version, failure, curves);
  }

  /** Whether its loss fell, if anything was trained. */
  public boolean learned() {
    return learning == null || learning.fell();
  }

  /** Median of one operation in microseconds; NaN after a failure. */
  public double time() {
    return quartiles().median();
  }

  /** Median of the extras; NaN if there are none. */
  public double extra() {
    return extraQuartiles().median();
  }

  /** The middle half of the extras; NaN if there are none. */
  public Quartiles extraQuartiles() {
    return Quartiles.of(extras);
  }

  /** For whoever waits: a time, or how many steps were done. */
  public String summary() {
    if (curves.isEmpty()) {
      return workload.text(time());
    }
    double last = curves.getFirst().seconds().getLast();
    return String.format(
        Locale.ROOT, "%,.0f steps in %.0f s", Curve.steps(curves, last).median(), last);
  }

  /** The middle half of the times, in microseconds; NaN after a failure. */
  public Quartiles quartiles() {
    return Quartiles.of(times);
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
        null,
        joined(curves, other.curves));
  }

  private static <T> List<T> joined(List<T> a, List<T> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }
}
