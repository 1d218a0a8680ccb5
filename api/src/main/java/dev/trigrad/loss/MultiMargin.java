package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;

/**
 * Σ_{j ≠ y} max(0, margin − s_y + s_j)ᵖ / classes of scores s [batch, classes] and class indices y
 * (int32 [batch]), reduced: {@link MulticlassHinge} divided by the number of classes, as PyTorch's
 * {@code MultiMarginLoss} has it. Gradient: that one's, divided likewise.
 *
 * @param power p, 1 or 2
 * @param margin by how much the own score must exceed the others
 * @param reduction what becomes of the samples
 */
public record MultiMargin(int power, double margin, Reduction reduction) implements Loss {
  /** Checks that p is 1 or 2, that the margin is finite, and that there is a reduction. */
  public MultiMargin {
    if (power != 1 && power != 2) {
      throw new ArgumentException("multi-margin: power is " + power + ", expected 1 or 2");
    }
    Settings.finite("multi-margin", "margin", margin);
    Settings.reduction("multi-margin", reduction);
  }

  /** With p = 1, margin 1 and the mean over the samples. */
  public MultiMargin() {
    this(1, 1, Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor scores, Tensor target) {
    Tensor violations =
        MulticlassHinge.violations("multi-margin", scores, target, margin, power == 2);
    return reduction.of(violations.sum(1).div(scores.shape().extent(1)));
  }
}
