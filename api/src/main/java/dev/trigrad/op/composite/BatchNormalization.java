package dev.trigrad.op.composite;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * {@code y = (x − μ) r w + b} with {@code r = 1 / √(σ² + ε)}, mean μ and variance σ² (of n values,
 * not n − 1) of each extent of axis 1, taken over all other axes. Inputs: x [batch, features, …], w
 * and b [features], and the scalar ε. Outputs: y, μ and σ². Gradient: {@code r w (g − mean(g) − (x
 * − μ) r² mean(g (x − μ)))} to x, {@code r Σ g (x − μ)} to w, {@code Σ g} to b; none to ε. Equal
 * numbers give b exactly.
 *
 * <p>Where there are more than two axes, mean and squares are taken row by row and then put
 * together (Chan, Golub and LeVeque, 1979), so that the numbers are read once for both.
 *
 * <p>Source: Ioffe and Szegedy, Batch Normalization, ICML 2015.
 */
public record BatchNormalization() implements Composite {
  @Override
  public String name() {
    return "batchNorm";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = Softmax.requireFloat("batchNorm", inputs.getFirst());
    Shape shape = x.shape();
    if (shape.rank() < 2) {
      throw new ShapeException(
          "batchNorm: input is " + shape + ", expected at least [batch, features]");
    }
    Shape features = Shape.of(shape.extent(1));
    for (int i = 1; i <= 2; i++) {
      if (!Softmax.requireFloat("batchNorm", inputs.get(i)).shape().equals(features)) {
        throw new ShapeException(
            "batchNorm: "
                + (i == 1 ? "weight " : "bias ")
                + inputs.get(i).shape()
                + " must have one number for each of the "
                + features
                + " features of "
                + shape);
      }
    }
    if (shape.elements() == 0) {
      throw new ShapeException(
          "batchNorm: " + shape + " is empty, and has neither mean nor variance");
    }
    return List.of(x, TensorType.float32(features), TensorType.float32(features));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = rows(inputs.getFirst());
    Tensor local = local(x);
    Tensor mean = mean(x, local);
    Tensor variance = variance(x, local, mean);
    int features = x.shape().extent(1);
    Tensor scale = inverse(variance, inputs.get(3)).mul(along(inputs.get(1)));
    Tensor y = x.sub(mean).mul(scale).add(along(inputs.get(2)));
    return List.of(
        y.reshape(inputs.getFirst().shape().extents()),
        mean.reshape(features),
        variance.reshape(features));
  }

  /** [batch, features, rest]. */
  private static Tensor rows(Tensor x) {
    Shape shape = x.shape();
    int rest = shape.range(2, shape.rank()).elements();
    return x.reshape(shape.extent(0), shape.extent(1), rest);
  }

  /** A vector of the features against {@link #rows}. */
  private static Tensor along(Tensor vector) {
    return vector.reshape(1, vector.type().elements(), 1);
  }

  private static boolean single(Tensor x) {
    return x.shape().extent(2) == 1;
  }

  /**
   * Mean of each row, [batch, features, 1]. Shifted by its first number, so that of equal ones it
   * is exact.
   */
  private static Tensor local(Tensor x) {
    if (single(x)) {
      return x;
    }
    Tensor first = x.slice(2, 0, 1).stopGradient();
    return first.add(x.sub(first).meanKeep(2));
  }

  /** Mean over batch and rest, [1, features, 1]. */
  private static Tensor mean(Tensor x, Tensor local) {
    Tensor first = local.slice(0, 0, 1).stopGradient();
    return first.add(local.sub(first).meanKeep(0));
  }

  private static Tensor variance(Tensor x, Tensor local, Tensor mean) {
    Tensor between = local.sub(mean).square().meanKeep(0);
    return single(x) ? between : between.add(x.sub(local).square().meanKeep(2).meanKeep(0));
  }

  private static Tensor inverse(Tensor variance, Tensor epsilon) {
    return Tensor.of(1f).div(variance.add(epsilon).sqrt());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = rows(b.input(0));
    Tensor mean = along(b.output(1));
    Tensor inverse = inverse(along(b.output(2)), b.input(3));
    float count = (float) (x.shape().extent(0) * (double) x.shape().extent(2));
    // To be added to each value of a feature, and to be multiplied by its distance from the mean.
    Tensor shift = b.cotangent(1) == null ? null : along(b.cotangent(1)).div(count);
    Tensor stretch = b.cotangent(2) == null ? null : along(b.cotangent(2)).mul(2 / count);
    Tensor direct = null;
    var gradients = new Tensor[4];
    if (b.cotangent(0) != null) {
      Tensor g = rows(b.cotangent(0));
      Tensor sum = g.sumKeep(2).sumKeep(0);
      Tensor product = product(g, x, mean);
      Tensor scale = inverse.mul(along(b.input(1)));
      gradients[1] = product.mul(inverse).reshape(b.input(1).shape().extents());
      gradients[2] = sum.reshape(b.input(2).shape().extents());
      direct = g.mul(scale);
      shift = plus(shift, sum.mul(scale).div(-count));
      stretch = plus(stretch, product.mul(scale.mul(inverse.square())).div(-count));
    }
    Tensor dx = stretch == null ? null : x.sub(mean).mul(stretch);
    dx = plus(plus(dx, direct), shift);
    gradients[0] = dx == null ? null : dx.expand(x.shape()).reshape(b.input(0).shape().extents());
    return gradients;
  }

  /** Σ g (x − μ), row by row against the row's own mean. */
  private static Tensor product(Tensor g, Tensor x, Tensor mean) {
    Tensor local = local(x);
    if (single(x)) {
      return g.mul(x.sub(mean)).sumKeep(0);
    }
    Tensor within = g.mul(x.sub(local)).sumKeep(2);
    return within.add(g.sumKeep(2).mul(local.sub(mean))).sumKeep(0);
  }

  private static Tensor plus(Tensor a, Tensor b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.add(b);
  }
}
