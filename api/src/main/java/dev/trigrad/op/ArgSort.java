package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceSort;
import java.util.List;

/**
 * Indices that sort the elements along {@code axis}, int32 of the input's shape: {@code y[i]} is
 * where the element stands that comes i-th.
 *
 * <p>Stable in both directions: equal elements, −0 and 0 among them, keep their order. A NaN counts
 * as largest, and false as less than true. Source: PyTorch's {@code argsort(stable=True)}.
 *
 * @param axis non-negative
 * @param descending whether the largest comes first
 */
public record ArgSort(int axis, boolean descending) implements Primitive {
  @Override
  public String name() {
    return "argsort";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    return List.of(TensorType.int32(requireAxis(name(), x.shape(), axis)));
  }

  /** Refuses an axis that counts from the end: equal operations have equal attributes. */
  static Shape requireAxis(String name, Shape shape, int axis) {
    if (shape.axis(axis, name) != axis) {
      throw new ShapeException(
          name
              + ": axis "
              + axis
              + " of "
              + shape
              + " counts from the end, expected 0 to "
              + (shape.rank() - 1));
    }
    return shape;
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public Access access() {
    return Access.ANY;
  }

  /** One comparison for each element and level of a sort that halves: n ⌈log₂ n⌉ along the axis. */
  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    int n = inputs.getFirst().shape().extent(axis);
    int levels = 32 - Integer.numberOfLeadingZeros(Math.max(n - 1, 0));
    return (long) inputs.getFirst().elements() * levels;
  }

  @Override
  public Decision decision() {
    return Decision.RESULT;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceSort.argSort(this, type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[1];
  }
}
