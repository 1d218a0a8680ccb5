package dev.trigrad.op;

import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceLayout;
import java.util.List;

/**
 * Joins one or more tensors along {@code axis}; all other extents and the element types are equal.
 */
public record Concat(int axis) implements Primitive {
  @Override
  public String name() {
    return "concat";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType first = inputs.getFirst();
    long extent = 0;
    for (int i = 0; i < inputs.size(); i++) {
      TensorType next = inputs.get(i);
      if (next.dtype() != first.dtype()) {
        throw new DTypeException(
            "concat: element types differ, " + first + " and " + next + "; cast one of them");
      }
      Shape s = next.shape();
      if (s.rank() != first.shape().rank()
          || !s.with(axis, 1).equals(first.shape().with(axis, 1))) {
        throw new ShapeException(
            "concat: shapes differ beside axis "
                + axis
                + ", "
                + first.shape()
                + " and "
                + s
                + " (input "
                + i
                + ")");
      }
      extent += s.extent(axis);
    }
    if (extent > Integer.MAX_VALUE) {
      throw new ShapeException(
          "concat: axis "
              + axis
              + " of "
              + inputs.size()
              + " tensors like "
              + first.shape()
              + " has "
              + extent
              + " elements in all, more than 2³¹ − 1; join fewer");
    }
    return List.of(new TensorType(first.dtype(), first.shape().with(axis, (int) extent)));
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
    return ReferenceLayout.concat(axis, type, inputs);
  }

  @Override
  public Tensor[] gradient(Backward b) {
    var result = new Tensor[b.inputs().size()];
    int from = 0;
    for (int i = 0; i < result.length; i++) {
      int to = from + b.input(i).shape().extent(axis);
      result[i] = b.needs(i) ? b.cotangent(0).slice(axis, from, to) : null;
      from = to;
    }
    return result;
  }
}
