package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceScan;
import java.util.List;

/**
 * Linear recurrence of first order along an axis: {@code y[0] = b[0]}, {@code y[i] = a[i] · y[i −
 * 1] + b[i]}; or from the end, {@code y[n − 1] = b[n − 1]}, {@code y[i] = a[i] · y[i + 1] + b[i]}.
 * Inputs: a and b, of one type and shape, which are the result's. The a of the first element has no
 * influence.
 *
 * <p>One chain, product and sum each rounded by itself; int32 wraps. Running products ({@code b =
 * 0} but for the first), moving averages and discounted sums are such recurrences. The gradient is
 * one, too, in the other direction: {@code s[i] = g[i] + a[i + 1] · s[i + 1]}, {@code db = s},
 * {@code da[i] = s[i] · y[i − 1]}; it divides by nothing, and so is right where an a is 0.
 *
 * <p>Sources: Blelloch, Prefix Sums and Their Applications, 1990; Martin and Cundy, Parallelizing
 * Linear Recurrent Neural Nets Over Sequence Length, 2018.
 *
 * @param axis non-negative
 * @param reversed whether it runs from the end
 */
public record LinearRecurrence(int axis, boolean reversed) implements Primitive {
  @Override
  public String name() {
    return "linearRecurrence";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType a = inputs.get(0);
    TensorType b = inputs.get(1);
    if (a.dtype() != b.dtype() || a.dtype() == DType.BOOL) {
      throw new DTypeException(
          "linearRecurrence: coefficients are "
              + a
              + ", terms are "
              + b
              + ", expected both float32 or both int32; cast them");
    }
    if (!a.shape().equals(b.shape())) {
      throw new ShapeException(
          "linearRecurrence: coefficients "
              + a.shape()
              + " and terms "
              + b.shape()
              + " must have one shape; expand them");
    }
    ArgSort.requireAxis(name(), b.shape(), axis);
    return List.of(b);
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
    return 2L * outputs.getFirst().elements();
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceScan.linearRecurrence(this, type, inputs.get(0), inputs.get(1));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor a = b.input(0);
    Tensor y = b.output(0);
    int n = y.shape().extent(axis);
    if (n < 2) {
      return new Tensor[] {null, b.cotangent(0)};
    }
    // The coefficient that leads to the next element; what leads beyond the last is not read.
    Tensor next = reversed ? first(a).concat(axis, most(a, 0)) : most(a, 1).concat(axis, last(a));
    var back = new LinearRecurrence(axis, !reversed);
    Tensor s = Recorder.record(back, next, b.cotangent(0));
    if (!b.needs(0)) {
      return new Tensor[] {null, s};
    }
    Tensor slope = most(s, reversed ? 0 : 1).mul(most(y, reversed ? 1 : 0));
    Tensor none = Tensor.of(0f).expand(y.shape().with(axis, 1));
    Tensor da = reversed ? slope.concat(axis, none) : none.concat(axis, slope);
    return new Tensor[] {da, s};
  }

  private Tensor first(Tensor x) {
    return x.slice(axis, 0, 1);
  }

  private Tensor last(Tensor x) {
    int n = x.shape().extent(axis);
    return x.slice(axis, n - 1, n);
  }

  /** All elements but one at an end, {@code from} 0 or 1 on. */
  private Tensor most(Tensor x, int from) {
    return x.slice(axis, from, from + x.shape().extent(axis) - 1);
  }
}
