package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.List;
import java.util.OptionalInt;

/**
 * −w_y ℓ_y of log-probabilities ℓ [batch…, classes] and class indices y (int32 [batch…]), reduced:
 * the negative log-likelihood of a categorical distribution. Gradient of a sample: −w_y in place y,
 * else 0. {@link CrossEntropy} is this after {@code logSoftmax}, and reads logits.
 *
 * <p>The mean is the weighted one, as that of {@link CrossEntropy}; ignored samples cost 0 and do
 * not count, and if all are ignored, the mean is NaN. A class of weight 0 costs 0 even where its
 * log-probability is −∞. PyTorch's {@code NLLLoss}, whose classes are axis 1 and which ignores −100
 * unasked.
 *
 * @param reduction what becomes of the samples
 * @param classWeights w, one for each class, or none
 * @param ignoredIndex the class index that marks samples to leave out, if any
 */
public record NegativeLogLikelihood(
    Reduction reduction, List<Float> classWeights, OptionalInt ignoredIndex) implements Loss {
  private static final String NAME = "negative log-likelihood";

  /** Checks all settings, and copies the weights. */
  public NegativeLogLikelihood {
    Settings.reduction(NAME, reduction);
    classWeights = Settings.weights(NAME, "class weight", classWeights);
    ArgumentException.requirePresent(ignoredIndex, NAME, "ignored index");
  }

  /** Without weights, and none ignored. */
  public NegativeLogLikelihood(Reduction reduction) {
    this(reduction, List.of(), OptionalInt.empty());
  }

  /** With the mean over the samples. */
  public NegativeLogLikelihood() {
    this(Reduction.MEAN);
  }

  /** This loss with weights, one for each class. */
  public NegativeLogLikelihood withClassWeights(float... weights) {
    List<Float> listed = Settings.listed(NAME, "class weight", weights);
    return new NegativeLogLikelihood(reduction, listed, ignoredIndex);
  }

  /** This loss without the samples of this index. */
  public NegativeLogLikelihood withIgnoredIndex(int index) {
    return new NegativeLogLikelihood(reduction, classWeights, OptionalInt.of(index));
  }

  @Override
  public Tensor of(Tensor logProbabilities, Tensor target) {
    int classes = Inputs.classes(NAME, logProbabilities, target);
    Squashed.refuseSoftmax(
        NAME, "log-probabilities", logProbabilities, "use logSoftmax, or CrossEntropy of logits");
    Tensor weights = Settings.leaf(NAME, "class weight", classWeights, classes);
    var targets = ClassTargets.of(NAME, target, classes, weights, ignoredIndex);
    Tensor zero = Tensor.of(0f);
    Tensor counted = targets.own();
    Tensor costs = logProbabilities.neg();
    if (weights != null) {
      counted = counted.and(weights.greater(0));
      costs = weights.mul(costs);
    }
    return targets.reduce(reduction, counted.where(costs, zero).sum(-1));
  }
}
