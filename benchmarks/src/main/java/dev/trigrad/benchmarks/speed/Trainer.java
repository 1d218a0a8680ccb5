package dev.trigrad.benchmarks.speed;

/** A library that trains networks. */
public non-sealed interface Trainer extends Contender {
  /**
   * Builds the network of {@code task}, with its initial weights where the library lets users set
   * them, its optimizer and its data in the form that this library's users keep them in.
   */
  Network network(NetworkTask task);

  /** Whether the network begins with the weights of the task, so that first losses are equal. */
  default boolean takesWeights() {
    return true;
  }
}
