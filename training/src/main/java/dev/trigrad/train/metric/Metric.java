package dev.trigrad.train.metric;

import dev.trigrad.Tensor;

/**
 * Something to be measured over a whole set, batch by batch: an immutable description, from which
 * each epoch begins a {@link Tally}.
 */
public interface Metric {
  /** What it is called in tables and curves, as in {@code accuracy}. */
  String name();

  /** A tally of no samples. */
  Tally start();

  /**
   * A measure of the samples seen so far, exact for the whole set: batches weigh what they have, a
   * smaller last one too. Sums are in double precision. For one thread.
   */
  interface Tally {
    /**
     * Counts a batch.
     *
     * @param outputs what the model gave, [n, …], evaluated
     * @param targets what is right, [n, …]
     */
    void add(Tensor outputs, Tensor targets);

    /** The measure; NaN where it is not defined, of no samples for instance. */
    double value();
  }
}
