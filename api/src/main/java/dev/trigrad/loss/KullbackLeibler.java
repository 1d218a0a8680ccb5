package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * y (log y − x) per element of log-probabilities x and probabilities y, reduced; the sum over a
 * distribution is its divergence D(y ‖ eˣ) = Σ y log(y / eˣ) ≥ 0. Gradient of an element: −y for x,
 * log y + 1 − x for y. With {@code logTarget} the target t is log y, and the loss eᵗ (t − x).
 *
 * <p>The mean is over <em>elements</em>, as in PyTorch's {@code KLDivLoss}, and no divergence;
 * {@link Reduction#BATCH_MEAN}, the default here (not there), is the mean divergence of the rows of
 * [batch, classes]. Where y is 0 an element costs 0, be x −∞. Of logits, {@link
 * KullbackLeiblerWithLogits} computes divergences itself.
 *
 * @param logTarget whether targets are log-probabilities
 * @param reduction what becomes of the elements
 */
public record KullbackLeibler(boolean logTarget, Reduction reduction) implements Loss {
  private static final String NAME = "kullback-leibler";

  /** Checks that there is a reduction. */
  public KullbackLeibler {
    Settings.reduction(NAME, reduction);
  }

  /** Of targets that are probabilities, with the mean over the batch. */
  public KullbackLeibler() {
    this(false, Reduction.BATCH_MEAN);
  }

  @Override
  public Tensor of(Tensor logProbabilities, Tensor target) {
    Inputs.pair(NAME, logProbabilities, target);
    if (logTarget) {
      return reduction.of(Likelihood.divergence(target, logProbabilities));
    }
    Inputs.range(NAME, "target", target, 0, 1, "; are they log-probabilities?");
    Tensor cross = Likelihood.expected(target, logProbabilities.neg());
    return reduction.of(Likelihood.plogp(target).add(cross));
  }
}
