package dev.trigrad;

import dev.trigrad.graph.Recorder;
import java.util.function.ToIntFunction;

/** Java's arrays as leaves: copied, checked, and rounded once where they are wider. */
final class Nested {
  private static final String NAME = "tensor";

  private Nested() {}

  /** The shape of {@code length} values: that of {@code extents}, or one axis. */
  static Shape shape(int length, int[] extents) {
    ArgumentException.requirePresent(extents, NAME, "array of extents");
    Shape shape = extents.length == 0 ? Shape.of(length) : Shape.of(extents);
    if (shape.elements() != length) {
      throw new ShapeException(NAME + ": " + length + " values do not fill " + shape);
    }
    return shape;
  }

  /** The float nearest to {@code value}; a finite number stays finite. */
  static float rounded(String operation, double value) {
    float rounded = (float) value;
    if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
      throw new DTypeException(
          operation + ": " + value + " exceeds float32, whose largest is 3.4028235E38; scale it");
    }
    return rounded;
  }

  static float[] floats(double[] values) {
    ArgumentException.requirePresent(values, NAME, "array of values");
    float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = rounded(NAME, values[i]);
    }
    return rounded;
  }

  static int[] ints(long[] values) {
    ArgumentException.requirePresent(values, NAME, "array of values");
    int[] narrow = new int[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (int) values[i];
      if (narrow[i] != values[i]) {
        throw new DTypeException(
            NAME
                + ": "
                + values[i]
                + " at position "
                + i
                + " is no int32, expected -2147483648 to 2147483647");
      }
    }
    return narrow;
  }

  static float[] stored(boolean[] values) {
    ArgumentException.requirePresent(values, NAME, "array of values");
    float[] stored = new float[values.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = values[i] ? 1 : 0;
    }
    return stored;
  }

  static Tensor matrix(float[][] rows) {
    Shape shape = shape(rows, row -> row.length);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * shape.extent(1), shape.extent(1));
    }
    return Recorder.constant(TensorType.float32(shape), values);
  }

  static Tensor matrix(double[][] rows) {
    Shape shape = shape(rows, row -> row.length);
    double[] values = new double[shape.elements()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * shape.extent(1), shape.extent(1));
    }
    return Recorder.constant(TensorType.float32(shape), floats(values));
  }

  static Tensor matrix(int[][] rows) {
    Shape shape = shape(rows, row -> row.length);
    int[] values = new int[shape.elements()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * shape.extent(1), shape.extent(1));
    }
    return Recorder.constant(TensorType.int32(shape), values);
  }

  /** The shape of {@code rows}, which are present and of equal length. */
  private static <T> Shape shape(T[] rows, ToIntFunction<T> length) {
    ArgumentException.requirePresent(rows, NAME, "array of rows");
    for (int i = 0; i < rows.length; i++) {
      ArgumentException.requirePresent(rows[i], NAME, "row", i);
    }
    int columns = rows.length == 0 ? 0 : length.applyAsInt(rows[0]);
    for (int i = 0; i < rows.length; i++) {
      int found = length.applyAsInt(rows[i]);
      if (found != columns) {
        throw new ShapeException(
            NAME + ": row " + i + " has " + found + " values, row 0 has " + columns);
      }
    }
    return Shape.of(rows.length, columns);
  }

  /** Matrices of equal shape along a new first axis. */
  static Tensor stack(float[][][] matrices) {
    ArgumentException.requirePresent(matrices, NAME, "array of matrices");
    int rows = matrices.length == 0 ? 0 : length(matrices, 0);
    int columns =
        rows == 0 ? 0 : ArgumentException.requirePresent(matrices[0][0], NAME, "row", 0).length;
    Shape shape = Shape.of(matrices.length, rows, columns);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < matrices.length; i++) {
      if (length(matrices, i) != rows) {
        throw new ShapeException(
            NAME + ": matrix " + i + " has " + matrices[i].length + " rows, matrix 0 has " + rows);
      }
      for (int j = 0; j < rows; j++) {
        float[] row = ArgumentException.requirePresent(matrices[i][j], NAME, "row", j);
        if (row.length != columns) {
          throw new ShapeException(
              NAME
                  + ": row "
                  + j
                  + " of matrix "
                  + i
                  + " has "
                  + row.length
                  + " values, the first has "
                  + columns);
        }
        System.arraycopy(row, 0, values, (i * rows + j) * columns, columns);
      }
    }
    return Recorder.constant(TensorType.float32(shape), values);
  }

  private static int length(float[][][] matrices, int i) {
    return ArgumentException.requirePresent(matrices[i], NAME, "matrix", i).length;
  }
}
