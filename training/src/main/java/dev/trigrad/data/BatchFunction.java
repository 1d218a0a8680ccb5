package dev.trigrad.data;

import dev.trigrad.RandomKey;

/**
 * What a {@link DataLoader} does to each batch where it is read: cuts padding, mixes rows. Called
 * by several threads at once, for different batches.
 */
@FunctionalInterface
public interface BatchFunction {
  /**
   * The batch that is delivered instead of {@code batch}.
   *
   * @param key belongs to this batch of this epoch; draw from it, whatever is drawn
   */
  Batch apply(Batch batch, RandomKey key);
}
