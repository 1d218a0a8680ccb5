package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * max(0, −y f) per element of scores f and labels y in {−1, 1}, reduced: how far a sample is on the
 * wrong side. Gradient of an element: −y where y f &lt; 0, else 0; also at y f = 0, as relu′(0) =
 * 0.
 *
 * <p>Rosenblatt's rule counts y f = 0 as a mistake, this loss does not: from weights that are all 0
 * it never moves, so begin with others, or use {@link BinaryHinge}.
 *
 * <p>Scores are float32 of any shape, labels int32 or float32 of the same one. Source: Rosenblatt,
 * Psychological Review 1958.
 */
public record PerceptronLoss(Reduction reduction) implements Loss {
  /** Checks that there is a reduction. */
  public PerceptronLoss {
    Settings.reduction("perceptron loss", reduction);
  }

  /** With the mean over all elements. */
  public PerceptronLoss() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor scores, Tensor labels) {
    Inputs.floats("perceptron loss", "prediction", scores);
    Tensor y = Inputs.signs("perceptron loss", labels, scores.shape());
    return reduction.of(y.mul(scores).neg().relu());
  }
}
