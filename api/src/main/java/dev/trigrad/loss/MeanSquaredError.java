package dev.trigrad.loss;

import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * (ŷ − y)² per element, reduced: the negative log-likelihood of a Gaussian of fixed variance, up to
 * scale and constant.
 */
public record MeanSquaredError(Reduction reduction) implements Loss {
  /** With the mean over all elements. */
  public MeanSquaredError() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    return reduction.of(difference("mean squared error", prediction, target).square());
  }

  /** Broadcasting here is nearly always a mistake, so shapes must be equal. */
  static Tensor difference(String loss, Tensor prediction, Tensor target) {
    if (!prediction.shape().equals(target.shape())) {
      throw new ShapeException(
          loss
              + ": prediction is "
              + prediction.shape()
              + ", target is "
              + target.shape()
              + "; reshape one of them");
    }
    return prediction.sub(target);
  }
}
