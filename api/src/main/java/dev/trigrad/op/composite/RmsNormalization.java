package dev.trigrad.op.composite;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * {@code y = x r} with {@code r = 1 / √(mean(x²) + ε)}, the mean taken over the last {@code axes}
 * axes. Inputs: x, and the scalar ε. Gradient: {@code r (g − y mean(g y))}; none for ε.
 *
 * <p>Source: Zhang and Sennrich, Root Mean Square Layer Normalization, NeurIPS 2019.
 *
 * @param axes number of axes, at least 1
 */
public record RmsNormalization(int axes) implements Composite {
  @Override
  public String name() {
    return "rmsNorm";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = Softmax.requireFloat("rmsNorm", inputs.getFirst());
    if (axes < 1 || axes > x.shape().rank()) {
      throw new ShapeException(
          "rmsNorm: "
              + axes
              + " last axes of "
              + x.shape()
              + ", expected 1 to "
              + x.shape().rank());
    }
    return List.of(x);
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    return List.of(inputs.get(0).mul(scale(inputs.get(0), inputs.get(1))));
  }

  private Tensor mean(Tensor x) {
    Shape shape = x.shape();
    int[] last = new int[axes];
    for (int i = 0; i < axes; i++) {
      last[i] = shape.rank() - axes + i;
    }
    return x.meanKeep(last);
  }

  private Tensor scale(Tensor x, Tensor epsilon) {
    return Tensor.of(1f).div(mean(x.square()).add(epsilon).sqrt());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor g = b.cotangent(0);
    Tensor y = b.output(0);
    Tensor scale = scale(b.input(0), b.input(1));
    return new Tensor[] {g.sub(y.mul(mean(g.mul(y)))).mul(scale), null};
  }
}
