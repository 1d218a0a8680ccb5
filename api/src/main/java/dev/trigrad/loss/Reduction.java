package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;

/** What becomes of the losses of the elements or samples. */
public enum Reduction {
  /** Their arithmetic mean; NaN of none at all. */
  MEAN,
  /** Their sum; 0 of none at all. */
  SUM,
  /**
   * Their sum, divided by the extent of the first axis, the batch; of a scalar, itself. PyTorch's
   * {@code batchmean}: elements of one sample are added, samples are averaged.
   */
  BATCH_MEAN,
  /** They stay as they are. */
  NONE;

  /** Reduces {@code losses}. */
  public Tensor of(Tensor losses) {
    ArgumentException.requirePresent(losses, "reduction", "losses");
    return switch (this) {
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
      case BATCH_MEAN ->
          losses.shape().rank() == 0 ? losses : losses.sum().div(losses.shape().extent(0));
      case NONE -> losses;
    };
  }
}
