package dev.trigrad.benchmarks.speed;

/** A network in the hands of one library, with optimizer and data. */
public interface Network {
  /** Forward, softmax cross-entropy averaged over the batch, backward, update. */
  void step();

  /** The loss of the last step, from before its update. */
  float loss();

  /** The logits for the batch, computed as users do when they predict; safe for several threads. */
  Object predict();
}
