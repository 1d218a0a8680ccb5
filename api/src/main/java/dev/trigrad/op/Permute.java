package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceLayout;
import java.util.List;

/**
 * Reorders the axes: axis i of the result is axis {@code order[i]} of the input.
 *
 * @param order a permutation of 0 … rank − 1
 */
public record Permute(Integers order) implements Primitive {
  @Override
  public String name() {
    return "permute";
  }

  /** Whether exactly the last two axes are exchanged. */
  public boolean transposes() {
    int rank = order.size();
    for (int axis = 0; axis < rank - 2; axis++) {
      if (order.get(axis) != axis) {
        return false;
      }
    }
    return rank >= 2 && order.get(rank - 2) == rank - 1 && order.get(rank - 1) == rank - 2;
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (order.size() != x.shape().rank()) {
      throw new ShapeException("permute: order " + order + " is none of the axes of " + x.shape());
    }
    x.shape().axes(order.toArray(), "permute");
    int[] extents = new int[order.size()];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = x.shape().extent(order.get(i));
    }
    return List.of(new TensorType(x.dtype(), Shape.of(extents)));
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
    return ReferenceLayout.permute(this, type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    int[] inverse = new int[order.size()];
    for (int i = 0; i < inverse.length; i++) {
      inverse[order.get(i)] = i;
    }
    return new Tensor[] {b.cotangent(0).permute(inverse)};
  }
}
