package dev.trigrad.nn;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * {@code y = x} where {@code x > 0}, else {@code w x}: a {@linkplain Tensor#prelu leaky ReLU} that
 * learns its slope, one for all or one for each channel (axis 1). w begins at 0.25; decaying it
 * would make it a ReLU.
 *
 * <p>Source: He et al., Delving deep into rectifiers, ICCV 2015.
 */
public final class PRelu extends Module {
  private final int channels;
  private final Parameter weight;

  /** One slope for all. */
  public PRelu() {
    this(1);
  }

  /** A slope for each of so many channels. */
  public PRelu(int channels) {
    if (channels < 1) {
      throw new ShapeException("prelu: number of channels must be positive, got " + channels);
    }
    this.channels = channels;
    this.weight = parameter("weight", Shape.of(channels), Initializer.constant(0.25f));
  }

  /** w, [channels]. */
  public Parameter weight() {
    return weight;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Shape shape = x.shape();
    if (channels > 1 && (shape.rank() < 2 || shape.extent(1) != channels)) {
      throw new ShapeException(
          "input " + shape + ", expected [batch, " + channels + ", …], a channel for each slope");
    }
    return x.prelu(pass.value(weight));
  }

  @Override
  public String toString() {
    return "PReLU(" + channels + ")";
  }
}
