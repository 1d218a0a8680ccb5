package dev.trigrad.nn.init;

import dev.trigrad.RandomKey;

/** Matrices with orthonormal rows or columns, uniformly distributed. */
public final class OrthogonalMatrix {
  private OrthogonalMatrix() {}

  /**
   * A matrix [rows, columns] in row-major order whose rows, or columns if they are fewer, are
   * orthonormal: those of a normal matrix made so one after the other (Gram and Schmidt, each
   * twice, which is enough: Giraud et al., 2005).
   */
  public static double[] of(int rows, int columns, RandomKey key) {
    boolean wide = columns >= rows;
    int count = wide ? rows : columns;
    int length = wide ? columns : rows;
    double[] normal = NormalNumbers.of(key, count * length);
    var vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(normal, i * length, vectors[i], 0, length);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          add(-dot(vectors[i], vectors[j]), vectors[j], vectors[i]);
        }
        scale(vectors[i], 1 / Math.sqrt(dot(vectors[i], vectors[i])));
      }
    }
    double[] values = new double[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        values[r * columns + c] = wide ? vectors[r][c] : vectors[c][r];
      }
    }
    return values;
  }

  /** In four sums, which a processor adds at once. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
