package dev.trigrad.nn;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;

/** Independent numbers of mean 0 and variance gain² / fan. */
record Scaled(boolean normal, double gain, Fans.Mode mode, Fans.Layout layout)
    implements Initializer {
  @Override
  public float[] values(Shape shape, RandomKey key) {
    Fans fans = layout == null ? Fans.of(shape) : Fans.of(shape, layout);
    double deviation = gain * Math.sqrt(1 / fans.by(mode));
    double limit = gain * Math.sqrt(3 / fans.by(mode));
    return (normal ? Initializer.normal(deviation) : Initializer.uniform(-limit, limit))
        .values(shape, key);
  }

  @Override
  public Initializer in(Fans.Layout other) {
    return new Scaled(normal, gain, mode, other);
  }
}
