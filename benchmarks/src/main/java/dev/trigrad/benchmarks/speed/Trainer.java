package dev.trigrad.benchmarks.speed;

/** A library that trains networks. */
public non-sealed interface Trainer extends Contender {
  /**
   * Builds the network of {@code task} with its optimizer, and its data in the form that this
   * library's users keep them in. Where the library lets them set weights, the network begins with
   * those of the task, so that losses are equal.
   *
   * @throws UnsupportedOperationException if the library cannot train this
   */
  Network network(NetworkTask task);
}
