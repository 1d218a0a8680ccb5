package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.composite.LayerNormalization;
import dev.trigrad.op.composite.LogSoftmax;
import dev.trigrad.op.composite.LogSumExp;
import dev.trigrad.op.composite.Softmax;

/**
 * Reductions of {@link Tensor} over axes. No axes at all means every axis; negative ones count from
 * the end. The forms named {@code …Keep} leave the reduced axes in place with extent 1, so that the
 * result broadcasts against the input.
 *
 * <p>Errors are thrown on the calling line: {@link ShapeException} for an axis out of range or
 * named twice, and for the maximum or minimum of nothing.
 */
public sealed interface Reductions permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  private Tensor reduce(ReduceFunction function, int[] axes, boolean keep) {
    return reduced(self(), function, axes, keep);
  }

  private static Tensor reduced(Tensor x, ReduceFunction function, int[] axes, boolean keep) {
    Shape shape = x.shape();
    ArgumentException.requirePresent(axes, function.label(), "array of axes");
    if (axes.length == 0 && !keep && shape.rank() > 0) {
      return Recorder.record(Reduce.all(function, shape.rank()), x);
    }
    int[] sorted = shape.axes(axes, function.label());
    if (sorted.length == 0) {
      return x;
    }
    return Recorder.record(new Reduce(function, Integers.of(sorted), keep), x);
  }

  /** This tensor, truth values as int32. */
  private Tensor numbers() {
    return self().dtype() == DType.BOOL ? self().cast(DType.INT32) : self();
  }

  /**
   * Σ x over {@code axes}; 0 of nothing. The sum of int32 is int32 and wraps; that of truth values
   * is int32, how many are true.
   */
  default Tensor sum(int... axes) {
    return reduced(numbers(), ReduceFunction.SUM, axes, false);
  }

  /** Σ x over {@code axes}, which stay with extent 1. */
  default Tensor sumKeep(int... axes) {
    return reduced(numbers(), ReduceFunction.SUM, axes, true);
  }

  /**
   * Arithmetic mean over {@code axes}; NaN of nothing. Always float32: int32 and truth values are
   * cast first, so that the mean of truth values is the share of true ones.
   */
  default Tensor mean(int... axes) {
    return averaged(axes, false);
  }

  /** Arithmetic mean over {@code axes}, which stay with extent 1. */
  default Tensor meanKeep(int... axes) {
    return averaged(axes, true);
  }

  private Tensor averaged(int[] axes, boolean keep) {
    try {
      Tensor x = self().cast(DType.FLOAT32);
      return reduced(x, ReduceFunction.SUM, axes, keep).div(count(axes));
    } catch (TrigradException e) {
      throw Renamed.as("mean", e);
    }
  }

  private float count(int[] axes) {
    Shape shape = self().shape();
    if (axes.length == 0) {
      return (float) shape.elements();
    }
    float count = 1;
    for (int axis : shape.axes(axes, "mean")) {
      count *= shape.extent(axis);
    }
    return count;
  }

  /** Largest element over {@code axes}; NaN if any is; ties share the gradient equally. */
  default Tensor max(int... axes) {
    return reduce(ReduceFunction.MAX, axes, false);
  }

  /** Largest element over {@code axes}, which stay with extent 1. */
  default Tensor maxKeep(int... axes) {
    return reduce(ReduceFunction.MAX, axes, true);
  }

  /** Smallest element over {@code axes}; NaN if any is; ties share the gradient equally. */
  default Tensor min(int... axes) {
    return reduce(ReduceFunction.MIN, axes, false);
  }

  /** Smallest element over {@code axes}, which stay with extent 1. */
  default Tensor minKeep(int... axes) {
    return reduce(ReduceFunction.MIN, axes, true);
  }

  /**
   * Π x over {@code axes}; 1 of nothing; int32 wraps, and truth values are multiplied as int32. One
   * chain along each axis in turn. The gradient divides by nothing: it is right where elements are
   * 0. Source: NumPy's {@code prod}.
   */
  default Tensor prod(int... axes) {
    int[] sorted = self().shape().axes(axes, "prod");
    return multiplied(sorted).reshape(self().shape().reduce(sorted, false).extents());
  }

  /** Π x over {@code axes}, which stay with extent 1. */
  default Tensor prodKeep(int... axes) {
    return multiplied(self().shape().axes(axes, "prod"));
  }

  private Tensor multiplied(int[] sorted) {
    Tensor y = numbers();
    try {
      for (int axis : sorted) {
        int n = y.shape().extent(axis);
        if (n == 0) {
          Tensor one = y.dtype() == DType.INT32 ? Tensor.of(1) : Tensor.of(1f);
          y = one.expand(y.shape().with(axis, 1));
        } else if (n > 1) {
          y = y.cumulativeProduct(axis).slice(axis, n - 1, n);
        }
      }
      return y;
    } catch (TrigradException e) {
      throw Renamed.as("prod", e);
    }
  }

  /** Whether any truth value over {@code axes} is true; false of nothing. */
  default Tensor any(int... axes) {
    return count("any", axes, false).notEqual(0);
  }

  /** Whether any truth value is true over {@code axes}, which stay with extent 1. */
  default Tensor anyKeep(int... axes) {
    return count("any", axes, true).notEqual(0);
  }

  /** Whether all truth values over {@code axes} are true; true of nothing. */
  default Tensor all(int... axes) {
    return count("all", axes, false).equal(0);
  }

  /** Whether all truth values are true over {@code axes}, which stay with extent 1. */
  default Tensor allKeep(int... axes) {
    return count("all", axes, true).equal(0);
  }

  /** How many are true, for {@code any}, or false, for {@code all}. */
  private Tensor count(String name, int[] axes, boolean keep) {
    if (self().dtype() != DType.BOOL) {
      throw new DTypeException(
          name + ": takes truth values, got " + self().type() + "; compare it first");
    }
    Tensor counted = name.equals("all") ? self().not() : self();
    try {
      return reduced(counted.cast(DType.INT32), ReduceFunction.SUM, axes, keep);
    } catch (TrigradException e) {
      throw Renamed.as(name, e);
    }
  }

  /**
   * log Σ eˣ over {@code axes}, shifted by the maximum so that nothing overflows; −∞ where all are
   * −∞, and over nothing.
   */
  default Tensor logSumExp(int... axes) {
    return Recorder.record(
        new LogSumExp(Integers.of(self().shape().axes(axes, "logSumExp")), false), self());
  }

  /** As {@link #logSumExp}, the axes staying with extent 1. */
  default Tensor logSumExpKeep(int... axes) {
    return Recorder.record(
        new LogSumExp(Integers.of(self().shape().axes(axes, "logSumExp")), true), self());
  }

  /** eˣ / Σ eˣ along {@code axis}, shifted by the maximum: positive, sums to 1. */
  default Tensor softmax(int axis) {
    return Recorder.record(new Softmax(self().shape().axis(axis, "softmax")), self());
  }

  /** e⁻ˣ / Σ e⁻ˣ along {@code axis}: {@link #softmax} of −x, largest where x is smallest. */
  default Tensor softmin(int axis) {
    try {
      return self().neg().softmax(axis);
    } catch (TrigradException e) {
      throw Renamed.as("softmin", e);
    }
  }

  /** x − log Σ eˣ along {@code axis}: the logarithm of {@link #softmax} without its underflow. */
  default Tensor logSoftmax(int axis) {
    return Recorder.record(new LogSoftmax(self().shape().axis(axis, "logSoftmax")), self());
  }

  /**
   * (x − μ) / √(σ² + ε), with mean μ and variance σ² (of n values) over the last {@code axes} axes.
   *
   * @param epsilon ε, at least 0
   */
  default Tensor layerNorm(int axes, double epsilon) {
    if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new ArgumentException(
          "layerNorm: epsilon is " + epsilon + ", expected a finite number of at least 0");
    }
    return Recorder.record(new LayerNormalization(axes), self(), Tensor.of(epsilon));
  }

  /**
   * (x − μ) / √(σ² + ε) · w + b over the last axes, which have the shape of {@code weight}.
   *
   * @param weight w, of at least one axis
   * @param bias b, of the shape of w
   * @param epsilon ε, at least 0
   */
  default Tensor layerNorm(Tensor weight, Tensor bias, double epsilon) {
    ArgumentException.requirePresent(weight, "layerNorm", "weight");
    ArgumentException.requirePresent(bias, "layerNorm", "bias");
    Shape shape = self().shape();
    int axes = weight.shape().rank();
    if (weight.dtype() != DType.FLOAT32 || bias.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          "layerNorm: weight is "
              + weight.type()
              + ", bias is "
              + bias.type()
              + ", expected float32; cast them first");
    }
    boolean fits = axes > 0 && axes <= shape.rank() && bias.shape().equals(weight.shape());
    if (!fits || !shape.range(shape.rank() - axes, shape.rank()).equals(weight.shape())) {
      throw new ShapeException(
          "layerNorm: weight "
              + weight.shape()
              + " and bias "
              + bias.shape()
              + " must have the last extents of the input "
              + shape);
    }
    return layerNorm(axes, epsilon).mul(weight).add(bias);
  }
}
