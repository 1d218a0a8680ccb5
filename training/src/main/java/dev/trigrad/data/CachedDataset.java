package dev.trigrad.data;

import dev.trigrad.TensorType;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Rows of a data set that are read once and kept. */
final class CachedDataset implements Dataset {
  private static final int LOCKS = 64;

  private final Dataset source;
  private final Map<String, TensorType> columns;
  private final AtomicReferenceArray<SourceRow> kept;
  private final Object[] locks = new Object[LOCKS];

  CachedDataset(Dataset source, long bytes) {
    this.source = source;
    this.columns = source.columns();
    long row = 0;
    for (TensorType type : columns.values()) {
      row += (long) type.elements() * type.dtype().bytes();
    }
    kept = new AtomicReferenceArray<>((int) Math.min(source.size(), bytes / Math.max(row, 1)));
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Map<String, TensorType> columns() {
    return columns;
  }

  @Override
  public String name(int row) {
    return source.name(row);
  }

  @Override
  public int[] classes(String column) {
    return source.classes(column);
  }

  @Override
  public void read(int row, Row into) {
    if (row >= kept.length()) {
      source.read(row, into);
      return;
    }
    SourceRow found = kept.get(row);
    if (found == null) {
      // One lock for many rows: whoever waits for another row waits for no more than one read.
      synchronized (locks[row % LOCKS]) {
        found = kept.get(row);
        if (found == null) {
          found = new SourceRow(source, null).read(row, 0);
          kept.set(row, found);
        }
      }
    }
    found.passOn(into);
  }
}
