package dev.trigrad.benchmarks.speed.result;

import java.util.List;

/**
 * The power law {@code y = factor · x^exponent} that lies closest to points, by least squares of
 * logarithms.
 */
public record PowerFit(double factor, double exponent) {
  /** A place where something was measured. */
  public record Point(double x, double y) {}

  /**
   * The fit through the upper half of {@code points}, those of larger x, the middle one included:
   * below lies what does not grow, such as the cost of a call.
   *
   * @throws IllegalArgumentException if fewer than two different x are left, or a coordinate is not
   *     positive
   */
  public static PowerFit ofUpperHalf(List<Point> points) {
    var sorted = points.stream().sorted(java.util.Comparator.comparingDouble(Point::x)).toList();
    return of(sorted.subList((sorted.size() - 1) / 2, sorted.size()));
  }

  /** The fit through {@code points}; errors as above. */
  public static PowerFit of(List<Point> points) {
    double n = points.size();
    double meanX = 0;
    double meanY = 0;
    for (Point point : points) {
      if (!(point.x > 0 && point.y > 0)) {
        throw new IllegalArgumentException("fit: " + point + " has no logarithm");
      }
      meanX += Math.log(point.x) / n;
      meanY += Math.log(point.y) / n;
    }
    double xx = 0;
    double xy = 0;
    for (Point point : points) {
      double dx = Math.log(point.x) - meanX;
      xx += dx * dx;
      xy += dx * (Math.log(point.y) - meanY);
    }
    if (!(xx > 0)) {
      throw new IllegalArgumentException("fit: " + points + " do not differ in x");
    }
    double exponent = xy / xx;
    return new PowerFit(Math.exp(meanY - exponent * meanX), exponent);
  }

  /** y at {@code x}. */
  public double at(double x) {
    return factor * Math.pow(x, exponent);
  }
}
