package dev.trigrad.data;

import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.ShapeException;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The batches of a data set, each copied into tensors when it is asked for, anew each time. */
final class Batches extends AbstractList<Batch> implements RandomAccess {
  private final Dataset data;
  private final int batchSize;
  private final RandomKey key;
  private final int[] order;
  private final int count;

  Batches(Dataset data, int batchSize, RandomKey key, boolean dropLast) {
    if (batchSize < 1) {
      throw new ShapeException("batches: size " + batchSize + ", expected at least 1");
    }
    this.data = data;
    this.batchSize = batchSize;
    this.key = key;
    this.order = key == null ? null : Permutation.of(data.size(), key);
    this.count = data.size() / batchSize + (dropLast || data.size() % batchSize == 0 ? 0 : 1);
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Batch get(int index) {
    if (index < 0 || index >= count) {
      throw new IndexException("batches: batch " + index + " is out of range, there are " + count);
    }
    int from = index * batchSize;
    return read(data, order, key, from, Math.min(batchSize, data.size() - from));
  }

  /** {@code size} rows of {@code data} from place {@code from} of {@code order}, or of its own. */
  static Batch read(Dataset data, int[] order, RandomKey key, int from, int size) {
    var arrays = new BatchArrays(data.columns(), size);
    var row = new Row(arrays, key);
    for (int i = 0; i < size; i++) {
      row.read(data, order == null ? from + i : order[from + i], i, 0);
    }
    return arrays.batch();
  }
}
