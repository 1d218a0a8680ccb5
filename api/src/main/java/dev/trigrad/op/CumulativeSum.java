package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceSum;
import java.util.List;

/**
 * Running sum along an axis: {@code y[i] = x[0] + … + x[i]}, or from the end, {@code y[i] = x[i] +
 * … + x[n − 1]}; of the input's shape.
 *
 * <p>The sum is one chain, each element added to the one before it; int32 wraps. Its gradient is
 * the running sum of the cotangent in the other direction. Source: NumPy's {@code cumsum}.
 *
 * @param axis non-negative
 * @param reversed whether the sum runs from the end
 */
public record CumulativeSum(int axis, boolean reversed) implements Primitive {
  @Override
  public String name() {
    return "cumulativeSum";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (x.dtype() == DType.BOOL) {
      throw new DTypeException("cumulativeSum: does not take " + x + "; cast it first");
    }
    if (x.shape().axis(axis, name()) != axis) {
      throw new ShapeException(
          "cumulativeSum: axis "
              + axis
              + " of "
              + x.shape()
              + " counts from the end, expected 0 to "
              + (x.shape().rank() - 1));
    }
    return List.of(x);
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public Access access() {
    return Access.ANY;
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return inputs.getFirst().elements();
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  /** The bound of element i of a chain is that of a sum of its i + 1 terms with i roundings. */
  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    ReferenceValue x = inputs.getFirst();
    Shape shape = type.shape();
    int n = shape.extent(axis);
    int inner = shape.range(axis + 1, shape.rank()).elements();
    var sums = new ReferenceValue(type, new double[x.elements()], new double[x.elements()]);
    for (int chain = 0; n > 0 && chain < x.elements() / n; chain++) {
      int first = chain / inner * n * inner + chain % inner;
      int last = first + (n - 1) * inner;
      int start = reversed ? last : first;
      int step = reversed ? -inner : inner;
      if (type.dtype() == DType.INT32) {
        integers(x, sums, start, step, n);
      } else {
        numbers(x, sums, start, step, n);
      }
    }
    return sums;
  }

  private static void numbers(ReferenceValue x, ReferenceValue sums, int start, int step, int n) {
    var sum = new ReferenceSum();
    for (int i = 0, at = start; i < n; i++, at += step) {
      sum.add(x.value()[at], x.bound()[at]);
      sum.store(sums.value(), sums.bound(), at, i);
    }
    // Nothing is added to the first: it keeps its bits, the sign of zero included.
    sums.value()[start] = x.value()[start];
    sums.bound()[start] = x.bound()[start];
  }

  private static void integers(ReferenceValue x, ReferenceValue sums, int start, int step, int n) {
    int sum = 0;
    double error = 0;
    for (int i = 0, at = start; i < n; i++, at += step) {
      sum += (int) x.value()[at];
      error += x.bound()[at];
      // What may have wrapped may be any integer.
      boolean wraps = error > 0 && Math.abs((double) sum) + error > Integer.MAX_VALUE;
      error = wraps ? Double.POSITIVE_INFINITY : error;
      sums.value()[at] = sum;
      sums.bound()[at] = error;
    }
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {b.cotangent(0).cumulativeSum(axis, !reversed)};
  }
}
