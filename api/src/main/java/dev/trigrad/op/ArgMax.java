package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceReduce;
import java.util.List;

/**
 * Index of the largest element along {@code axis}, int32: the first one among equals; a NaN counts
 * as largest.
 *
 * @param keep whether the axis stays with extent 1
 */
public record ArgMax(int axis, boolean keep) implements Primitive {
  @Override
  public String name() {
    return "argmax";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (x.dtype() == DType.BOOL) {
      throw new DTypeException("argmax: does not take " + x + "; cast it first");
    }
    if (x.shape().extent(axis) == 0) {
      throw new ShapeException("argmax: axis " + axis + " of " + x.shape() + " is empty");
    }
    return List.of(TensorType.int32(x.shape().reduce(new int[] {axis}, keep)));
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
    return Decision.RESULT;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceReduce.argMax(this, type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[1];
  }
}
