package dev.trigrad.data;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.util.Arrays;

/**
 * Count, mean, sum of squared distances to it, least and greatest of numbers, in one pass and in
 * double precision. Source: Welford, Note on a Method for Calculating Corrected Sums of Squares and
 * Products, Technometrics 1962.
 */
final class Moments {
  final long[] counts;
  final double[] means;
  final double[] squares;
  final double[] least;
  final double[] greatest;

  Moments(int groups) {
    counts = new long[groups];
    means = new double[groups];
    squares = new double[groups];
    least = new double[groups];
    greatest = new double[groups];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  void add(int group, double value) {
    double delta = value - means[group];
    means[group] += delta / ++counts[group];
    squares[group] += delta * (value - means[group]);
    least[group] = Math.min(least[group], value);
    greatest[group] = Math.max(greatest[group], value);
  }

  /** √ of the mean squared distance to the mean (of n, not n − 1). */
  double deviation(int group) {
    return Math.sqrt(squares[group] / counts[group]);
  }

  /**
   * Of a float32 column, by groups that {@code shape} broadcasts to.
   *
   * @throws DataException if there are no rows, or a number is not finite
   */
  static Moments of(String operation, Dataset data, String column, Shape shape) {
    TensorType type = Columns.type(operation, data.columns(), column, DType.FLOAT32);
    int[] groups = Groups.of(type.shape(), shape);
    var moments = new Moments(shape.elements());
    if (data.size() == 0) {
      throw new DataException(operation + ": no rows to fit to; give at least one");
    }
    var source = new SourceRow(data, null);
    for (int row = 0; row < data.size(); row++) {
      float[] values = source.read(row, 0).floats(column);
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          throw new DataException(
              operation
                  + ": "
                  + Epoch.named(data, row)
                  + " of column '"
                  + column
                  + "' has "
                  + values[i]
                  + " at "
                  + i
                  + ", expected finite numbers; fill or leave out what is missing first");
        }
        moments.add(groups == null ? i : groups[i], values[i]);
      }
    }
    return moments;
  }
}
