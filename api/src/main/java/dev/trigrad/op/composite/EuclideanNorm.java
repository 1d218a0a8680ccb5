package dev.trigrad.op.composite;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import java.util.List;

/**
 * {@code y = √(Σ x²)} over {@code axes}; 0 of nothing. Gradient: {@code g x / y}, and 0 where y is
 * 0.
 *
 * @param axes sorted, distinct, non-negative
 * @param keep whether the axes stay with extent 1
 */
public record EuclideanNorm(Integers axes, boolean keep) implements Composite {
  @Override
  public String name() {
    return "norm";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = Softmax.requireFloat(name(), inputs.getFirst());
    return List.of(TensorType.float32(x.shape().reduce(axes.toArray(), keep)));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    Tensor y = x.square().sumKeep(axes.toArray()).sqrt();
    return List.of(y.reshape(x.shape().reduce(axes.toArray(), keep).extents()));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = b.input(0);
    int[] kept = x.shape().reduce(axes.toArray(), true).extents();
    Tensor y = b.output(0).reshape(kept);
    Tensor zero = y.equal(0);
    // Divided by 1 there, too, so that gradients of this gradient are numbers.
    Tensor scale = b.cotangent(0).reshape(kept).div(zero.where(Tensor.of(1f), y));
    return new Tensor[] {x.mul(zero.where(Tensor.of(0f), scale))};
  }
}
