package dev.trigrad.op.composite;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * {@code y = (x − μ) r} with {@code r = 1 / √(σ² + ε)}, mean μ and variance σ² (of n values, not n
 * − 1) taken over the last {@code axes} axes. Inputs: x, and the scalar ε. Gradient: {@code r (g −
 * mean(g) − y mean(g y))}; none for ε. Equal numbers give 0 exactly.
 *
 * <p>Source: Ba, Kiros and Hinton, Layer Normalization, 2016.
 *
 * @param axes number of axes, at least 1
 */
public record LayerNormalization(int axes) implements Composite {
  @Override
  public String name() {
    return "layerNorm";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = Softmax.requireFloat("layerNorm", inputs.getFirst());
    if (axes < 1 || axes > x.shape().rank()) {
      throw new ShapeException(
          "layerNorm: "
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
    Tensor centred = centred(inputs.getFirst());
    return List.of(centred.mul(scale(centred, inputs.get(1))));
  }

  private int[] last(Shape shape) {
    int[] last = new int[axes];
    for (int i = 0; i < axes; i++) {
      last[i] = shape.rank() - axes + i;
    }
    return last;
  }

  private Tensor mean(Tensor x) {
    return x.meanKeep(last(x.shape()));
  }

  /**
   * x − μ. The mean of equal numbers is rounded, and x − μ would be that rounding, enlarged by 1 /
   * √ε; shifted by their maximum they are 0, and so is their mean.
   */
  private Tensor centred(Tensor x) {
    if (x.type().elements() == 0) {
      return x;
    }
    Tensor shifted = x.sub(x.maxKeep(last(x.shape())).stopGradient());
    return shifted.sub(mean(shifted));
  }

  private Tensor scale(Tensor centred, Tensor epsilon) {
    return Tensor.of(1f).div(mean(centred.square()).add(epsilon).sqrt());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor g = b.cotangent(0);
    Tensor y = b.output(0);
    // The forward pass computes the scale too, and the planner does it once.
    Tensor scale = scale(centred(b.input(0)), b.input(1));
    Tensor inner = g.sub(mean(g)).sub(y.mul(mean(g.mul(y))));
    return new Tensor[] {inner.mul(scale), null};
  }
}
