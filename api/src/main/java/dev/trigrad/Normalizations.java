package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.composite.RmsNormalization;
import java.util.Arrays;

/**
 * Normalizations of {@link Tensor} beside {@link Reductions#layerNorm}: float32, with ε at least 0
 * below the root. Modules of them own the weights: {@link dev.trigrad.nn.RmsNorm}, {@link
 * dev.trigrad.nn.GroupNorm}; {@link dev.trigrad.nn.BatchNorm} has state besides.
 */
public sealed interface Normalizations permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  private static void requireEpsilon(String name, double epsilon) {
    if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new ArgumentException(
          name + ": epsilon is " + epsilon + ", expected a finite number of at least 0");
    }
  }

  /**
   * x / √(mean(x²) + ε), the mean taken over the last {@code axes} axes.
   *
   * @param epsilon ε, at least 0
   */
  default Tensor rmsNorm(int axes, double epsilon) {
    requireEpsilon("rmsNorm", epsilon);
    return Recorder.record(new RmsNormalization(axes), self(), Tensor.of(epsilon));
  }

  /**
   * x / √(mean(x²) + ε) · w over the last axes, which have the shape of {@code weight}.
   *
   * @param weight w, of at least one axis
   * @param epsilon ε, at least 0
   */
  default Tensor rmsNorm(Tensor weight, double epsilon) {
    ArgumentException.requirePresent(weight, "rmsNorm", "weight");
    Shape shape = self().shape();
    int axes = weight.shape().rank();
    boolean fits = axes > 0 && axes <= shape.rank();
    if (!fits || !shape.range(shape.rank() - axes, shape.rank()).equals(weight.shape())) {
      throw new ShapeException(
          "rmsNorm: weight "
              + weight.shape()
              + " must have the last extents of the input "
              + shape);
    }
    return rmsNorm(axes, epsilon).mul(weight);
  }

  /**
   * x [batch, channels, …] with the channels in {@code groups} equal groups: (x − μ) / √(σ² + ε),
   * mean and variance (of n values) of each sample and group (Wu and He, ECCV 2018).
   *
   * @param groups divides the number of channels: 1 normalizes a whole sample, one for each channel
   *     is instance normalization
   * @param epsilon ε, at least 0
   */
  default Tensor groupNorm(int groups, double epsilon) {
    requireEpsilon("groupNorm", epsilon);
    Shape shape = self().shape();
    if (shape.rank() < 2) {
      throw new ShapeException(
          "groupNorm: input is " + shape + ", expected at least [batch, channels]");
    }
    int channels = shape.extent(1);
    if (groups < 1 || channels % groups != 0) {
      throw new ShapeException(
          "groupNorm: "
              + groups
              + " groups do not divide the "
              + channels
              + " channels of "
              + shape
              + "; give a divisor");
    }
    int rest = shape.range(2, shape.rank()).elements();
    try {
      Tensor rows =
          self().reshape(shape.extent(0), groups, Math.multiplyExact(channels / groups, rest));
      return rows.layerNorm(1, epsilon).reshape(shape.extents());
    } catch (TrigradException e) {
      throw Renamed.as("groupNorm", e);
    }
  }

  /**
   * As {@link #groupNorm(int, float)}, then · w + b with one number of each for each channel.
   *
   * @param weight w [channels]
   * @param bias b [channels]
   */
  default Tensor groupNorm(int groups, Tensor weight, Tensor bias, double epsilon) {
    ArgumentException.requirePresent(weight, "groupNorm", "weight");
    ArgumentException.requirePresent(bias, "groupNorm", "bias");
    Tensor y = groupNorm(groups, epsilon);
    Shape channels = Shape.of(y.shape().extent(1));
    if (!weight.shape().equals(channels) || !bias.shape().equals(channels)) {
      throw new ShapeException(
          "groupNorm: weight "
              + weight.shape()
              + " and bias "
              + bias.shape()
              + " must have one number for each of the "
              + channels
              + " channels of "
              + y.shape());
    }
    int[] along = new int[y.shape().rank()];
    Arrays.fill(along, 1);
    along[1] = channels.elements();
    return y.mul(weight.reshape(along)).add(bias.reshape(along));
  }
}
