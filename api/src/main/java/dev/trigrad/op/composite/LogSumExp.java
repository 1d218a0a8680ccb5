package dev.trigrad.op.composite;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import java.util.List;

/**
 * {@code log Σ exp(x)} over {@code axes}, computed as {@code s + log Σ exp(x − s)} with s the
 * maximum, or 0 where that is infinite; −∞ over nothing. Gradient: {@code g · exp(x − y)}.
 *
 * @param axes sorted, distinct, non-negative
 * @param keep whether the axes stay with extent 1
 */
public record LogSumExp(Integers axes, boolean keep) implements Composite {
  @Override
  public String name() {
    return "logSumExp";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = Softmax.requireFloat("logSumExp", inputs.getFirst());
    return List.of(TensorType.float32(x.shape().reduce(axes.toArray(), keep)));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    if (axes.size() == 0) {
      return List.of(x);
    }
    if (overNothing(x.shape())) {
      // The logarithm of 0, the empty sum; there is no maximum to shift by.
      Tensor nothing = Tensor.of(Float.NEGATIVE_INFINITY);
      return List.of(nothing.expand(x.shape().reduce(axes.toArray(), keep)));
    }
    Tensor shift = finiteOrZero(x.maxKeep(axes.toArray())).stopGradient();
    Tensor y = x.sub(shift).exp().sumKeep(axes.toArray()).log().add(shift);
    Shape shape = x.shape().reduce(axes.toArray(), keep);
    return List.of(y.reshape(shape.extents()));
  }

  private boolean overNothing(Shape shape) {
    boolean empty = false;
    for (int i = 0; i < axes.size(); i++) {
      empty |= shape.extent(axes.get(i)) == 0;
    }
    return empty;
  }

  private static Tensor finiteOrZero(Tensor x) {
    return x.abs().less(Float.POSITIVE_INFINITY).where(x, Tensor.of(0f));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = b.input(0);
    int[] kept = x.shape().reduce(axes.toArray(), true).extents();
    Tensor y = finiteOrZero(b.output(0).reshape(kept));
    return new Tensor[] {b.cotangent(0).reshape(kept).mul(x.sub(y).exp())};
  }
}
