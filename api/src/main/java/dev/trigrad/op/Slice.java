package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceLayout;
import java.util.List;

/**
 * Every {@code steps[d]}-th element of x along each axis d from {@code starts[d]} on, {@code
 * sizes[d]} of them: {@code y[i…] = x[starts + i·steps]}. Inputs: x, and starts as int32 [rank], so
 * that a moving window is one plan.
 *
 * @param sizes the result's shape
 * @param steps non-zero; negative ones walk backwards
 */
public record Slice(Shape sizes, Integers steps) implements Primitive {
  @Override
  public String name() {
    return "slice";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.get(0);
    if (sizes.rank() != x.shape().rank()) {
      throw new ShapeException("slice: sizes " + sizes + " and " + x.shape() + " differ in rank");
    }
    check("slice", x.shape(), steps, inputs.get(1));
    return List.of(new TensorType(x.dtype(), sizes));
  }

  @Override
  public void check(List<Tensor> inputs) {
    checkKnown("slice", inputs.get(0).shape(), sizes, steps, inputs.get(1));
  }

  /** Checks the range where starts is a known leaf. */
  static void checkKnown(String name, Shape whole, Shape sizes, Integers steps, Tensor starts) {
    if (starts.knownInts() instanceof int[] known) {
      checkStarts(name, whole, sizes, steps, known);
    }
  }

  /** Checks steps and the type of starts. */
  static void check(String name, Shape whole, Integers steps, TensorType starts) {
    if (starts.dtype() != DType.INT32
        || starts.shape().rank() != 1
        || starts.shape().extent(0) != whole.rank()) {
      throw new ShapeException(
          name + ": starts is " + starts + ", expected int32[" + whole.rank() + "]");
    }
    if (steps.size() != whole.rank()) {
      throw new ShapeException(name + ": steps " + steps + " need one number per axis of " + whole);
    }
    for (int d = 0; d < steps.size(); d++) {
      if (steps.get(d) == 0) {
        throw new ShapeException(name + ": step 0 along axis " + d + "; steps must not be zero");
      }
    }
  }

  /**
   * Checks that the slice lies within {@code whole}; for kernels and for known starts.
   *
   * @throws dev.trigrad.IndexException naming the axis if it does not
   */
  public static void checkStarts(
      String name, Shape whole, Shape sizes, Integers steps, int[] starts) {
    for (int d = 0; d < whole.rank(); d++) {
      if (sizes.extent(d) == 0) {
        continue;
      }
      long first = starts[d];
      long last = first + (long) (sizes.extent(d) - 1) * steps.get(d);
      if (Math.min(first, last) < 0 || Math.max(first, last) >= whole.extent(d)) {
        throw new dev.trigrad.IndexException(
            name
                + ": elements "
                + first
                + " to "
                + last
                + " along axis "
                + d
                + " are outside "
                + whole);
      }
    }
  }

  @Override
  public boolean canFail() {
    return true;
  }

  @Override
  public Access access() {
    return Access.ANY;
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return 0;
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceLayout.slice(this, type, inputs.get(0), inputs.get(1));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor whole =
        dev.trigrad.graph.Recorder.record(
            new Unslice(b.input(0).shape(), steps), b.cotangent(0), b.input(1));
    return new Tensor[] {whole, null};
  }
}
