package dev.trigrad.op.composite;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import java.util.List;

/**
 * Square root of the {@link Variance}. Gradient: {@code g (x − μ) / (y (n − correction))}, and 0
 * where y is 0, since all numbers are equal there and no direction is distinguished.
 *
 * @param axes sorted, distinct, non-negative
 * @param correction 0 for the deviation of n values, 1 for an estimate from a sample
 * @param keep whether the axes stay with extent 1
 */
public record StandardDeviation(Integers axes, int correction, boolean keep) implements Composite {
  @Override
  public String name() {
    return "std";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return Variance.types(name(), inputs.getFirst(), axes, correction, keep);
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    int[] over = axes.toArray();
    // No axes of a scalar are every axis of it.
    return List.of((keep ? x.varKeep(over, correction) : x.var(over, correction)).sqrt());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = b.input(0);
    int[] kept = x.shape().reduce(axes.toArray(), true).extents();
    Tensor y = b.output(0).reshape(kept);
    Tensor g = b.cotangent(0).reshape(kept);
    Tensor equal = y.equal(0);
    // Divided by 1 there, too, so that gradients of this gradient are numbers.
    Tensor divisor =
        equal.where(Tensor.of(1f), y).mul(Variance.divisor(x.shape(), axes, correction));
    Tensor scale = equal.where(Tensor.of(0f), g.div(divisor));
    return new Tensor[] {Variance.centred(x, axes).mul(scale)};
  }
}
