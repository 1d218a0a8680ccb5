package dev.trigrad.op.composite;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import java.util.List;

/**
 * Variance {@code Σ (x − μ)² / (n − correction)} over {@code axes}, in two passes: the mean first.
 * Gradient: {@code 2 g (x − μ) / (n − correction)}. NaN where n ≤ correction.
 *
 * <p>Source: Chan, Golub and LeVeque, Algorithms for Computing the Sample Variance, 1983.
 *
 * @param axes sorted, distinct, non-negative
 * @param correction 0 for the variance of n values, 1 for an unbiased estimate
 * @param keep whether the axes stay with extent 1
 */
public record Variance(Integers axes, int correction, boolean keep) implements Composite {
  @Override
  public String name() {
    return "var";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return types(name(), inputs.getFirst(), axes, correction, keep);
  }

  static List<TensorType> types(
      String name, TensorType x, Integers axes, int correction, boolean keep) {
    Softmax.requireFloat(name, x);
    if (correction < 0) {
      throw new ArgumentException(name + ": correction is " + correction + ", expected at least 0");
    }
    return List.of(TensorType.float32(x.shape().reduce(axes.toArray(), keep)));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    Tensor squares = centred(x, axes).square().sumKeep(axes.toArray());
    Tensor y = squares.div(divisor(x.shape(), axes, correction));
    return List.of(y.reshape(x.shape().reduce(axes.toArray(), keep).extents()));
  }

  /** n − correction, or 0. */
  static float divisor(Shape shape, Integers axes, int correction) {
    double n = 1;
    for (int i = 0; i < axes.size(); i++) {
      n *= shape.extent(axes.get(i));
    }
    return (float) Math.max(n - correction, 0);
  }

  /**
   * x − μ. The mean of equal numbers is rounded, and x − μ would be that rounding; counted from one
   * of them they are 0, and so is their mean.
   */
  static Tensor centred(Tensor x, Integers axes) {
    Shape shape = x.shape();
    if (shape.elements() == 0 || axes.size() == 0) {
      return x.sub(x);
    }
    Shape one = shape;
    int[] steps = new int[shape.rank()];
    java.util.Arrays.fill(steps, 1);
    for (int i = 0; i < axes.size(); i++) {
      one = one.with(axes.get(i), 1);
    }
    Tensor origin = x.slice(Tensor.of(new int[shape.rank()]), one, steps).stopGradient();
    Tensor shifted = x.sub(origin);
    return shifted.sub(shifted.meanKeep(axes.toArray()));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = b.input(0);
    Tensor g = b.cotangent(0).reshape(x.shape().reduce(axes.toArray(), true).extents());
    float scale = 2 / divisor(x.shape(), axes, correction);
    return new Tensor[] {centred(x, axes).mul(g.mul(scale))};
  }
}
