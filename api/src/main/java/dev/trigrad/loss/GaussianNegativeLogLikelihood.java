package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * ½ (log σ² + (y − μ)² / σ²) per element of means μ, targets y and variances σ², reduced: the
 * negative log-likelihood of a Gaussian, without its constant ½ log 2π unless {@code full}.
 * Gradients of an element: (μ − y) / σ² for μ, and ½ (1 − (y − μ)² / σ²) / σ² for σ².
 *
 * <p>σ² is a variance, in squared units of y, not a deviation. Below ε it counts as ε, with the
 * gradient that it has at ε, so that it can come back. Variances are of the shape of the means, or
 * 1 at its end, for one that a sample's elements share. A known negative one is refused. PyTorch's
 * {@code GaussianNLLLoss}; {@link GaussianPrecisionNegativeLogLikelihood} takes 1 / σ².
 *
 * @param full whether the constant is added
 * @param epsilon ε &gt; 0, the least variance
 * @param reduction what becomes of the elements
 */
public record GaussianNegativeLogLikelihood(boolean full, double epsilon, Reduction reduction) {
  private static final String NAME = "gaussian negative log-likelihood";

  /** Checks that ε is finite and positive, and that there is a reduction. */
  public GaussianNegativeLogLikelihood {
    Settings.positive(NAME, "epsilon", epsilon);
    Settings.reduction(NAME, reduction);
  }

  /** Without the constant, with ε = 10⁻⁶ and the mean over all elements. */
  public GaussianNegativeLogLikelihood() {
    this(false, 1e-6f, Reduction.MEAN);
  }

  /** The loss of {@code means} and {@code variances} against {@code target}. */
  public Tensor of(Tensor means, Tensor target, Tensor variances) {
    Inputs.pair(NAME, means, target);
    Inputs.spread(NAME, "variance", variances, means.shape());
    Inputs.range(
        NAME, "variance", variances, 0, Float.POSITIVE_INFINITY, "; is it the deviation's log?");
    // The gradient goes past the limit: the difference of a number and itself is 0.
    Tensor limited = variances.sub(variances.stopGradient()).add(epsilon);
    Tensor variance = variances.greater(epsilon).where(variances, limited);
    Tensor loss = means.sub(target).square().div(variance).add(variance.log()).mul(0.5f);
    return reduction.of(full ? loss.add(Likelihood.HALF_LOG_2_PI) : loss);
  }
}
