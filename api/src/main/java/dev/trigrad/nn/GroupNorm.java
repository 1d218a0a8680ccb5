package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * {@code y = (x − μ) / √(σ² + ε) · w + b}: x [batch, channels, …], mean and variance of each sample
 * and group of channels; w and b, [channels], begin at 1 and 0. The same in training and
 * prediction.
 *
 * <p>Source: Wu and He, Group Normalization, ECCV 2018.
 */
public final class GroupNorm extends Module {
  private final int groups;
  private final int channels;
  private final double epsilon;
  private final Parameter weight;
  private final Parameter bias;

  /** {@code channels} in {@code groups} equal groups; ε is 10⁻⁵. */
  public GroupNorm(int groups, int channels) {
    this(groups, channels, 1e-5f, true);
  }

  /** With ε of at least 0, and with or without w and b. */
  public GroupNorm(int groups, int channels, double epsilon, boolean affine) {
    if (groups < 1 || channels < 1 || channels % groups != 0) {
      throw new ShapeException(
          "groupNorm: " + groups + " groups do not divide " + channels + " channels");
    }
    if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new ArgumentException("groupNorm: epsilon is " + epsilon + ", expected at least 0");
    }
    this.groups = groups;
    this.channels = channels;
    this.epsilon = epsilon;
    Shape shape = Shape.of(channels);
    this.weight = affine ? parameter("weight", shape, Initializer.constant(1)) : null;
    this.bias = affine ? parameter("bias", shape, Initializer.zeros()) : null;
  }

  /** w, [channels], or {@code null}. */
  public Parameter weight() {
    return weight;
  }

  /** b, [channels], or {@code null}. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    requireChannels(x.shape(), channels);
    return weight == null
        ? x.groupNorm(groups, epsilon)
        : x.groupNorm(groups, pass.value(weight), pass.value(bias), epsilon);
  }

  static void requireChannels(Shape shape, int channels) {
    if (shape.rank() < 2 || shape.extent(1) != channels) {
      throw new ShapeException(
          "input "
              + shape
              + (shape.rank() < 2 ? "" : ", axis 1 has " + shape.extent(1))
              + ", expected [batch, "
              + channels
              + ", …]");
    }
  }

  @Override
  public String toString() {
    return "GroupNorm(" + groups + ", " + channels + ")";
  }
}
