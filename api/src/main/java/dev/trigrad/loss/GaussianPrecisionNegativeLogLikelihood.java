package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * ½ β (y − μ)² − ½ log β per element of means μ, targets y and precisions β = 1 / σ², reduced: the
 * negative log-likelihood of a Gaussian, without its constant ½ log 2π unless {@code full}.
 * Gradients of an element: β (μ − y) for μ, and ½ (y − μ)² − ½ / β for β, which vanishes where β is
 * the inverse of the squared error.
 *
 * <p>β is positive and finite, in inverse squared units of y; give it by {@code exp} or {@code
 * softplus} of a network's output. A known one that is not positive is refused; of a computed one
 * the logarithm gives ∞ at 0 and NaN below. Precisions are of the shape of the means, or 1 at its
 * end. {@link GaussianNegativeLogLikelihood} takes σ², PyTorch's convention.
 *
 * @param full whether the constant is added
 * @param reduction what becomes of the elements
 */
public record GaussianPrecisionNegativeLogLikelihood(boolean full, Reduction reduction) {
  private static final String NAME = "gaussian precision negative log-likelihood";

  /** Checks that there is a reduction. */
  public GaussianPrecisionNegativeLogLikelihood {
    Settings.reduction(NAME, reduction);
  }

  /** Without the constant, and with the mean over all elements. */
  public GaussianPrecisionNegativeLogLikelihood() {
    this(false, Reduction.MEAN);
  }

  /** The loss of {@code means} and {@code precisions} against {@code target}. */
  public Tensor of(Tensor means, Tensor target, Tensor precisions) {
    Inputs.pair(NAME, means, target);
    Inputs.spread(NAME, "precision", precisions, means.shape());
    Inputs.range(
        NAME,
        "precision",
        precisions,
        Float.MIN_VALUE,
        Float.POSITIVE_INFINITY,
        "; give 1 / variance");
    Tensor loss = means.sub(target).square().mul(precisions).sub(precisions.log()).mul(0.5f);
    return reduction.of(full ? loss.add(Likelihood.HALF_LOG_2_PI) : loss);
  }
}
