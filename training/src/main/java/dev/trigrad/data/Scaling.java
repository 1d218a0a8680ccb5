package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;

/**
 * {@code y = (x − shift) / spread · factor + offset} by numbers that have been fitted to the
 * training part of a data set, and are kept as the module's state: saved, loaded and copied with
 * the model that it stands in.
 *
 * <p>Shift and spread have the shape of a row, or one that broadcasts to it: [3, 1, 1] is one
 * number for each channel of rows [3, height, width].
 */
public abstract sealed class Scaling extends Module permits Standardize, MinMaxScale {
  final Shape shape;
  private final Cell shift;
  private final Cell spread;

  /** The identity until fitted. */
  Scaling(String shift, String spread, Shape shape) {
    this.shape = shape;
    this.shift = state(shift, Tensor.zeros(shape.extents()));
    this.spread = state(spread, Tensor.ones(shape.extents()));
  }

  /** Factor after the division. */
  abstract float factor();

  /** What is added at the end. */
  abstract float offset();

  final Cell shift() {
    return shift;
  }

  final Cell spread() {
    return spread;
  }

  /** The shape of the fitted numbers, with one axis for each of a row of {@code column}. */
  static Shape requireShape(String operation, Dataset data, String column, Shape shape) {
    ArgumentException.requirePresent(data, operation, "data set");
    TensorType type = Columns.type(operation, data.columns(), column, DType.FLOAT32);
    Shape fitted = shape == null ? type.shape() : shape;
    if (fitted.rank() != type.shape().rank() || !fitted.broadcastsTo(type.shape())) {
      throw new ShapeException(
          operation
              + ": column '"
              + column
              + "' is "
              + type
              + ", fitted numbers "
              + fitted
              + "; give as many axes, each of its extent or 1");
    }
    return fitted;
  }

  /** {@code [channels, 1, …]} for rows {@code [channels, …]}. */
  static Shape channels(String operation, Dataset data, String column) {
    Shape row = requireShape(operation, data, column, null);
    int[] extents = row.extents();
    for (int i = 1; i < extents.length; i++) {
      extents[i] = 1;
    }
    return Shape.of(extents);
  }

  /** Sets the fitted numbers; a spread of zero is that of a constant, which only is shifted. */
  final void fitted(String operation, double[] shifts, double[] spreads) {
    float[] left = new float[shifts.length];
    float[] right = new float[shifts.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = (float) shifts[i];
      right[i] = (float) spreads[i];
      if (Float.isInfinite(right[i])) {
        throw new DataException(
            operation + ": feature " + i + " spreads over " + spreads[i] + ", beyond float32");
      }
      right[i] = right[i] == 0 ? 1 : right[i];
    }
    shift.assign(Tensor.of(left, shape.extents()));
    spread.assign(Tensor.of(right, shape.extents()));
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    requireBatch(x);
    Tensor y = x.sub(pass.value(shift)).div(pass.value(spread));
    return factor() == 1 && offset() == 0 ? y : y.mul(factor()).add(offset());
  }

  /** {@code x} of outputs {@code y}, [batch, …]: a prediction back in the units of the data. */
  public final Tensor inverse(Tensor y) {
    ArgumentException.requirePresent(y, toString(), "output");
    requireBatch(y);
    Tensor scaled = factor() == 1 && offset() == 0 ? y : y.sub(offset()).div(factor());
    return scaled.mul(spread.tensor()).add(shift.tensor());
  }

  private void requireBatch(Tensor x) {
    int rank = x.shape().rank();
    if (rank != shape.rank() + 1 || !shape.broadcastsTo(x.shape().range(1, rank))) {
      throw new ShapeException(
          "input " + x.shape() + ", expected [batch, …] of rows like " + shape);
    }
  }

  /**
   * This as a map of a data set: {@code data.map(scaling.on("features"))}, bit by bit what the
   * module makes of a batch, with the numbers as they are now.
   */
  public final RowFunction on(String column) {
    ArgumentException.requirePresent(column, toString(), "column");
    float[] shifts = shift.snapshot().toArray();
    float[] spreads = spread.snapshot().toArray();
    return (source, target) -> {
      float[] x = source.floats(column);
      int[] groups = Groups.of(source.type(column).shape(), shape);
      for (int i = 0; i < x.length; i++) {
        int group = groups == null ? i : groups[i];
        float y = (x[i] - shifts[group]) / spreads[group];
        x[i] = factor() == 1 && offset() == 0 ? y : y * factor() + offset();
      }
    };
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + shape + ")";
  }
}
