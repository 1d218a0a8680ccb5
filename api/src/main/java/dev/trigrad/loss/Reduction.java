package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;

/** What becomes of the losses of the samples. */
public enum Reduction {
  /** Their arithmetic mean. */
  MEAN,
  /** Their sum. */
  SUM,
  /** They stay, one per sample. */
  NONE;

  /** Reduces {@code losses}. */
  public Tensor of(Tensor losses) {
    ArgumentException.requirePresent(losses, "reduction", "losses");
    return switch (this) {
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
      case NONE -> losses;
    };
  }
}
