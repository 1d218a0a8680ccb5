package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * max(0, margin − y f) per element of scores f and labels y in {−1, 1}, or its square, reduced: the
 * loss of a support vector machine of two classes. Gradient of an element: −y where y f &lt;
 * margin, else 0; squared, −2 y max(0, margin − y f).
 *
 * <p>Scores are float32 of any shape, labels int32 or float32 of the same one. Source: Cortes and
 * Vapnik, Machine Learning 1995; Keras' {@code Hinge} and {@code SquaredHinge}.
 *
 * @param margin what a right score must reach; at 0 this is {@link PerceptronLoss}
 * @param squared whether violations are squared
 * @param reduction what becomes of the elements
 */
public record BinaryHinge(double margin, boolean squared, Reduction reduction) implements Loss {
  /** Checks that the margin is finite, and that there is a reduction. */
  public BinaryHinge {
    Settings.finite("binary hinge", "margin", margin);
    Settings.reduction("binary hinge", reduction);
  }

  /** With violations as they are. */
  public BinaryHinge(double margin, Reduction reduction) {
    this(margin, false, reduction);
  }

  /** With margin 1 and the mean over all elements. */
  public BinaryHinge() {
    this(1, Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor scores, Tensor labels) {
    Inputs.floats("binary hinge", "prediction", scores);
    Tensor y = Inputs.signs("binary hinge", labels, scores.shape());
    Tensor violation = Tensor.of(margin).sub(y.mul(scores)).relu();
    return reduction.of(squared ? violation.square() : violation);
  }
}
