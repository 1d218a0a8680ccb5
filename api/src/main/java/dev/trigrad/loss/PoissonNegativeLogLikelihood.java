package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * λ − y log λ per element of rates λ and counts y ≥ 0, reduced: the negative log-likelihood of a
 * Poisson distribution, without log y!, which does not depend on λ. With {@code logInput} the
 * prediction x is log λ, and the loss eˣ − y x, with gradient eˣ − y; without, it is λ, and the
 * loss λ − y log(λ + ε), with gradient 1 − y / (λ + ε).
 *
 * <p>{@code full} adds Stirling's approximation y log y − y + ½ log 2πy of log y! where y &gt; 1.
 * Rates are counts per unit of what was observed; targets are float32, of the same shape. A log
 * rate of −∞ costs 0 where y is 0; one above 88 costs ∞, as eˣ does. PyTorch's {@code
 * PoissonNLLLoss}.
 *
 * @param logInput whether predictions are logarithms of rates
 * @param full whether log y! is added
 * @param epsilon ε ≥ 0, for predictions that are rates
 * @param reduction what becomes of the elements
 */
public record PoissonNegativeLogLikelihood(
    boolean logInput, boolean full, double epsilon, Reduction reduction) implements Loss {
  private static final String NAME = "poisson negative log-likelihood";

  /** Above the logarithm of any number; e to it is infinite. */
  private static final float LARGE = 200;

  /** Checks that ε is finite and at least 0, and that there is a reduction. */
  public PoissonNegativeLogLikelihood {
    Settings.nonNegative(NAME, "epsilon", epsilon);
    Settings.reduction(NAME, reduction);
  }

  /** Of logarithms of rates, without log y!, with the mean over all elements. */
  public PoissonNegativeLogLikelihood() {
    this(true, false, 1e-8f, Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Inputs.pair(NAME, prediction, target);
    Inputs.range(NAME, "target", target, 0, Float.POSITIVE_INFINITY, "; give counts");
    Tensor loss;
    if (logInput) {
      loss = prediction.exp().add(Likelihood.expected(target, notBelow(prediction.neg())));
    } else {
      Inputs.range(
          NAME, "prediction", prediction, 0, Float.POSITIVE_INFINITY, "; is it a log rate?");
      Tensor log = prediction.add(epsilon).log();
      loss = prediction.add(Likelihood.expected(target, notBelow(log.neg())));
    }
    return reduction.of(full ? loss.add(stirling(target)) : loss);
  }

  /** What a rate of ∞ is not to be made up for by: the loss is ∞ there, not ∞ − ∞. */
  private static Tensor notBelow(Tensor cost) {
    return cost.maximum(-LARGE);
  }

  private static Tensor stirling(Tensor y) {
    Tensor counts = y.greater(1);
    Tensor log = counts.where(y, Tensor.of(1f)).log();
    Tensor value = y.mul(log).sub(y).add(log.mul(0.5f)).add(Likelihood.HALF_LOG_2_PI);
    return counts.where(value, Tensor.of(0f));
  }
}
