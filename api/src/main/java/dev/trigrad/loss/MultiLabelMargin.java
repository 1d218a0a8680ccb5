package dev.trigrad.loss;

import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * Σ_{j ∈ Y} Σ_{i ∉ Y} max(0, 1 − (s_j − s_i)) / classes of scores s [batch, classes] and the set Y
 * of each sample's labels, reduced: every label shall outdo every other class by 1. Gradient: each
 * pair that does not takes 1 / classes from j and gives it to i.
 *
 * <p>Labels are truth values or 0 and 1, [batch, classes]; PyTorch's {@code MultiLabelMarginLoss}
 * computes the same of lists of indices that end with −1. A sample with no label, or with all,
 * costs 0. Work and memory grow with the square of the number of classes.
 */
public record MultiLabelMargin(Reduction reduction) implements Loss {
  /** Checks that there is a reduction. */
  public MultiLabelMargin {
    Settings.reduction("multi-label margin", reduction);
  }

  /** With the mean over the samples. */
  public MultiLabelMargin() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor scores, Tensor labels) {
    Inputs.floats("multi-label margin", "prediction", scores);
    if (scores.shape().rank() != 2 || scores.shape().extent(1) == 0) {
      throw new ShapeException(
          "multi-label margin: scores are "
              + scores.shape()
              + "; expected [batch, classes] of at least one class");
    }
    Tensor y = Inputs.truths("multi-label margin", labels, scores.shape());
    Tensor violations = scores.unsqueeze(1).sub(scores.unsqueeze(2)).add(1).relu();
    Tensor counts = y.unsqueeze(2).and(y.not().unsqueeze(1));
    Tensor sums = counts.where(violations, Tensor.of(0f)).sum(1, 2);
    return reduction.of(sums.div(scores.shape().extent(1)));
  }
}
