package dev.trigrad.loss;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;

/**
 * −α_y (1 − p_y)ᵞ log p_y per element of logits x and labels y of 0 and 1, reduced, with p₁ = σ(x)
 * and p₀ = σ(−x): binary cross-entropy in which samples that are right already count little.
 * Gradient of an element with z = x for y = 1, else −x: ∓α_y (1 − p)ᵞ (1 − p − γ p log p) for p =
 * σ(z).
 *
 * <p>Finite for any finite logit; with γ = 0 it is {@link BinaryCrossEntropyWithLogits} times α_y.
 * Logits are float32 of any shape, labels of the same one, of any type; soft ones are not defined.
 *
 * <p>Source: Lin, Goyal, Girshick, He and Dollár, ICCV 2017, who divide the sum by the number of
 * positives; torchvision's {@code sigmoid_focal_loss}, which by default reduces nothing.
 *
 * @param gamma γ ≥ 0, how much it matters
 * @param positiveWeight α₁
 * @param negativeWeight α₀
 * @param reduction what becomes of the elements
 */
public record BinaryFocal(
    double gamma, double positiveWeight, double negativeWeight, Reduction reduction)
    implements Loss {
  private static final String NAME = "binary focal";

  /** Checks that γ and the weights are finite and at least 0, and that there is a reduction. */
  public BinaryFocal {
    Settings.nonNegative(NAME, "gamma", gamma);
    Settings.nonNegative(NAME, "positive weight", positiveWeight);
    Settings.nonNegative(NAME, "negative weight", negativeWeight);
    Settings.reduction(NAME, reduction);
  }

  /** With weight α in [0, 1] for what is positive, and 1 − α for what is not, as in the paper. */
  public BinaryFocal(double gamma, double alpha, Reduction reduction) {
    this(gamma, requireAlpha(alpha), 1 - alpha, reduction);
  }

  /** With γ = 2, α = 0.25 and the mean over all elements. */
  public BinaryFocal() {
    this(2, 0.25f, Reduction.MEAN);
  }

  private static double requireAlpha(double alpha) {
    Settings.fraction(NAME, "alpha", alpha);
    return alpha;
  }

  @Override
  public Tensor of(Tensor logits, Tensor labels) {
    Inputs.floats(NAME, "prediction", logits);
    Tensor y = Inputs.truths(NAME, labels, logits.shape());
    Tensor z = y.where(logits, logits.neg());
    Tensor cost = Recorder.record(new FocalCost(), z, Tensor.of(gamma));
    if (positiveWeight != 1 || negativeWeight != 1) {
      Tensor alpha = y.where(Tensor.of(positiveWeight), Tensor.of(negativeWeight));
      cost = Likelihood.expected(alpha, cost);
    }
    return reduction.of(cost);
  }
}
