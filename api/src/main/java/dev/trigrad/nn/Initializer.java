package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.nn.init.NormalNumbers;
import dev.trigrad.nn.init.OrthogonalMatrix;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * First values of a parameter, computed on the host from a key: equal keys give equal values on
 * every engine.
 *
 * <p>Some scale with the {@link Fans} of the shape, [in, out] or a convolution's [out, in / groups,
 * kernel…]; {@link #in} says otherwise.
 */
@FunctionalInterface
public interface Initializer {
  /** The values of a parameter of {@code shape}, in row-major order. */
  float[] values(Shape shape, RandomKey key);

  /** Every value {@code constant}. */
  static Initializer constant(double constant) {
    requireFinite("constant", constant);
    return (shape, key) -> {
      float[] values = new float[shape.elements()];
      Arrays.fill(values, (float) constant);
      return values;
    };
  }

  /** Every value 1. */
  static Initializer ones() {
    return constant(1);
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
    return normal(0, deviation);
  }

  /** Normal with the given mean and standard deviation. */
  static Initializer normal(double mean, double deviation) {
    requireFinite("mean", mean);
    requireFinite("standard deviation", deviation);
    return (shape, key) ->
        rounded(NormalNumbers.of(key, shape.elements()), z -> mean + deviation * z);
  }

  /** As below with mean 0, between −2 and 2 standard deviations. */
  static Initializer truncatedNormal(double deviation) {
    return truncatedNormal(0, deviation, -2 * deviation, 2 * deviation);
  }

  /**
   * Normal with the given mean and standard deviation, of those numbers that lie from {@code low}
   * to {@code high} only, which narrows it (PyTorch's {@code trunc_normal_}); by inversion of the
   * distribution function in double, rounded once.
   */
  static Initializer truncatedNormal(double mean, double deviation, double low, double high) {
    requireFinite("mean", mean);
    requireFinite("low", low);
    requireFinite("high", high);
    if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY && low < high)) {
      throw new ArgumentException(
          "initializer: standard deviation is "
              + deviation
              + ", limits are "
              + low
              + " and "
              + high
              + ", expected a positive number, and the lower limit first");
    }
    double from = (low - mean) / deviation;
    double to = (high - mean) / deviation;
    return (shape, key) ->
        rounded(
            NormalNumbers.between(from, to, key, shape.elements()),
            z -> Math.clamp(mean + deviation * z, low, high));
  }

  /** As below with gain 1. */
  static Initializer orthogonal() {
    return orthogonal(1);
  }

  /**
   * {@code gain} times a matrix with orthonormal rows, or columns if they are fewer: [a, b, …] as
   * the matrix [a, b · …] (Saxe, McClelland and Ganguli, ICLR 2014). In double, rounded once; the
   * effort grows with the third power of the size.
   */
  static Initializer orthogonal(double gain) {
    requireFinite("gain", gain);
    return (shape, key) -> {
      requireMatrix("orthogonal", shape);
      int rows = shape.extent(0);
      int columns = shape.range(1, shape.rank()).elements();
      return rounded(OrthogonalMatrix.of(rows, columns, key), z -> gain * z);
    };
  }

  /** {@code gain} on the diagonal of a matrix, else 0: a layer that keeps its input. */
  static Initializer identity(double gain) {
    requireFinite("gain", gain);
    return (shape, key) -> {
      requireMatrix("identity", shape);
      float[] values = new float[shape.elements()];
      int columns = shape.range(1, shape.rank()).elements();
      for (int i = 0; i < Math.min(shape.extent(0), columns); i++) {
        values[i * columns + i] = (float) gain;
      }
      return values;
    };
  }

  /**
   * Uniform in ±√(6 / (fan-in + fan-out)): Glorot and Bengio, AISTATS 2010; for tanh, sigmoid and
   * linear layers.
   */
  static Initializer glorotUniform() {
    return glorotUniform(1);
  }

  /** As above, times {@code gain}: that of an {@link Activation#gain activation}. */
  static Initializer glorotUniform(double gain) {
    return scaled(false, gain, Fans.Mode.AVERAGE);
  }

  /** Normal with variance 2 / (fan-in + fan-out): Glorot and Bengio, AISTATS 2010. */
  static Initializer glorotNormal() {
    return glorotNormal(1);
  }

  /** As above, times {@code gain}: that of an {@link Activation#gain activation}. */
  static Initializer glorotNormal(double gain) {
    return scaled(true, gain, Fans.Mode.AVERAGE);
  }

  /** Uniform in ±√(6 / fan-in): He et al., ICCV 2015; for ReLU layers. */
  static Initializer heUniform() {
    return heUniform(Fans.Mode.IN, Math.sqrt(2));
  }

  /** Uniform in ±gain · √(3 / fan): PyTorch's {@code kaiming_uniform_}. */
  static Initializer heUniform(Fans.Mode mode, double gain) {
    return scaled(false, gain, mode);
  }

  /** Normal with variance 2 / fan-in: He et al., ICCV 2015; for ReLU layers. */
  static Initializer heNormal() {
    return heNormal(Fans.Mode.IN, Math.sqrt(2));
  }

  /** Normal with standard deviation gain / √fan: PyTorch's {@code kaiming_normal_}. */
  static Initializer heNormal(Fans.Mode mode, double gain) {
    return scaled(true, gain, mode);
  }

  /** Uniform in ±√(3 / fan-in): LeCun et al., Efficient BackProp, 1998; for SELU layers. */
  static Initializer lecunUniform() {
    return scaled(false, 1, Fans.Mode.IN);
  }

  /** Normal with variance 1 / fan-in: LeCun et al., Efficient BackProp, 1998; for SELU layers. */
  static Initializer lecunNormal() {
    return scaled(true, 1, Fans.Mode.IN);
  }

  private static Initializer scaled(boolean normal, double gain, Fans.Mode mode) {
    requireFinite("gain", gain);
    ArgumentException.requirePresent(mode, "initializer", "fan mode");
    return new Scaled(normal, gain, mode, null);
  }

  /**
   * This rule for a weight whose axes are arranged by {@code layout}: what a module that declares
   * PyTorch's [out, in] needs for fans. By default this itself, which has none.
   */
  default Initializer in(Fans.Layout layout) {
    ArgumentException.requirePresent(layout, "initializer", "layout");
    return this;
  }

  private static void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new ArgumentException(
          "initializer: " + what + " is " + value + ", expected a finite number");
    }
  }

  private static void requireMatrix(String name, Shape shape) {
    if (shape.rank() < 2) {
      throw new ShapeException(
          "initializer: " + name + " needs at least 2 axes, got " + shape + "; use normal");
    }
  }

  private static float[] rounded(double[] numbers, DoubleUnaryOperator function) {
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(numbers[i]);
    }
    return values;
  }
}
