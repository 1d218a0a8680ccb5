package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Some rows of a data set as tensors.
 *
 * @param columns the columns by name, each [size, …]
 */
public record Batch(Map<String, Tensor> columns) {
  /**
   * Checks that all columns have as many rows.
   *
   * @throws ShapeException if they have not, or there are none
   */
  public Batch {
    ArgumentException.requirePresent(columns, "batch", "map of columns");
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    requireRows("batch", columns);
  }

  /** Checks that there are columns, which have a first axis of one extent. */
  static void requireRows(String what, Map<String, Tensor> columns) {
    if (columns.isEmpty()) {
      throw new ShapeException(what + ": no columns; give at least one");
    }
    String first = null;
    for (var column : columns.entrySet()) {
      Tensor tensor = column.getValue();
      ArgumentException.requirePresent(tensor, what, "column '" + column.getKey() + "'");
      if (tensor.shape().rank() == 0) {
        throw new ShapeException(
            what + ": column '" + column.getKey() + "' is a scalar; its first axis is the rows");
      }
      first = first == null ? column.getKey() : first;
      int rows = columns.get(first).shape().extent(0);
      if (tensor.shape().extent(0) != rows) {
        throw new ShapeException(
            what
                + ": column '"
                + column.getKey()
                + "' has "
                + tensor.shape().extent(0)
                + " rows, column '"
                + first
                + "' has "
                + rows
                + "; give as many");
      }
    }
  }

  /** Number of rows. */
  public int size() {
    return columns.values().iterator().next().shape().extent(0);
  }

  /**
   * The column called {@code name}, [size, …].
   *
   * @throws ArgumentException if there is none
   */
  public Tensor column(String name) {
    return column("batch", columns, name);
  }

  static Tensor column(String what, Map<String, Tensor> columns, String name) {
    Tensor column = columns.get(name);
    if (column == null) {
      throw new ArgumentException(
          what + ": no column '" + name + "', there are " + columns.keySet());
    }
    return column;
  }

  /** The column {@link Dataset#FEATURES}. */
  public Tensor features() {
    return column(Dataset.FEATURES);
  }

  /** The column {@link Dataset#TARGETS}. */
  public Tensor targets() {
    return column(Dataset.TARGETS);
  }
}
