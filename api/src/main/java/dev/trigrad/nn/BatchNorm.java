package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.composite.BatchNormalization;
import java.util.Arrays;
import java.util.List;

/**
 * {@code y = (x − μ) / √(σ² + ε) · w + b} for each feature: x [batch, features] or [batch,
 * features, …]; w and b, [features], begin at 1 and 0. PyTorch's BatchNorm1d, BatchNorm2d and
 * BatchNorm3d.
 *
 * <p>In a pass that trains, μ and σ² are those of the batch (of n values, not n − 1), and the step
 * moves the running ones: {@code running ← (1 − m) running + m batch}, the variance that of n − 1,
 * with momentum m. A pass that predicts uses the running ones.
 *
 * <p>Source: Ioffe and Szegedy, Batch Normalization, ICML 2015.
 */
public final class BatchNorm extends Module {
  private final int features;
  private final Settings settings;
  private final Parameter weight;
  private final Parameter bias;
  private final Cell runningMean;
  private final Cell runningVariance;
  private final Cell batchCount;

  /**
   * What can be chosen.
   *
   * @param epsilon ε, at least 0
   * @param momentum m, in [0, 1]; NaN for the average of all batches so far
   * @param affine whether there are w and b
   * @param tracking whether there are running statistics; else predictions use their own batch's
   */
  public record Settings(double epsilon, double momentum, boolean affine, boolean tracking) {
    /** PyTorch's: 10⁻⁵, 0.1, with w and b, tracking. */
    public static final Settings STANDARD = new Settings(1e-5f, 0.1, true, true);

    /** Checks the ranges. */
    public Settings {
      if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
        throw new ArgumentException("batchNorm: epsilon is " + epsilon + ", expected at least 0");
      }
      if (momentum < 0 || momentum > 1) {
        throw new ArgumentException(
            "batchNorm: momentum is " + momentum + ", expected 0 to 1, or NaN for the average");
      }
    }

    /** With another ε. */
    public Settings epsilon(float other) {
      return new Settings(other, momentum, affine, tracking);
    }

    /** With another momentum. */
    public Settings momentum(double other) {
      return new Settings(epsilon, other, affine, tracking);
    }

    /** With running statistics that average all batches so far equally. */
    public Settings cumulative() {
      return momentum(Double.NaN);
    }

    /** Without w and b. */
    public Settings plain() {
      return new Settings(epsilon, momentum, false, tracking);
    }

    /** Without running statistics. */
    public Settings untracked() {
      return new Settings(epsilon, momentum, affine, false);
    }
  }

  /** With the standard settings. */
  public BatchNorm(int features) {
    this(features, Settings.STANDARD);
  }

  /** With other settings: {@code new BatchNorm(64, BatchNorm.Settings.STANDARD.momentum(0.01))}. */
  public BatchNorm(int features, Settings settings) {
    ArgumentException.requirePresent(settings, "batchNorm", "settings");
    if (features < 1) {
      throw new ShapeException("batchNorm: number of features must be positive, got " + features);
    }
    this.features = features;
    this.settings = settings;
    Shape shape = Shape.of(features);
    boolean affine = settings.affine;
    this.weight = affine ? parameter("weight", shape, Initializer.constant(1)) : null;
    this.bias = affine ? parameter("bias", shape, Initializer.zeros()) : null;
    boolean tracking = settings.tracking;
    this.runningMean = tracking ? state("runningMean", all(0)) : null;
    this.runningVariance = tracking ? state("runningVariance", all(1)) : null;
    this.batchCount = tracking ? state("batchCount", Tensor.of(0)) : null;
  }

  private Tensor all(float value) {
    float[] values = new float[features];
    Arrays.fill(values, value);
    return Tensor.of(values);
  }

  /** w, [features], or {@code null}. */
  public Parameter weight() {
    return weight;
  }

  /** b, [features], or {@code null}. */
  public Parameter bias() {
    return bias;
  }

  /** Running mean, [features], or {@code null}. */
  public Cell runningMean() {
    return runningMean;
  }

  /** Running variance, [features], or {@code null}. */
  public Cell runningVariance() {
    return runningVariance;
  }

  /** Sets the running statistics back to mean 0, variance 1 and no batch. */
  public void resetStatistics() {
    if (settings.tracking) {
      runningMean.assign(all(0));
      runningVariance.assign(all(1));
      batchCount.assign(Tensor.of(0));
    }
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Shape shape = x.shape();
    if (shape.rank() < 2 || shape.extent(1) != features) {
      throw new ShapeException(
          "input "
              + shape
              + (shape.rank() < 2 ? "" : ", axis 1 has " + shape.extent(1))
              + ", expected [batch, "
              + features
              + ", …]");
    }
    boolean ofBatch = pass.training() || !settings.tracking;
    return ofBatch ? byBatch(x, pass) : byRunning(x, pass);
  }

  private Tensor weight(Pass pass) {
    return weight == null ? Tensor.ones(features) : pass.value(weight);
  }

  private Tensor bias(Pass pass) {
    return bias == null ? Tensor.zeros(features) : pass.value(bias);
  }

  private Tensor byBatch(Tensor x, Pass pass) {
    int count = x.type().elements() / features;
    if (pass.training() && count < 2) {
      throw new ShapeException(
          "input "
              + x.shape()
              + " has "
              + (count == 0 ? "no value" : "one value")
              + " of each feature, training needs at least 2; give larger batches, and drop a last"
              + " one of one sample");
    }
    List<Tensor> results =
        Recorder.recordAll(
            new BatchNormalization(),
            List.of(x, weight(pass), bias(pass), Tensor.of(settings.epsilon)));
    if (pass.training() && settings.tracking) {
      Tensor seen = pass.value(batchCount).add(1);
      Tensor momentum =
          Double.isNaN(settings.momentum)
              ? Tensor.of(1f).div(seen.cast(DType.FLOAT32))
              : Tensor.of((float) settings.momentum);
      Tensor unbiased = results.get(2).mul((float) (count / (count - 1.0)));
      pass.update(batchCount, seen);
      move(runningMean, results.get(1), momentum, pass);
      move(runningVariance, unbiased, momentum, pass);
    }
    return results.getFirst();
  }

  /** No gradient flows through what is remembered, as in PyTorch. */
  private static void move(Cell running, Tensor of, Tensor momentum, Pass pass) {
    Tensor before = pass.value(running);
    pass.update(running, before.add(of.stopGradient().sub(before).mul(momentum)));
  }

  private Tensor byRunning(Tensor x, Pass pass) {
    Tensor deviation = pass.value(runningVariance).add(settings.epsilon).sqrt();
    Tensor scale = weight(pass).div(deviation);
    int[] along = new int[x.shape().rank()];
    Arrays.fill(along, 1);
    along[1] = features;
    Tensor centred = x.sub(pass.value(runningMean).reshape(along));
    Tensor y = centred.mul(scale.reshape(along));
    return bias == null ? y : y.add(bias(pass).reshape(along));
  }

  @Override
  protected TorchLayout torchLayout(String name) {
    return switch (name) {
      case "runningMean" -> TorchLayout.same("running_mean");
      case "runningVariance" -> TorchLayout.same("running_var");
      case "batchCount" -> TorchLayout.same("num_batches_tracked");
      default -> TorchLayout.same(name);
    };
  }

  @Override
  public String toString() {
    return "BatchNorm(" + features + ")";
  }
}
