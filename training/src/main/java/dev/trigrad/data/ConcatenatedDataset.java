package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Data sets of the same columns, one after the other. */
final class ConcatenatedDataset implements Dataset {
  private final Dataset[] parts;

  /** The first row after each part. */
  private final int[] ends;

  ConcatenatedDataset(List<Dataset> parts) {
    this.parts = parts.toArray(Dataset[]::new);
    this.ends = new int[this.parts.length];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      if (!this.parts[i].columns().equals(columns())) {
        throw new ArgumentException(
            "concat: data set "
                + i
                + " has the columns "
                + this.parts[i].columns()
                + ", data set 0 "
                + columns()
                + "; give them the same");
      }
      end += this.parts[i].size();
      if (end > Integer.MAX_VALUE) {
        throw new ArgumentException("concat: " + end + " rows, expected at most 2³¹ − 1");
      }
      ends[i] = (int) end;
    }
  }

  @Override
  public int size() {
    return ends[ends.length - 1];
  }

  @Override
  public Map<String, TensorType> columns() {
    return parts[0].columns();
  }

  private int part(int row) {
    int found = Arrays.binarySearch(ends, row + 1);
    int part = found < 0 ? -1 - found : found;
    // Of parts that end at the same row, all but the first are empty.
    while (part > 0 && ends[part - 1] > row) {
      part--;
    }
    return part;
  }

  private int start(int part) {
    return part == 0 ? 0 : ends[part - 1];
  }

  @Override
  public String name(int row) {
    int part = part(row);
    int within = row - start(part);
    String name = parts[part].name(within);
    return ("row " + within).equals(name) ? "row " + row : name;
  }

  @Override
  public void read(int row, Row into) {
    int part = part(row);
    parts[part].read(row - start(part), into);
  }

  @Override
  public int[] classes(String column) {
    int[] all = new int[size()];
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(parts[i].classes(column), 0, all, start(i), parts[i].size());
    }
    return all;
  }
}
