package dev.trigrad.op.composite;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import java.util.List;

/**
 * {@code y = m (Σ (|x| / m)ᵖ)^(1/p)} over {@code axes}, with m the largest magnitude, so that no
 * power overflows; 0 of nothing. Inputs: x, and the scalar p. Gradient: {@code g sign(x) (|x| /
 * y)ᵖ⁻¹}, and 0 where x or y is 0; none for p.
 *
 * @param axes sorted, distinct, non-negative
 * @param keep whether the axes stay with extent 1
 */
public record PNorm(Integers axes, boolean keep) implements Composite {
  @Override
  public String name() {
    return "norm";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = Softmax.requireFloat(name(), inputs.get(0));
    TensorType p = inputs.get(1);
    if (p.dtype() != DType.FLOAT32 || p.shape().rank() != 0) {
      throw new DTypeException("norm: p is " + p + ", expected a float32 scalar");
    }
    return List.of(TensorType.float32(x.shape().reduce(axes.toArray(), keep)));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.get(0);
    Tensor p = inputs.get(1);
    Shape reduced = x.shape().reduce(axes.toArray(), keep);
    if (x.type().elements() == 0) {
      return List.of(Tensor.of(0f).expand(reduced));
    }
    Tensor magnitude = x.abs();
    Tensor most = magnitude.maxKeep(axes.toArray()).stopGradient();
    Tensor one = Tensor.of(1f);
    Tensor usual = most.greater(0).and(most.less(Float.POSITIVE_INFINITY));
    Tensor unit = usual.where(most, one);
    Tensor sum = magnitude.div(unit).pow(p).sumKeep(axes.toArray());
    return List.of(sum.pow(one.div(p)).mul(unit).reshape(reduced.extents()));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = b.input(0);
    int[] kept = x.shape().reduce(axes.toArray(), true).extents();
    Tensor y = b.output(0).reshape(kept);
    Tensor one = Tensor.of(1f);
    Tensor zero = x.equal(0).or(y.equal(0));
    // A base of 1 where the result is not taken, so that gradients of this gradient are numbers.
    Tensor ratio = zero.where(one, x.abs()).div(y.equal(0).where(one, y));
    Tensor slope = ratio.pow(b.input(1).sub(1)).mul(x.sign());
    Tensor g = b.cotangent(0).reshape(kept);
    return new Tensor[] {zero.where(Tensor.of(0f), g.mul(slope)), null};
  }
}
