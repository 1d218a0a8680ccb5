package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceLayout;
import java.util.List;

/**
 * The adjoint of {@link Slice}: zeros of {@code shape} with {@code y[starts + i·steps] = x[i…]}.
 * Inputs: x, and starts as int32 [rank].
 */
public record Unslice(Shape shape, Integers steps) implements Primitive {
  @Override
  public String name() {
    return "unslice";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.get(0);
    if (x.shape().rank() != shape.rank()) {
      throw new ShapeException("unslice: " + x.shape() + " and " + shape + " differ in rank");
    }
    Slice.check("unslice", shape, steps, inputs.get(1));
    return List.of(new TensorType(x.dtype(), shape));
  }

  @Override
  public void check(List<Tensor> inputs) {
    Slice.checkKnown("unslice", shape, inputs.get(0).shape(), steps, inputs.get(1));
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
    return ReferenceLayout.unslice(this, type, inputs.get(0), inputs.get(1));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {
      Recorder.record(new Slice(b.input(0).shape(), steps), b.cotangent(0), b.input(1)), null
    };
  }
}
