package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Integers;
import dev.trigrad.op.composite.EuclideanNorm;
import dev.trigrad.op.composite.PNorm;
import dev.trigrad.op.composite.StandardDeviation;
import dev.trigrad.op.composite.Variance;

/**
 * Statistics and norms of {@link Tensor}, of float32. No axes at all means every axis; negative
 * ones count from the end. The forms named {@code …Keep} leave the reduced axes in place with
 * extent 1. What is not an axis is named after the axes, which are an array then.
 *
 * <p>Errors are thrown on the calling line: {@link ShapeException} for an axis out of range or
 * named twice, {@link DTypeException} for other types.
 */
public sealed interface Statistics permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  private Integers axes(int[] axes, String operation) {
    return Integers.of(self().shape().axes(axes, operation));
  }

  /** Unbiased variance Σ (x − μ)² / (n − 1) over {@code axes}; NaN of fewer than two. */
  default Tensor var(int... axes) {
    return Recorder.record(new Variance(axes(axes, "var"), 1, false), self());
  }

  /** As {@link #var(int...)}, the axes staying with extent 1. */
  default Tensor varKeep(int... axes) {
    return Recorder.record(new Variance(axes(axes, "var"), 1, true), self());
  }

  /**
   * Variance Σ (x − μ)² / (n − correction) over {@code axes}: 0 for that of the n values, 1 for an
   * unbiased estimate. The mean is taken out first, so that large ones cost no digits; NaN where n
   * ≤ correction. Source: PyTorch's {@code var}.
   */
  default Tensor var(int[] axes, int correction) {
    return Recorder.record(new Variance(axes(axes, "var"), correction, false), self());
  }

  /** As {@link #var(int[], int)}, the axes staying with extent 1. */
  default Tensor varKeep(int[] axes, int correction) {
    return Recorder.record(new Variance(axes(axes, "var"), correction, true), self());
  }

  /** √ of {@link #var(int...)}, the unbiased variance. */
  default Tensor std(int... axes) {
    return Recorder.record(new StandardDeviation(axes(axes, "std"), 1, false), self());
  }

  /** As {@link #std(int...)}, the axes staying with extent 1. */
  default Tensor stdKeep(int... axes) {
    return Recorder.record(new StandardDeviation(axes(axes, "std"), 1, true), self());
  }

  /** √ of {@link #var(int[], int)}; the gradient is 0 where all numbers are equal. */
  default Tensor std(int[] axes, int correction) {
    return Recorder.record(new StandardDeviation(axes(axes, "std"), correction, false), self());
  }

  /** As {@link #std(int[], int)}, the axes staying with extent 1. */
  default Tensor stdKeep(int[] axes, int correction) {
    return Recorder.record(new StandardDeviation(axes(axes, "std"), correction, true), self());
  }

  /**
   * Euclidean norm √(Σ x²) over {@code axes}; its gradient is 0 at 0. The squares are added as they
   * are: magnitudes beyond 1.8 · 10¹⁹ overflow, those below 10⁻¹⁹ lose digits.
   */
  default Tensor norm(int... axes) {
    return normed(axes, 2, false);
  }

  /** As {@link #norm(int...)}, the axes staying with extent 1. */
  default Tensor normKeep(int... axes) {
    return normed(axes, 2, true);
  }

  /**
   * (Σ |x|ᵖ)^(1/p) over {@code axes}: the sum of magnitudes for p = 1, the Euclidean norm for 2,
   * the largest magnitude for {@link Float#POSITIVE_INFINITY}, whose gradient is shared among ties.
   * The gradient of an element is 0 where it is 0. No power overflows but for p = 2. Source:
   * PyTorch's {@code linalg.vector_norm}.
   *
   * @param p above 0; below 1 it is no norm, but defined
   */
  default Tensor norm(int[] axes, double p) {
    return normed(axes, p, false);
  }

  /** As {@link #norm(int[], float)}, the axes staying with extent 1. */
  default Tensor normKeep(int[] axes, double p) {
    return normed(axes, p, true);
  }

  private Tensor normed(int[] axes, double p, boolean keep) {
    if (!(p > 0)) {
      throw new ArgumentException("norm: p is " + p + ", expected a number above 0 or infinity");
    }
    Integers sorted = axes(axes, "norm");
    if (p == 2) {
      return Recorder.record(new EuclideanNorm(sorted, keep), self());
    }
    if (p < Float.POSITIVE_INFINITY && p != 1) {
      return Recorder.record(new PNorm(sorted, keep), self(), Tensor.of(p));
    }
    if (self().dtype() != DType.FLOAT32) {
      throw new DTypeException("norm: takes float32, got " + self().type() + "; cast it first");
    }
    Tensor magnitude = self().abs();
    int[] over = sorted.toArray();
    try {
      Tensor kept = p == 1 ? magnitude.sumKeep(over) : magnitude.maxKeep(over);
      return keep ? kept : kept.reshape(self().shape().reduce(over, false).extents());
    } catch (TrigradException e) {
      throw Renamed.as("norm", e);
    }
  }

  /** x / max(‖x‖, 10⁻¹²) along {@code axis}: length 1, and 0 stays 0. */
  default Tensor normalize(int axis) {
    return normalize(axis, 1e-12f);
  }

  /**
   * x / max(‖x‖, ε) along {@code axis}, with the Euclidean norm. Source: PyTorch's {@code
   * functional.normalize}.
   *
   * @param epsilon ε, at least 0
   */
  default Tensor normalize(int axis, double epsilon) {
    if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new ArgumentException(
          "normalize: epsilon is " + epsilon + ", expected a finite number of at least 0");
    }
    int along = self().shape().axis(axis, "normalize");
    try {
      return self().div(normKeep(along).maximum(epsilon));
    } catch (TrigradException e) {
      throw Renamed.as("normalize", e);
    }
  }

  /**
   * The middle element along {@code axis} in sorted order, or the mean of the two in the middle, as
   * NumPy has it; NaN if any is.
   */
  default Tensor median(int axis) {
    return quantiles("median", 0.5, axis).squeeze(axis);
  }

  /** As {@link #median}, the axis staying with extent 1. */
  default Tensor medianKeep(int axis) {
    return quantiles("median", 0.5, axis);
  }

  /**
   * The number at place q · (n − 1) of the elements sorted along {@code axis}, between two of them
   * by linear interpolation; NaN if any element is. Source: NumPy's {@code quantile}.
   *
   * @param q from 0, the smallest, to 1, the largest
   * @throws ArgumentException if it is outside
   */
  default Tensor quantile(double q, int axis) {
    return quantiles("quantile", q, axis).squeeze(axis);
  }

  /** As {@link #quantile}, the axis staying with extent 1. */
  default Tensor quantileKeep(double q, int axis) {
    return quantiles("quantile", q, axis);
  }

  private Tensor quantiles(String name, double q, int axis) {
    Shape shape = self().shape();
    int along = shape.axis(axis, name);
    int n = shape.extent(along);
    if (!(q >= 0 && q <= 1)) {
      throw new ArgumentException(name + ": q is " + q + ", expected 0 to 1");
    }
    if (self().dtype() != DType.FLOAT32) {
      throw new DTypeException(name + ": takes float32, got " + self().type() + "; cast it first");
    }
    if (n == 0) {
      throw new ShapeException(name + ": axis " + along + " of " + shape + " is empty");
    }
    double place = q * (n - 1);
    int below = (int) place;
    float weight = (float) (place - below);
    Tensor sorted = self().sort(along);
    // Places are inputs, so that other quantiles are no other plans.
    Tensor low = sorted.gather(along, Tensor.of(new int[] {below}));
    Tensor high = sorted.gather(along, Tensor.of(new int[] {weight == 0 ? below : below + 1}));
    Tensor between = low.mul(1 - weight).add(high.mul(weight));
    // Chosen where they are equal: an infinite one times 0 would be NaN.
    Tensor result = low.equal(high).where(low, between);
    Tensor last = sorted.gather(along, Tensor.of(new int[] {n - 1}));
    return last.notEqual(last).where(last, result);
  }
}
