package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceIndex;
import java.util.List;

/** The integers 0, 1, …, count − 1 as int32 [count]; no inputs. */
public record Iota(int count) implements Primitive {
  @Override
  public String name() {
    return "iota";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return List.of(TensorType.int32(Shape.of(count)));
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
    return ReferenceIndex.iota(type);
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[0];
  }
}
