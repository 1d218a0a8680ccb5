package dev.trigrad.engine.vector.row;

import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.engine.java.row.ReduceKernel.ColumnSum;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmedUp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over rows, such as gradients of biases: four vectors of columns at a time stay in registers
 * while the rows go by, in the order that {@link ReduceKernel} lays down.
 */
public final class ColumnSums {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private ColumnSums() {}

  /** The sum of columns; plain Java's until {@code warmUp} is done. */
  public static ColumnSum of(WarmUp warmUp) {
    return new Columns(warmUp, ReduceKernel.plainColumns());
  }

  private record Columns(WarmUp warmUp, ColumnSum plain) implements ColumnSum, WarmedUp {
    @Override
    public void sum(
        float[] x, int from, int rows, int width, float[] y, int to, float[][] scratch) {
      if (warmUp.done((long) rows * width / 4)) {
        ColumnSums.sum(x, from, rows, width, y, to);
      } else {
        plain.sum(x, from, rows, width, y, to, scratch);
      }
    }

    @Override
    public ColumnSum ofWidth(int width) {
      return width >= LANES ? this : plain;
    }

    @Override
    public Object lanes() {
      return this;
    }
  }

  /** {@code y[to + j] = Σ x[from + i·width + j]} over {@code rows} of at least 1. */
  static void sum(float[] x, int from, int rows, int width, float[] y, int to) {
    int j = 0;
    for (; j + 4 * LANES <= width; j += 4 * LANES) {
      fourVectors(x, from + j, rows, width, y, to + j);
    }
    for (; j + LANES <= width; j += LANES) {
      oneVector(x, from + j, rows, width, y, to + j);
    }
    for (; j < width; j++) {
      float sum = x[from + j];
      for (int i = 1; i < rows; i++) {
        sum += x[from + i * width + j];
      }
      y[to + j] = sum;
    }
  }

  static void fourVectors(float[] x, int from, int rows, int width, float[] y, int to) {
    if (rows < 0) {
      return;
    }
    var a = FloatVector.fromArray(F, x, from);
    var b = FloatVector.fromArray(F, x, from + LANES);
    var c = FloatVector.fromArray(F, x, from + 2 * LANES);
    var d = FloatVector.fromArray(F, x, from + 3 * LANES);
    int at = from;
    for (int i = 1; i < rows; i++) {
      at += width;
      a = a.add(FloatVector.fromArray(F, x, at));
      b = b.add(FloatVector.fromArray(F, x, at + LANES));
      c = c.add(FloatVector.fromArray(F, x, at + 2 * LANES));
      d = d.add(FloatVector.fromArray(F, x, at + 3 * LANES));
    }
    a.intoArray(y, to);
    b.intoArray(y, to + LANES);
    c.intoArray(y, to + 2 * LANES);
    d.intoArray(y, to + 3 * LANES);
  }

  static void oneVector(float[] x, int from, int rows, int width, float[] y, int to) {
    if (rows < 0) {
      return;
    }
    var a = FloatVector.fromArray(F, x, from);
    int at = from;
    for (int i = 1; i < rows; i++) {
      at += width;
      a = a.add(FloatVector.fromArray(F, x, at));
    }
    a.intoArray(y, to);
  }
}
