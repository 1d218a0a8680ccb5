package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import java.util.Arrays;

/**
 * First values of a parameter, computed on the host from a key: equal keys give equal values on
 * every engine.
 *
 * <p>Fans of a shape [in, out]: fan-in is the number of terms of each sum, fan-out the number of
 * sums that an input enters.
 */
@FunctionalInterface
public interface Initializer {
  /** The values of a parameter of {@code shape}, in row-major order. */
  float[] values(Shape shape, RandomKey key);

  /** Every value {@code constant}. */
  static Initializer constant(float constant) {
    requireFinite("constant", constant);
    return (shape, key) -> {
      float[] values = new float[shape.elements()];
      Arrays.fill(values, constant);
      return values;
    };
  }

  /** Every value 0. */
  static Initializer zeros() {
    return constant(0);
  }

  /** Uniform from low to high, rounded to float32. */
  static Initializer uniform(double low, double high) {
    requireFinite("low", low);
    requireFinite("high", high);
    return (shape, key) -> {
      float[] values = new float[shape.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (low + (high - low) * key.uniform(i));
      }
      return values;
    };
  }

  /**
   * Normal with mean 0 and the given standard deviation, by the Box-Muller transform in double,
   * rounded once.
   */
  static Initializer normal(double deviation) {
    requireFinite("standard deviation", deviation);
    return (shape, key) -> {
      RandomKey angles = key.split(1);
      float[] values = new float[shape.elements()];
      for (int i = 0; i < values.length; i++) {
        double radius = Math.sqrt(-2 * StrictMath.log1p(-key.uniform(i)));
        values[i] = (float) (deviation * radius * StrictMath.cos(2 * Math.PI * angles.uniform(i)));
      }
      return values;
    };
  }

  /**
   * Uniform in ±√(6 / (fan-in + fan-out)): Glorot and Bengio, AISTATS 2010; for tanh, sigmoid and
   * linear layers.
   */
  static Initializer glorotUniform() {
    return (shape, key) -> {
      double limit = Math.sqrt(6.0 / (fanIn(shape) + fanOut(shape)));
      return uniform(-limit, limit).values(shape, key);
    };
  }

  /** Normal with variance 2 / (fan-in + fan-out): Glorot and Bengio, AISTATS 2010. */
  static Initializer glorotNormal() {
    return (shape, key) ->
        normal(Math.sqrt(2.0 / (fanIn(shape) + fanOut(shape)))).values(shape, key);
  }

  /** Uniform in ±√(6 / fan-in): He et al., ICCV 2015; for ReLU layers. */
  static Initializer heUniform() {
    return (shape, key) -> {
      double limit = Math.sqrt(6.0 / fanIn(shape));
      return uniform(-limit, limit).values(shape, key);
    };
  }

  /** Normal with variance 2 / fan-in: He et al., ICCV 2015; for ReLU layers. */
  static Initializer heNormal() {
    return (shape, key) -> normal(Math.sqrt(2.0 / fanIn(shape))).values(shape, key);
  }

  private static void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new ArgumentException(
          "initializer: " + what + " is " + value + ", expected a finite number");
    }
  }

  private static int fanIn(Shape shape) {
    requireMatrix(shape);
    return Math.max(1, shape.elements() / Math.max(1, shape.extent(-1)));
  }

  private static int fanOut(Shape shape) {
    requireMatrix(shape);
    return Math.max(1, shape.extent(-1));
  }

  private static void requireMatrix(Shape shape) {
    if (shape.rank() < 2) {
      throw new ShapeException(
          "initializer: fans need at least 2 axes, got "
              + shape
              + "; use constant, uniform or normal");
    }
  }
}
