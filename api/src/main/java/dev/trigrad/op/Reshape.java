package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceLayout;
import java.util.List;

/** The same elements in the same row-major order under another shape; moves nothing. */
public record Reshape(Shape shape) implements Primitive {
  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (x.elements() != shape.elements()) {
      throw new ShapeException(
          "reshape: "
              + x.shape()
              + " has "
              + x.elements()
              + " elements, "
              + shape
              + " has "
              + shape.elements());
    }
    return List.of(new TensorType(x.dtype(), shape));
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public Access access() {
    return Access.ALIAS;
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
    return ReferenceLayout.same(type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {b.cotangent(0).reshape(b.input(0).shape().extents())};
  }
}
