package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * |ŷ − y| per element, reduced: the negative log-likelihood of a Laplace distribution of fixed
 * scale, up to scale and constant; its best constant is the median. Gradient of an element: sign(ŷ
 * − y), 0 where they are equal. PyTorch's {@code L1Loss}.
 */
public record MeanAbsoluteError(Reduction reduction) implements Loss {
  /** Checks that there is a reduction. */
  public MeanAbsoluteError {
    Settings.reduction("mean absolute error", reduction);
  }

  /** With the mean over all elements. */
  public MeanAbsoluteError() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    return reduction.of(
        MeanSquaredError.difference("mean absolute error", prediction, target).abs());
  }
}
