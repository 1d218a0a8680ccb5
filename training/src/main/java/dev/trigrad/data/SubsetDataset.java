package dev.trigrad.data;

import dev.trigrad.IndexException;
import dev.trigrad.TensorType;
import java.util.Map;

/** Some rows of a data set, in an order of their own. */
final class SubsetDataset implements Dataset {
  private final Dataset source;
  private final int[] rows;

  /** The rows {@code rows}, an array that nobody changes. */
  SubsetDataset(Dataset source, int[] rows) {
    this.source = source;
    this.rows = rows;
    int size = source.size();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] < 0 || rows[i] >= size) {
        throw new IndexException(
            "subset: row " + rows[i] + " at " + i + " is out of range, there are " + size);
      }
    }
  }

  /** How many rows there are from {@code from} to before {@code to}. */
  static int requireRange(int from, int to, Dataset data) {
    if (from < 0 || to < from || to > data.size()) {
      throw new IndexException(
          "range: rows from " + from + " to " + to + " are out of range, there are " + data.size());
    }
    return to - from;
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public Map<String, TensorType> columns() {
    return source.columns();
  }

  @Override
  public String name(int row) {
    return source.name(rows[row]);
  }

  @Override
  public void read(int row, Row into) {
    source.read(rows[row], into);
  }

  @Override
  public int[] classes(String column) {
    int[] all = source.classes(column);
    int[] some = new int[rows.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[rows[i]];
    }
    return some;
  }
}
