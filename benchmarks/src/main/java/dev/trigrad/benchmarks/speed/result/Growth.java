package dev.trigrad.benchmarks.speed.result;

import dev.trigrad.benchmarks.compare.Quartiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A network that grows in one direction.
 *
 * @param name of what grows
 * @param others what stays
 * @param points by growing size
 */
public record Growth(String name, String others, List<Point> points) {
  /** Those whose growth is measured. */
  public static final List<String> ENGINES = List.of("vector", "native");

  /** A size and its workload. */
  public record Point(int size, Workload workload) {}

  /**
   * How time and work grow.
   *
   * @param measured microseconds by size
   * @param time their fit
   * @param exponents of fits of time through one iteration of each size
   * @param work fit of the operations of the same sizes
   */
  public record Fit(
      List<PowerFit.Point> measured, PowerFit time, Quartiles exponents, PowerFit work) {
    /** What linear growth may show: the exponent of time over that of work. */
    public static final double LINEAR = 1.1;

    /** The exponent of time where that of work is 1. */
    public Quartiles ratios() {
      return exponents.map(exponent -> exponent / work.exponent());
    }

    /** Whether time grows no faster than work. */
    public boolean linear() {
      return ratios().median() <= LINEAR;
    }
  }

  /** Batch and width grow by {@code factor} from point to point, depth by {@code depthFactor}. */
  public static List<Growth> all(int factor, int depthFactor) {
    return List.of(
        new Growth("batch", "784-128-10", points(1, 4096, factor, "784-128-10/%d")),
        new Growth("width", "n-n-10, batch 64", points(16, 4096, factor, "%1$d-%1$d-10/64")),
        new Growth(
            "depth", "layers of 256, batch 64", points(1, 64, depthFactor, "256-256*%d-10/64")));
  }

  private static List<Point> points(int from, int to, int factor, String shape) {
    var points = new ArrayList<Point>();
    for (int size = from; size <= to; size *= factor) {
      points.add(
          new Point(
              size, new Workload(Workload.Kind.SGD, String.format(Locale.ROOT, shape, size))));
    }
    return List.copyOf(points);
  }

  /** Its workloads. */
  public List<Workload> workloads() {
    return points.stream().map(Point::workload).toList();
  }

  /** The fit for {@code engine}, if at least three sizes have been measured. */
  public Optional<Fit> fit(Results results, String engine) {
    var times = new ArrayList<PowerFit.Point>();
    var work = new ArrayList<PowerFit.Point>();
    for (Point point : points) {
      double time = results.time(point.workload, engine);
      if (!Double.isNaN(time)) {
        times.add(new PowerFit.Point(point.size, time));
        work.add(new PowerFit.Point(point.size, point.workload.flops()));
      }
    }
    return times.size() < 3
        ? Optional.empty()
        : Optional.of(
            new Fit(
                times,
                PowerFit.ofUpperHalf(times),
                exponents(results, engine),
                PowerFit.ofUpperHalf(work)));
  }

  /** Of the i-th iterations of all sizes. */
  private Quartiles exponents(Results results, String engine) {
    var measured = new TreeMap<Integer, List<Double>>();
    for (Point point : points) {
      results
          .find(point.workload, engine)
          .filter(measurement -> !Double.isNaN(measurement.time()))
          .ifPresent(measurement -> measured.put(point.size, measurement.times()));
    }
    int iterations = measured.values().stream().mapToInt(List::size).min().orElse(0);
    var exponents = new ArrayList<Double>();
    for (int i = 0; i < iterations; i++) {
      var times = new ArrayList<PowerFit.Point>();
      for (var size : measured.entrySet()) {
        times.add(new PowerFit.Point(size.getKey(), size.getValue().get(i)));
      }
      exponents.add(PowerFit.ofUpperHalf(times).exponent());
    }
    return Quartiles.of(exponents);
  }
}
