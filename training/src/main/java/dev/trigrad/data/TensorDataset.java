package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.Evaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A data set in memory: each column is a tensor [size, …]. {@link #features} and {@link #targets}
 * are those of all rows.
 */
public final class TensorDataset implements Dataset {
  private final Map<String, Tensor> tensors;
  private final Map<String, TensorType> columns;
  private final Object[] arrays;

  /**
   * The data set of these columns, evaluated if need be.
   *
   * @throws ShapeException if they do not have as many rows, or there are none
   */
  public TensorDataset(Map<String, Tensor> columns) {
    ArgumentException.requirePresent(columns, "dataset", "map of columns");
    Batch.requireRows("dataset", columns);
    var fixed = new LinkedHashMap<String, Tensor>();
    var types = new LinkedHashMap<String, TensorType>();
    columns.forEach(
        (name, tensor) -> {
          ArgumentException.requirePresent(name, "dataset", "name of a column");
          Object array = Evaluation.value(tensor);
          fixed.put(name, Recorder.constant(tensor.type(), array));
          types.put(
              name, new TensorType(tensor.dtype(), tensor.shape().range(1, tensor.shape().rank())));
        });
    this.tensors = Collections.unmodifiableMap(fixed);
    this.columns = Collections.unmodifiableMap(types);
    this.arrays = fixed.values().stream().map(Evaluation::value).toArray();
  }

  /** Features [size, …] with targets [size, …], of any shape and type. */
  public static TensorDataset of(Tensor features, Tensor targets) {
    var columns = new LinkedHashMap<String, Tensor>();
    columns.put(FEATURES, features);
    columns.put(TARGETS, targets);
    return new TensorDataset(columns);
  }

  /** Copies of rows of features, of equal length, each with some numbers as its target. */
  public static TensorDataset of(float[][] features, float[][] targets) {
    return of(matrix(FEATURES, features), matrix(TARGETS, targets));
  }

  /**
   * Copies of rows of features, of equal length, each with its class.
   *
   * @throws IndexException if a class is not from 0 to {@code classes} − 1
   */
  public static TensorDataset of(float[][] features, int[] targets, int classes) {
    ArgumentException.requirePresent(targets, "dataset", "array of classes");
    return of(matrix(FEATURES, features), Tensor.of(targets)).requireClasses(classes);
  }

  private static Tensor matrix(String name, float[][] rows) {
    String column = "column '" + name + "'";
    ArgumentException.requirePresent(rows, "dataset", "array of " + column);
    for (int i = 0; i < rows.length; i++) {
      ArgumentException.requirePresent(rows[i], "dataset", column + ", row", i);
      if (rows[i].length != rows[0].length) {
        throw new ShapeException(
            "dataset: row "
                + i
                + " of "
                + column
                + " has "
                + rows[i].length
                + " values, row 0 has "
                + rows[0].length
                + "; give all rows the same");
      }
    }
    return Tensor.of(rows);
  }

  /** This data set, whose targets are classes. */
  TensorDataset requireClasses(int classes) {
    int[] targets = (int[]) Evaluation.value(targets());
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] < 0 || targets[i] >= classes) {
        throw new IndexException(
            "dataset: row "
                + i
                + " of column '"
                + TARGETS
                + "' is "
                + targets[i]
                + ", expected a class from 0 to "
                + (classes - 1));
      }
    }
    return this;
  }

  @Override
  public int size() {
    return tensors.values().iterator().next().shape().extent(0);
  }

  @Override
  public Map<String, TensorType> columns() {
    return columns;
  }

  @Override
  public void read(int row, Row into) {
    int column = 0;
    // By name: a view may have another order of columns.
    for (var type : columns.entrySet()) {
      int elements = type.getValue().elements();
      into.put(type.getKey(), type.getValue(), arrays[column++], row * elements);
    }
  }

  /**
   * All rows of the column called {@code name}, [size, …].
   *
   * @throws ArgumentException if there is none
   */
  public Tensor column(String name) {
    return Batch.column("dataset", tensors, name);
  }

  /** All rows of the column {@link Dataset#FEATURES}. */
  public Tensor features() {
    return column(FEATURES);
  }

  /** All rows of the column {@link Dataset#TARGETS}. */
  public Tensor targets() {
    return column(TARGETS);
  }

  @Override
  public int[] classes(String column) {
    Columns.requireClasses("dataset", columns, column);
    return column(column).toIntArray();
  }

  @Override
  public TensorDataset collect() {
    return this;
  }
}
