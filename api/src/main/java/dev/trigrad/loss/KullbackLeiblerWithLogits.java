package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * D(p ‖ q) = Σ_c p_c (log p_c − log q_c) of q = softmax(x) and p = softmax(t), for logits x and t
 * [batch…, classes], one number for each distribution, reduced; at least 0, and 0 where they are
 * equal. Gradient: q − p for x; for t, p_c (log p_c − log q_c − D).
 *
 * <p>The prediction is q, the target p, as where a student learns from a teacher; divide both
 * logits by a temperature before, and stop the teacher's gradient. Finite for any finite logits; a
 * class that p excludes by a logit of −∞ costs 0. The mean is over distributions, PyTorch's {@code
 * batchmean} of {@code kl_div(log_softmax(x), log_softmax(t), log_target=True)} for [batch,
 * classes].
 *
 * <p>Source: Kullback and Leibler, Annals of Mathematical Statistics 1951.
 */
public record KullbackLeiblerWithLogits(Reduction reduction) implements Loss {
  private static final String NAME = "kullback-leibler with logits";

  /** Checks that there is a reduction. */
  public KullbackLeiblerWithLogits {
    Settings.reduction(NAME, reduction);
  }

  /** With the mean over the distributions. */
  public KullbackLeiblerWithLogits() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor logits, Tensor target) {
    Inputs.distributions(NAME, logits, target);
    Tensor terms = Likelihood.divergence(target.logSoftmax(-1), logits.logSoftmax(-1));
    return reduction.of(terms.sum(-1));
  }
}
