package dev.trigrad.op.composite;

import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import java.util.List;

/**
 * Adds {@code before[d]} and {@code after[d]} elements at the ends of each axis d. Inputs: x, and
 * the added value, a scalar of x's type.
 */
public record Pad(Integers before, Integers after) implements Composite {
  @Override
  public String name() {
    return "pad";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.get(0);
    TensorType value = inputs.get(1);
    int rank = x.shape().rank();
    if (before.size() != rank || after.size() != rank) {
      throw new ShapeException(
          "pad: "
              + before
              + " before and "
              + after
              + " after need one number per axis of "
              + x.shape());
    }
    if (value.dtype() != x.dtype() || value.shape().rank() != 0) {
      throw new DTypeException(
          "pad: value is " + value + ", expected a scalar of the type of " + x);
    }
    int[] extents = x.shape().extents();
    for (int d = 0; d < rank; d++) {
      if (before.get(d) < 0 || after.get(d) < 0) {
        throw new ShapeException(
            "pad: negative amount along axis "
                + d
                + ", "
                + before
                + " and "
                + after
                + "; use slice");
      }
      long extent = (long) extents[d] + before.get(d) + after.get(d);
      if (extent > Integer.MAX_VALUE) {
        throw new ShapeException(
            "pad: axis "
                + d
                + " of "
                + x.shape()
                + " would have "
                + extent
                + " elements, more than 2³¹ − 1; pad less");
      }
      extents[d] = (int) extent;
    }
    return List.of(new TensorType(x.dtype(), Shape.of(extents)));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.get(0);
    Tensor value = inputs.get(1);
    for (int d = 0; d < before.size(); d++) {
      Tensor start = value.expand(x.shape().with(d, before.get(d)));
      Tensor end = value.expand(x.shape().with(d, after.get(d)));
      if (before.get(d) > 0 && after.get(d) > 0) {
        x = start.concat(d, x, end);
      } else if (before.get(d) > 0) {
        x = start.concat(d, x);
      } else if (after.get(d) > 0) {
        x = x.concat(d, end);
      }
    }
    return List.of(x);
  }
}
