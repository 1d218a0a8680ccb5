package dev.trigrad.nn;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * {@link GroupNorm} of each channel by itself: {@code y = (x − μ) / √(σ² + ε)}, x [batch, channels,
 * …], mean and variance of each sample and channel; by default without w and b. The same in
 * training and prediction.
 *
 * <p>Source: Ulyanov, Vedaldi and Lempitsky, Instance Normalization, 2016.
 */
public final class InstanceNorm extends Module {
  private final int channels;
  private final GroupNorm norm;

  /** Without w and b; ε is 10⁻⁵. */
  public InstanceNorm(int channels) {
    this(channels, 1e-5f, false);
  }

  /** With ε of at least 0, and with or without w and b, [channels]. */
  public InstanceNorm(int channels, double epsilon, boolean affine) {
    this.channels = channels;
    this.norm = new GroupNorm(channels, channels, epsilon, affine);
    if (affine) {
      parameter("weight", norm.weight());
      parameter("bias", norm.bias());
    }
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Shape shape = x.shape();
    GroupNorm.requireChannels(shape, channels);
    if (shape.range(2, shape.rank()).elements() == 1) {
      throw new ShapeException(
          "input " + shape + " has one value in each channel, which is always its mean; give more");
    }
    return norm.forward(x, pass);
  }

  @Override
  public String toString() {
    return "InstanceNorm(" + channels + ")";
  }
}
