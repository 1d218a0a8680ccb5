package dev.trigrad.nn;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.Arrays;

/**
 * {@link Dropout} of whole channels: x [batch, channels, …], one decision for each channel of each
 * sample, since neighbours within one say nearly the same. PyTorch's Dropout1d, Dropout2d and
 * Dropout3d.
 *
 * <p>Source: Tompson et al., Efficient object localization using convolutional networks, CVPR 2015.
 */
public final class DropoutChannels extends Module {
  private final double rate;

  /** Dropout of channels with probability {@code rate}, in [0, 1]. */
  public DropoutChannels(double rate) {
    this.rate = Dropout.requireRate("dropoutChannels", rate);
  }

  /** Probability of 0. */
  public double rate() {
    return rate;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    int rank = x.shape().rank();
    if (rank < 2) {
      throw new ShapeException("input " + x.shape() + ", expected [batch, channels, …]");
    }
    int[] extents = x.shape().extents();
    Arrays.fill(extents, 2, rank, 1);
    return Dropout.dropped(x, Shape.of(extents), rate, pass);
  }

  @Override
  public String toString() {
    return "DropoutChannels(" + rate + ")";
  }
}
