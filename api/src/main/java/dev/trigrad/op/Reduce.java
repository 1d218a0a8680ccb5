package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceReduce;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sum, maximum or minimum over {@code axes}.
 *
 * @param axes sorted, distinct, non-negative
 * @param keep whether the reduced axes stay with extent 1
 */
public record Reduce(ReduceFunction function, Integers axes, boolean keep) implements Primitive {
  private static final Reduce[][] ALL = all();

  /**
   * The reduction of all axes of a tensor of {@code rank} to a scalar; one shared instance each.
   */
  public static Reduce all(ReduceFunction function, int rank) {
    return ALL[function.ordinal()][rank];
  }

  private static Reduce[][] all() {
    var functions = ReduceFunction.values();
    var all = new Reduce[functions.length][Shape.MAX_RANK + 1];
    for (var function : functions) {
      for (int rank = 0; rank <= Shape.MAX_RANK; rank++) {
        var axes = Integers.of(IntStream.range(0, rank).toArray());
        all[function.ordinal()][rank] = new Reduce(function, axes, false);
      }
    }
    return all;
  }

  @Override
  public String name() {
    return function.label();
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (x.dtype() == DType.BOOL) {
      throw new DTypeException(name() + ": does not take " + x + "; cast it first");
    }
    if (function != ReduceFunction.SUM) {
      for (int i = 0; i < axes.size(); i++) {
        if (x.shape().extent(axes.get(i)) == 0) {
          throw new ShapeException(
              name()
                  + ": axis "
                  + axes.get(i)
                  + " of "
                  + x.shape()
                  + " is empty and "
                  + name()
                  + " has no identity");
        }
      }
    }
    if (axes.size() == x.shape().rank() && !keep) {
      requireEvery(x.shape());
      return List.of(TensorType.scalar(x.dtype()));
    }
    return List.of(new TensorType(x.dtype(), x.shape().reduce(axes.toArray(), keep)));
  }

  private void requireEvery(Shape shape) {
    for (int i = 0; i < axes.size(); i++) {
      if (axes.get(i) != i) {
        throw new ShapeException(name() + ": axes " + axes + " are not those of " + shape);
      }
    }
  }

  /** How many elements are reduced to one. */
  public int count(Shape input) {
    int count = 1;
    for (int i = 0; i < axes.size(); i++) {
      count *= input.extent(axes.get(i));
    }
    return count;
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
    return function.decision();
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceReduce.reduce(this, type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = b.input(0);
    Shape kept = x.shape().reduce(axes.toArray(), true);
    Tensor g = b.cotangent(0).reshape(kept.extents());
    if (function == ReduceFunction.SUM) {
      return new Tensor[] {g.expand(x.shape())};
    }
    Tensor chosen = x.equal(b.output(0).reshape(kept.extents()));
    Tensor share = g.div(chosen.cast(DType.FLOAT32).sumKeep(axes.toArray()));
    return new Tensor[] {chosen.where(share, Tensor.of(0f))};
  }
}
