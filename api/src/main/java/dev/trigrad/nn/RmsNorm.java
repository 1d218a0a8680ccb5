package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * {@code y = x / √(mean(x²) + ε) · w}: x [batch…, extents…], the mean over the last axes; w has
 * their shape, and begins at 1.
 *
 * <p>Source: Zhang and Sennrich, Root Mean Square Layer Normalization, NeurIPS 2019.
 */
public final class RmsNorm extends Module {
  private static final float EPSILON = 1e-5f;

  private final Shape shape;
  private final double epsilon;
  private final Parameter weight;

  /** Over the last axes, which have these extents; ε is 10⁻⁵. */
  public RmsNorm(int... extents) {
    this(EPSILON, extents);
  }

  /** Over the last axes, which have these extents, with ε of at least 0. */
  public RmsNorm(double epsilon, int... extents) {
    ArgumentException.requirePresent(extents, "rmsNorm", "array of extents");
    if (extents.length == 0) {
      throw new ShapeException("rmsNorm: needs the extents of the axes to normalize");
    }
    if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new ArgumentException("rmsNorm: epsilon is " + epsilon + ", expected at least 0");
    }
    this.shape = Shape.of(extents);
    this.epsilon = epsilon;
    this.weight = parameter("weight", shape, Initializer.constant(1));
  }

  /** w, of the extents normalized over. */
  public Parameter weight() {
    return weight;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    return x.rmsNorm(pass.value(weight), epsilon);
  }

  @Override
  public String toString() {
    return "RmsNorm" + shape;
  }
}
