package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * {@code y = (x − μ) / √(σ² + ε) · w + b}: x [batch…, extents…], with mean μ and variance σ² over
 * the last axes; w and b have their shape, and begin at 1 and 0.
 *
 * <p>Source: Ba, Kiros and Hinton, Layer Normalization, 2016.
 */
public final class LayerNorm extends Module {
  private static final float EPSILON = 1e-5f;

  private final Shape shape;
  private final double epsilon;
  private final Parameter weight;
  private final Parameter bias;

  /** Over the last axes, which have these extents; ε is 10⁻⁵. */
  public LayerNorm(int... extents) {
    this(EPSILON, extents);
  }

  /** Over the last axes, which have these extents, with ε of at least 0. */
  public LayerNorm(double epsilon, int... extents) {
    ArgumentException.requirePresent(extents, "layerNorm", "array of extents");
    if (extents.length == 0) {
      throw new ShapeException("layerNorm: needs the extents of the axes to normalize");
    }
    if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new ArgumentException("layerNorm: epsilon is " + epsilon + ", expected at least 0");
    }
    this.shape = Shape.of(extents);
    this.epsilon = epsilon;
    this.weight = parameter("weight", shape, Initializer.constant(1));
    this.bias = parameter("bias", shape, Initializer.zeros());
  }

  /** w, of the extents normalized over. */
  public Parameter weight() {
    return weight;
  }

  /** b, of the extents normalized over. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    return x.layerNorm(pass.value(weight), pass.value(bias), epsilon);
  }

  @Override
  public String toString() {
    return "LayerNorm" + shape;
  }
}
