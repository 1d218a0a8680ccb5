package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * (ŷ − y)² per element, reduced: the negative log-likelihood of a Gaussian of fixed variance, up to
 * scale and constant. Gradient of an element: 2 (ŷ − y). PyTorch's {@code MSELoss}.
 */
public record MeanSquaredError(Reduction reduction) implements Loss {
  /** Checks that there is a reduction. */
  public MeanSquaredError {
    Settings.reduction("mean squared error", reduction);
  }

  /** With the mean over all elements. */
  public MeanSquaredError() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    return reduction.of(difference("mean squared error", prediction, target).square());
  }

  /** ŷ − y of equal shapes. */
  static Tensor difference(String loss, Tensor prediction, Tensor target) {
    Inputs.pair(loss, prediction, target);
    return prediction.sub(target);
  }
}
