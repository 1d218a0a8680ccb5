package dev.trigrad.benchmarks.course.plot;

import java.awt.geom.Path2D;

/**
 * Lines along which a function has one value, by marching squares over a grid of its values.
 * Source: Lorensen and Cline, Marching Cubes, SIGGRAPH 1987, in two dimensions.
 */
final class Contours {
  private final double[] values;
  private final int n;

  /** Over the {@code n} × {@code n} {@code values}, row by row. */
  Contours(double[] values, int n) {
    this.values = values;
    this.n = n;
  }

  /** Where the function is {@code level}, in units of the grid: value (row, column) is at both. */
  Path2D at(double level) {
    var path = new Path2D.Double();
    for (int row = 0; row + 1 < n; row++) {
      for (int column = 0; column + 1 < n; column++) {
        square(path, row, column, level);
      }
    }
    return path;
  }

  private void square(Path2D path, int row, int column, double level) {
    double[] corners = {
      values[row * n + column],
      values[row * n + column + 1],
      values[(row + 1) * n + column + 1],
      values[(row + 1) * n + column]
    };
    boolean drawing = false;
    for (int side = 0; side < 4; side++) {
      double from = corners[side];
      double to = corners[(side + 1) % 4];
      if (from < level == to < level || !Double.isFinite(from) || !Double.isFinite(to)) {
        continue;
      }
      double share = (level - from) / (to - from);
      double x = column + new double[] {share, 1, 1 - share, 0}[side];
      double y = row + new double[] {0, share, 1, 1 - share}[side];
      if (drawing) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
      }
      drawing = !drawing;
    }
  }
}
