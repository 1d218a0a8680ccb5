package dev.trigrad.nn;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;

/**
 * A sequence of keys whose position is a cell: the key of the present position is {@code
 * RandomKey.of(seed).split(position)}.
 *
 * <p>A {@linkplain Pass#training(RandomKeys) pass} that draws random numbers takes this key and
 * requests the next position as an update, so that a step that fails, or is tried again, finds the
 * same key, and what is saved with the cell goes on with the next one. A pass that draws none
 * leaves the position alone.
 */
public final class RandomKeys {
  private final Tensor increment = Tensor.of(new int[] {0, 0, 1});
  private final Cell cell;

  /** The keys of {@code seed}, at position 0. */
  public RandomKeys(long seed) {
    cell = new Cell("random", first(seed));
  }

  /** Begins anew with the keys of {@code seed}, at position 0. */
  public void seed(long seed) {
    cell.assign(first(seed));
  }

  private static Tensor first(long seed) {
    RandomKey key = RandomKey.of(seed);
    return Tensor.of(new int[] {key.high(), key.low(), 0});
  }

  /** The two words of the seed's key and the position, int32 [3]: all there is to save. */
  public Cell cell() {
    return cell;
  }

  /** The key of the present position. */
  public RandomKey key() {
    int[] now = cell.snapshot().toIntArray();
    return new RandomKey(now[0], now[1]).split(now[2]);
  }

  /** The value of the cell at the next position. */
  Tensor next() {
    return cell.tensor().add(increment);
  }
}
