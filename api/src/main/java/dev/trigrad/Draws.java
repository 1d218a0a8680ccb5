package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Random;

/** Records random numbers, each a pure function of key and place. */
final class Draws {
  /** Uniform numbers are multiples of 2⁻²⁴. */
  private static final int MOST_INTEGERS = 1 << 24;

  private Draws() {}

  static Tensor uniform(String operation, RandomKey key, Shape shape) {
    ArgumentException.requirePresent(key, operation, "key");
    ArgumentException.requirePresent(shape, operation, "shape");
    Tensor words = Tensor.of(new int[] {key.high(), key.low()}, 2);
    return Recorder.record(new Random(Random.Kind.UNIFORM, shape), words);
  }

  static Tensor uniform(RandomKey key, double low, double high, Shape shape) {
    float from = (float) low;
    float to = (float) high;
    float span = (float) (high - low);
    if (!(low <= high) || !Float.isFinite(from) || !Float.isFinite(to) || Float.isInfinite(span)) {
      throw new ArgumentException(
          "uniform: low is "
              + low
              + ", high is "
              + high
              + ", expected finite float32 numbers, low no larger than high");
    }
    // Rounding may reach the end, which is not to be among them.
    float most = Math.max(from, Math.nextDown(to));
    return uniform("uniform", key, shape).mul(span).add(from).minimum(most);
  }

  static Tensor normal(RandomKey key, Shape shape) {
    ArgumentException.requirePresent(key, "normal", "key");
    ArgumentException.requirePresent(shape, "normal", "shape");
    Tensor radius = uniform("normal", key.split(0), shape).neg().log1p().mul(-2).sqrt();
    Tensor angle = uniform("normal", key.split(1), shape).mul((float) (2 * Math.PI));
    return radius.mul(angle.cos());
  }

  static Tensor integers(RandomKey key, int low, int high, Shape shape) {
    long count = (long) high - low;
    if (count < 1 || count > MOST_INTEGERS) {
      throw new ArgumentException(
          "randomInts: low is "
              + low
              + ", high is "
              + high
              + ", expected low below high, by at most "
              + MOST_INTEGERS);
    }
    // u is at most 1 − 2⁻²⁴, of which the product with up to 2²⁴ is rounded to the end at worst.
    Tensor whole = uniform("randomInts", key, shape).mul((float) count).cast(DType.INT32);
    return whole.minimum((int) count - 1).add(low);
  }

  static Tensor bernoulli(RandomKey key, double p, Shape shape) {
    if (!(p >= 0 && p <= 1)) {
      throw new ArgumentException("bernoulli: p is " + p + ", expected 0 to 1");
    }
    return uniform("bernoulli", key, shape).less((float) p);
  }
}
