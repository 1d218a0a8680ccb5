package dev.trigrad.loss;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import java.util.List;
import java.util.OptionalInt;

/**
 * −α_y (1 − p_y)ᵞ log p_y of logits x [batch…, classes] and class indices y (int32 [batch…]),
 * reduced, with p = softmax(x): cross-entropy in which samples that are right already count little.
 * Computed from z = x_y − log Σ_{j ≠ y} exp x_j, for which p_y = σ(z), so that 1 − p_y is exact,
 * too; the gradient is that of {@link BinaryFocal} at z, given to x_y, and taken from the others in
 * proportion to their probabilities.
 *
 * <p>Finite for any finite logits, 0 with a single class. With γ = 0 it is {@link CrossEntropy}
 * weighted by α; the mean is over the samples, not weighted. Source: Lin, Goyal, Girshick, He and
 * Dollár, ICCV 2017.
 *
 * @param gamma γ ≥ 0
 * @param classWeights α, one for each class, or none
 * @param reduction what becomes of the samples
 */
public record MulticlassFocal(double gamma, List<Float> classWeights, Reduction reduction)
    implements Loss {
  private static final String NAME = "multiclass focal";

  /** Checks all settings, and copies the weights. */
  public MulticlassFocal {
    Settings.nonNegative(NAME, "gamma", gamma);
    classWeights = Settings.weights(NAME, "class weight", classWeights);
    Settings.reduction(NAME, reduction);
  }

  /** Without weights. */
  public MulticlassFocal(double gamma, Reduction reduction) {
    this(gamma, List.of(), reduction);
  }

  /** With γ = 2 and the mean over the samples. */
  public MulticlassFocal() {
    this(2, Reduction.MEAN);
  }

  /** This loss with weights, one for each class. */
  public MulticlassFocal withClassWeights(float... weights) {
    return new MulticlassFocal(gamma, Settings.listed(NAME, "class weight", weights), reduction);
  }

  @Override
  public Tensor of(Tensor logits, Tensor target) {
    int classes = Inputs.classes(NAME, logits, target);
    Tensor weights = Settings.leaf(NAME, "class weight", classWeights, classes);
    Tensor own = ClassTargets.of(NAME, target, classes, weights, OptionalInt.empty()).own();
    Tensor zero = Tensor.of(0f);
    Tensor others = own.where(Tensor.of(Float.NEGATIVE_INFINITY), logits).logSumExp(-1);
    Tensor z = own.where(logits, zero).sum(-1).sub(others);
    Tensor cost = Recorder.record(new FocalCost(), z, Tensor.of(gamma));
    if (weights != null) {
      cost = Likelihood.expected(own.where(weights, zero).sum(-1), cost);
    }
    return reduction.of(cost);
  }
}
