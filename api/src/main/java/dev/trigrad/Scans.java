package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.CumulativeSum;
import dev.trigrad.op.LinearRecurrence;

/**
 * Scans of {@link Tensor}: each element of the result depends on those before it along an axis, or,
 * if {@code reversed}, on those after it. One chain each, so that the bits depend on nothing else;
 * int32 wraps, and truth values are counted as int32. Negative axes count from the end; errors are
 * thrown on the calling line.
 */
public sealed interface Scans permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /** This tensor, truth values as int32. */
  private Tensor numbers() {
    return self().dtype() == DType.BOOL ? self().cast(DType.INT32) : self();
  }

  /** Running sum {@code y[i] = x[0] + … + x[i]} along {@code axis}, of the same shape. */
  default Tensor cumulativeSum(int axis) {
    return cumulativeSum(axis, false);
  }

  /**
   * Running sum along {@code axis}, of the same shape; added from the end, {@code y[i] = x[i] + … +
   * x[n − 1]}, if {@code reversed}.
   */
  default Tensor cumulativeSum(int axis, boolean reversed) {
    int along = self().shape().axis(axis, "cumulativeSum");
    return Recorder.record(new CumulativeSum(along, reversed), numbers());
  }

  /** Running product {@code y[i] = x[0] · … · x[i]} along {@code axis}, of the same shape. */
  default Tensor cumulativeProduct(int axis) {
    return cumulativeProduct(axis, false);
  }

  /**
   * Running product along {@code axis}, of the same shape; multiplied from the end, {@code y[i] =
   * x[i] · … · x[n − 1]}, if {@code reversed}. The gradient divides by nothing: it is right where
   * elements are 0. Source: NumPy's {@code cumprod}.
   */
  default Tensor cumulativeProduct(int axis, boolean reversed) {
    Shape shape = self().shape();
    int along = shape.axis(axis, "cumulativeProduct");
    Tensor x = numbers();
    if (shape.elements() == 0) {
      return x;
    }
    int n = shape.extent(along);
    int[] extents = new int[shape.rank() - along];
    java.util.Arrays.fill(extents, 1);
    extents[0] = n;
    Tensor start = Tensor.arange(n).equal(reversed ? n - 1 : 0).reshape(extents);
    // Adding −0 changes no product, the sign of a zero included.
    Tensor nothing = x.dtype() == DType.INT32 ? Tensor.of(0) : Tensor.of(-0f);
    try {
      return Recorder.record(new LinearRecurrence(along, reversed), x, start.where(x, nothing));
    } catch (TrigradException e) {
      throw Renamed.as("cumulativeProduct", e);
    }
  }

  /**
   * Linear recurrence {@code y[0] = x[0]}, {@code y[i] = coefficients[i] · y[i − 1] + x[i]} along
   * {@code axis}, of this tensor's terms x.
   *
   * @param coefficients of this tensor's type, broadcast against it; the first along the axis has
   *     no influence
   */
  default Tensor linearRecurrence(Tensor coefficients, int axis) {
    return linearRecurrence(coefficients, axis, false);
  }

  /**
   * As above; from the end, {@code y[n − 1] = x[n − 1]}, {@code y[i] = coefficients[i] · y[i + 1] +
   * x[i]}, if {@code reversed}: rewards that are discounted, {@code
   * rewards.linearRecurrence(Tensor.of(0.99f), 0, true)}. Product and sum are rounded each. Sources
   * as in {@link LinearRecurrence}.
   *
   * @throws ShapeException if the shapes do not broadcast
   * @throws DTypeException unless both are float32 or both int32
   */
  default Tensor linearRecurrence(Tensor coefficients, int axis, boolean reversed) {
    ArgumentException.requirePresent(coefficients, "linearRecurrence", "tensor of coefficients");
    Shape shape = Shape.broadcast(self().shape(), coefficients.shape(), "linearRecurrence");
    return Recorder.record(
        new LinearRecurrence(shape.axis(axis, "linearRecurrence"), reversed),
        coefficients.expand(shape),
        self().expand(shape));
  }
}
