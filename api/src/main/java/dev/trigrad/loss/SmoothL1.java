package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * ½ d² / β where |d| &lt; β, else |d| − ½ β, per element of d = ŷ − y, reduced: |d| with a rounded
 * tip. Gradient of an element: d / β, limited to [−1, 1]. With β = 0 it is |d| itself.
 *
 * <p>{@link Huber} with δ = β is β times this: for β → 0 this becomes |d|, that one 0.
 *
 * <p>Source: Girshick, Fast R-CNN, ICCV 2015; PyTorch's {@code SmoothL1Loss}.
 *
 * @param beta β ≥ 0, in units of the target
 * @param reduction what becomes of the elements
 */
public record SmoothL1(double beta, Reduction reduction) implements Loss {
  /** Checks that β is finite and at least 0, and that there is a reduction. */
  public SmoothL1 {
    Settings.nonNegative("smooth l1", "beta", beta);
    Settings.reduction("smooth l1", reduction);
  }

  /** With the mean over all elements. */
  public SmoothL1(double beta) {
    this(beta, Reduction.MEAN);
  }

  /** With β = 1 and the mean over all elements. */
  public SmoothL1() {
    this(1);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Tensor d = MeanSquaredError.difference("smooth l1", prediction, target);
    if (beta == 0) {
      return reduction.of(d.abs());
    }
    Tensor limited = d.clip(-beta, beta);
    return reduction.of(limited.div(beta).mul(d.sub(limited.mul(0.5f))));
  }
}
