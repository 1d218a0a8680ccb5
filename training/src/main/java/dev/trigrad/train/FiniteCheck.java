package dev.trigrad.train;

/** What a {@link Trainer} checks in each step, before it changes anything; each checks more. */
public enum FiniteCheck {
  /** Nothing: NaN and infinities go where they go. */
  NOTHING,
  /** The loss: costs nothing that can be measured. */
  LOSS,
  /** The gradients, too: reads each once more. */
  GRADIENTS,
  /**
   * The parameters after the step, too, and running statistics: copies everything before each step,
   * to take it back, which costs about as much as a step of an optimizer.
   */
  EVERYTHING
}
