package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * (ŷ − y)² per element, reduced: the negative log-likelihood of a Gaussian of fixed variance, up to
 * scale and constant.
 */
public record MeanSquaredError(Reduction reduction) implements Loss {
  /** Checks that there is a reduction. */
  public MeanSquaredError {
    ArgumentException.requirePresent(reduction, "mean squared error", "reduction");
  }

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
    ArgumentException.requirePresent(prediction, loss, "prediction");
    ArgumentException.requirePresent(target, loss, "target");
    if (prediction.dtype() != DType.FLOAT32 || target.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          loss
              + ": prediction is "
              + prediction.type()
              + ", target is "
              + target.type()
              + "; expected float32, cast them first");
    }
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
