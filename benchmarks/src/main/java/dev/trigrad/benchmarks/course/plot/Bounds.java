package dev.trigrad.benchmarks.course.plot;

import dev.trigrad.Tensor;
import java.util.List;

/** A rectangle of the plane. */
public record Bounds(double left, double right, double bottom, double top) {
  /** Checks that it has an inside. */
  public Bounds {
    if (!(right - left > 0 && top - bottom > 0)
        || !Double.isFinite(right - left)
        || !Double.isFinite(top - bottom)) {
      throw new IllegalArgumentException(
          "bounds: from "
              + left
              + " to "
              + right
              + " and from "
              + bottom
              + " to "
              + top
              + ", expected finite numbers, the lower first");
    }
  }

  /** From −{@code half} to {@code half} along both axes. */
  public static Bounds square(double half) {
    return new Bounds(-half, half, -half, half);
  }

  /** Around all points [n, 2], with a tenth to spare on each side. */
  public static Bounds around(Tensor points) {
    float[] values = points.toArray();
    double[] xs = new double[values.length / 2];
    double[] ys = new double[values.length / 2];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = values[2 * i];
      ys[i] = values[2 * i + 1];
    }
    return around(xs, ys);
  }

  /** Around all points ({@code xs}, {@code ys}), as above. */
  public static Bounds around(double[] xs, double[] ys) {
    Scale x = Scale.around(List.of(xs), false, 0.1);
    Scale y = Scale.around(List.of(ys), false, 0.1);
    return new Bounds(x.low(), x.high(), y.low(), y.high());
  }

  /** The middles of {@code n} × {@code n} equal cells, row by row from the bottom: [n², 2]. */
  Tensor middles(int n) {
    float[] points = new float[2 * n * n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        points[2 * (row * n + column)] = (float) (left + (right - left) * (column + 0.5) / n);
        points[2 * (row * n + column) + 1] = (float) (bottom + (top - bottom) * (row + 0.5) / n);
      }
    }
    return Tensor.of(points, n * n, 2);
  }

  Scale x() {
    return new Scale(left, right, false);
  }

  Scale y() {
    return new Scale(bottom, top, false);
  }
}
