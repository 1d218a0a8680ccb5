package dev.trigrad.nn;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;

/**
 * Numbers of connections of a weight: {@code in} is the number of terms of each sum, {@code out}
 * the number of sums that an input enters.
 *
 * @param in fan-in, at least 1
 * @param out fan-out, at least 1
 */
public record Fans(long in, long out) {
  /** Which number of connections decides on the scale. */
  public enum Mode {
    /** Fan-in: variances stay on the way forward. */
    IN,
    /** Fan-out: variances of gradients stay on the way back. */
    OUT,
    /** The mean of both. */
    AVERAGE
  }

  /** Which axes of a weight are inputs. */
  public enum Layout {
    /** [in, out], this library's matrices. */
    IN_OUT,
    /** [out, in / groups, kernel…]: convolutions, and the matrices of PyTorch's Linear. */
    OUT_IN
  }

  /** Those of a matrix [in, out], or of a convolution [out, in / groups, kernel…] of 3 axes up. */
  public static Fans of(Shape shape) {
    return of(shape, shape.rank() > 2 ? Layout.OUT_IN : Layout.IN_OUT);
  }

  /**
   * Those of a weight of {@code layout}; all axes behind the first two are a kernel's, and count
   * for both.
   *
   * @throws ShapeException if there are fewer than 2 axes
   */
  public static Fans of(Shape shape, Layout layout) {
    if (shape.rank() < 2) {
      throw new ShapeException(
          "initializer: fans need at least 2 axes, got "
              + shape
              + "; use constant, uniform or normal");
    }
    long kernel = shape.range(2, shape.rank()).elements();
    long first = Math.max(1, shape.extent(0) * kernel);
    long second = Math.max(1, shape.extent(1) * kernel);
    return layout == Layout.IN_OUT ? new Fans(first, second) : new Fans(second, first);
  }

  /** The number that {@code mode} names. */
  public double by(Mode mode) {
    return switch (mode) {
      case IN -> in;
      case OUT -> out;
      case AVERAGE -> (in + out) / 2.0;
    };
  }
}
