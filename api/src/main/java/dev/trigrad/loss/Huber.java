package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * ½ d² where |d| ≤ δ, else δ (|d| − ½ δ), per element of d = ŷ − y, reduced: a square that outliers
 * pull at with no more than δ. Gradient of an element: d, limited to [−δ, δ]; so is the second one,
 * 1 within and 0 outside.
 *
 * <p>{@link SmoothL1} is this divided by δ: that one keeps its slope 1 outside whatever its β, this
 * one its curvature 1 within whatever its δ. Finite wherever δ |d| is; −∞ and ∞ cost ∞.
 *
 * <p>Source: Huber, Annals of Mathematical Statistics 1964; PyTorch's {@code HuberLoss}.
 *
 * @param delta δ &gt; 0, in units of the target
 * @param reduction what becomes of the elements
 */
public record Huber(double delta, Reduction reduction) implements Loss {
  /** Checks that δ is positive and finite, and that there is a reduction. */
  public Huber {
    Settings.positive("huber", "delta", delta);
    Settings.reduction("huber", reduction);
  }

  /** With the mean over all elements. */
  public Huber(double delta) {
    this(delta, Reduction.MEAN);
  }

  /** With δ = 1 and the mean over all elements. */
  public Huber() {
    this(1);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Tensor d = MeanSquaredError.difference("huber", prediction, target);
    // One product for both parts; at 0 its second derivative is 1, which |d| would lose.
    Tensor limited = d.clip(-delta, delta);
    return reduction.of(limited.mul(d.sub(limited.mul(0.5f))));
  }
}
