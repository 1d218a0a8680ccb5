package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceLayout;
import java.util.List;

/**
 * Repeats the input to {@code shape} by NumPy's broadcasting rule; the gradient sums over the
 * repeats.
 */
public record Expand(Shape shape) implements Primitive {
  @Override
  public String name() {
    return "expand";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (!x.shape().broadcastsTo(shape)) {
      throw new ShapeException(
          "expand: "
              + x.shape()
              + " does not broadcast to "
              + shape
              + "; extents must be equal or 1");
    }
    return List.of(new TensorType(x.dtype(), shape));
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
    return 0;
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    ReferenceValue x = inputs.getFirst();
    return ReferenceLayout.take(type, x, ReferenceLayout.broadcast(x.type().shape(), shape));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {b.cotangent(0)};
  }
}
