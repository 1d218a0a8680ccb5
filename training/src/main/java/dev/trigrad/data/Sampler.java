package dev.trigrad.data;

import dev.trigrad.RandomKey;

/** Which rows an epoch has, and in which order. */
@FunctionalInterface
public interface Sampler {
  /**
   * The rows of one epoch in their order, each from 0 to {@code rows} − 1; a row may be among them
   * several times, or not at all. Equal keys give equal orders.
   *
   * @param rows number of rows of the data set
   * @param key the key of the epoch
   */
  int[] order(int rows, RandomKey key);

  /** How many rows an epoch has, of a data set of {@code rows}: by default as many. */
  default int count(int rows) {
    return rows;
  }

  /** All rows as they stand. */
  static Sampler sequential() {
    return (rows, _) -> Permutation.identity(rows);
  }

  /** All rows, once each, each order as likely: that of {@link Dataset#batches}. */
  static Sampler shuffled() {
    return Permutation::of;
  }
}
