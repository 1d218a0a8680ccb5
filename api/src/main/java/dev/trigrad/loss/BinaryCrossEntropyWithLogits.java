package dev.trigrad.loss;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.List;

/**
 * w y softplus(−x) + (1 − y) softplus(x) per element of logits x and targets y in [0, 1], reduced:
 * −w y log σ(x) − (1 − y) log(1 − σ(x)), the negative log-likelihood of a Bernoulli distribution,
 * w-fold where y is 1. Gradient of an element: (1 − y) σ(x) − w y σ(−x), which is σ(x) − y for w =
 * 1.
 *
 * <p>Finite for any finite logit, each half exact to its last digits; a logit of ±∞ costs 0 where y
 * is 1 or 0 accordingly, else ∞, with the gradients 0 and ±1.
 *
 * <p>Logits are float32 of any shape; targets of the same one, float32, int32 or bool: one label a
 * sample, or several ([batch, labels], "multi-label"). PyTorch's {@code BCEWithLogitsLoss}, and of
 * several labels, with the mean, its {@code MultiLabelSoftMarginLoss}.
 *
 * @param positiveWeights w: none means 1; one, or one for each index of the last axis, as in
 *     negatives / positives to balance them
 * @param reduction what becomes of the elements
 */
public record BinaryCrossEntropyWithLogits(List<Float> positiveWeights, Reduction reduction)
    implements Loss {
  private static final String NAME = "binary cross-entropy with logits";

  /** Checks the weights, which are finite and at least 0, and that there is a reduction. */
  public BinaryCrossEntropyWithLogits {
    positiveWeights = Settings.weights(NAME, "positive weight", positiveWeights);
    Settings.reduction(NAME, reduction);
  }

  /** Without weights. */
  public BinaryCrossEntropyWithLogits(Reduction reduction) {
    this(List.of(), reduction);
  }

  /** With the mean over all elements. */
  public BinaryCrossEntropyWithLogits() {
    this(Reduction.MEAN);
  }

  /** This loss with weights of what is positive: one, or one for each label. */
  public BinaryCrossEntropyWithLogits withPositiveWeights(float... weights) {
    return new BinaryCrossEntropyWithLogits(
        Settings.listed(NAME, "positive weight", weights), reduction);
  }

  @Override
  public Tensor of(Tensor logits, Tensor target) {
    Inputs.floats(NAME, "prediction", logits);
    Squashed.refuseSigmoid(
        NAME, logits, "leave the last sigmoid out, or use BinaryCrossEntropy of probabilities");
    Tensor y = Inputs.probabilities(NAME, target, logits.shape());
    Tensor positive = Likelihood.expected(y, logits.neg().softplus());
    if (!positiveWeights.isEmpty()) {
      Tensor weights = weights(logits.shape());
      // Where a weight is 0, so is the loss, even an infinite one.
      positive = Likelihood.expected(weights, positive);
    }
    return reduction.of(positive.add(Likelihood.expected(y.neg().add(1), logits.softplus())));
  }

  private Tensor weights(Shape logits) {
    if (positiveWeights.size() == 1) {
      return Tensor.of(positiveWeights.getFirst());
    }
    if (logits.rank() == 0 || logits.extent(-1) != positiveWeights.size()) {
      throw new ShapeException(
          NAME
              + ": "
              + positiveWeights.size()
              + " positive weights for logits "
              + logits
              + "; give one, or one for each label");
    }
    return Settings.leaf(NAME, "positive weight", positiveWeights, logits.extent(-1));
  }
}
