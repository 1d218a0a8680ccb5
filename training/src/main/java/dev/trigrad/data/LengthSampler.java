package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import java.util.Arrays;

/**
 * All rows in another order each epoch, such that the rows of a batch are of about equal length: of
 * each {@code pool} batches in shuffled order, the rows are sorted by length, and these batches are
 * then shuffled. There is less padding to compute, and a little less chance.
 */
public final class LengthSampler implements Sampler {
  private final int[] lengths;
  private final int batchSize;
  private final int pool;

  /**
   * By the length of each row.
   *
   * @param batchSize that of the loader
   * @param pool number of batches that are sorted together; 1 sorts nothing of use, 50 is common
   */
  public LengthSampler(int[] lengths, int batchSize, int pool) {
    ArgumentException.requirePresent(lengths, "length sampler", "array of lengths");
    if (batchSize < 1 || pool < 1) {
      throw new ArgumentException(
          "length sampler: pools of "
              + pool
              + " batches of "
              + batchSize
              + ", expected at least 1 each");
    }
    this.lengths = lengths.clone();
    this.batchSize = batchSize;
    this.pool = pool;
  }

  @Override
  public int[] order(int rows, RandomKey key) {
    if (rows != lengths.length) {
      throw new ArgumentException(
          "length sampler: " + lengths.length + " lengths, " + rows + " rows; give one for each");
    }
    int[] shuffled = Permutation.of(rows, key.split("rows"));
    int together = (int) Math.min(rows, (long) batchSize * pool);
    for (int from = 0; from < rows; from += together) {
      sort(shuffled, from, Math.min(rows, from + together));
    }
    // The last batch, if it is smaller, stays the last one.
    int[] batches = Permutation.of(rows / batchSize, key.split("batches"));
    int[] order = shuffled.clone();
    for (int i = 0; i < batches.length; i++) {
      System.arraycopy(shuffled, batches[i] * batchSize, order, i * batchSize, batchSize);
    }
    return order;
  }

  /** By length, and of equal lengths in the order that they have. */
  private void sort(int[] order, int from, int to) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) lengths[order[from + i]] << 32 | i;
    }
    Arrays.sort(keys);
    int[] rows = Arrays.copyOfRange(order, from, to);
    for (int i = 0; i < keys.length; i++) {
      order[from + i] = rows[(int) keys[i]];
    }
  }
}
