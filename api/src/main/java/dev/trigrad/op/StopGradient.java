package dev.trigrad.op;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceLayout;
import java.util.List;

/** The identity, through which no gradient flows ("detach"); costs nothing in a plan. */
public record StopGradient() implements Primitive {
  @Override
  public String name() {
    return "stopGradient";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return List.of(inputs.getFirst());
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
    return new Tensor[1];
  }
}
