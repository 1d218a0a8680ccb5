package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Views of a {@link Dataset}: they hold no rows, and read those of their source when asked. */
public sealed interface DatasetViews permits Dataset {
  /**
   * Each row as {@code function} makes it, when it is read, anew each time: column types are those
   * that {@link RowFunction#columns} says.
   */
  default Dataset map(RowFunction function) {
    ArgumentException.requirePresent(function, "map", "function");
    return map(function.columns(((Dataset) this).columns()), function);
  }

  /**
   * Each row as {@code function} makes it, with these columns: {@code
   * data.map(Map.of(Dataset.FEATURES, TensorType.float32(Shape.of(3))), (source, target) -> …)}.
   */
  default Dataset map(Map<String, TensorType> columns, RowFunction function) {
    ArgumentException.requirePresent(columns, "map", "map of columns");
    ArgumentException.requirePresent(function, "map", "function");
    return new MappedDataset((Dataset) this, columns, function);
  }

  /**
   * The rows {@code rows} in this order; one may be among them several times.
   *
   * @throws dev.trigrad.IndexException if there is no such row
   */
  default Dataset subset(int... rows) {
    ArgumentException.requirePresent(rows, "subset", "array of rows");
    return new SubsetDataset((Dataset) this, rows.clone());
  }

  /**
   * The rows from {@code from} to {@code to} − 1.
   *
   * @throws dev.trigrad.IndexException if there are no such rows
   */
  default Dataset range(int from, int to) {
    Dataset self = (Dataset) this;
    int[] rows = new int[SubsetDataset.requireRange(from, to, self)];
    Arrays.setAll(rows, i -> from + i);
    return new SubsetDataset(self, rows);
  }

  /** The rows for which {@code condition} holds; each is read once, at once. */
  default Dataset filter(Predicate<SourceRow> condition) {
    ArgumentException.requirePresent(condition, "filter", "condition");
    Dataset self = (Dataset) this;
    var source = new SourceRow(self, null);
    int[] rows = new int[self.size()];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (condition.test(source.read(i, 0))) {
        rows[count++] = i;
      }
    }
    return new SubsetDataset(self, Arrays.copyOf(rows, count));
  }

  /** All rows in an order that {@code key} decides, once and for all. */
  default Dataset shuffle(RandomKey key) {
    ArgumentException.requirePresent(key, "shuffle", "key");
    Dataset self = (Dataset) this;
    return new SubsetDataset(self, Permutation.of(self.size(), key));
  }

  /**
   * The rows of this data set, and after them those of {@code others}.
   *
   * @throws ArgumentException if they have not the same columns, by name and type
   */
  default Dataset concat(Dataset... others) {
    ArgumentException.requirePresent(others, "concat", "array of data sets");
    List<Dataset> parts = new ArrayList<>();
    parts.add((Dataset) this);
    for (int i = 0; i < others.length; i++) {
      parts.add(ArgumentException.requirePresent(others[i], "concat", "data set", i + 1));
    }
    return new ConcatenatedDataset(parts);
  }

  /**
   * These columns alone, in this order.
   *
   * @throws ArgumentException if there is no such column, or none is given
   */
  default Dataset select(String... columns) {
    ArgumentException.requirePresent(columns, "select", "array of columns");
    Map<String, TensorType> all = ((Dataset) this).columns();
    var selected = new LinkedHashMap<String, TensorType>();
    for (int i = 0; i < columns.length; i++) {
      ArgumentException.requirePresent(columns[i], "select", "column", i);
      selected.put(columns[i], Columns.type("select", all, columns[i]));
    }
    if (selected.isEmpty()) {
      throw new ArgumentException("select: no columns; give some of " + all.keySet());
    }
    return map(selected, (_, _) -> {});
  }

  /**
   * The column {@code from} under the name {@code to}, at its place.
   *
   * @throws ArgumentException if there is no such column, or one is called {@code to} already
   */
  default Dataset rename(String from, String to) {
    ArgumentException.requirePresent(from, "rename", "column");
    ArgumentException.requirePresent(to, "rename", "new name");
    Map<String, TensorType> all = ((Dataset) this).columns();
    Columns.type("rename", all, from);
    if (all.containsKey(to)) {
      throw new ArgumentException("rename: there is a column '" + to + "' already");
    }
    var renamed = new LinkedHashMap<String, TensorType>();
    all.forEach((name, type) -> renamed.put(name.equals(from) ? to : name, type));
    return map(renamed, (source, target) -> source.passOn(from, target, to));
  }

  /**
   * Reads each row once, when it is first asked for, and keeps it: in all {@link Dataset#size} rows
   * of 4 bytes an element. Rows that draw random numbers are refused: cache before the map that
   * draws.
   */
  default Dataset cache() {
    return cache(Long.MAX_VALUE);
  }

  /**
   * As {@link #cache()}, of the first rows, as many as take at most {@code bytes} bytes; the others
   * are read each time.
   *
   * @throws ArgumentException if the number is negative
   */
  default Dataset cache(long bytes) {
    if (bytes < 0) {
      throw new ArgumentException("cache: " + bytes + " bytes, expected at least 0");
    }
    return new CachedDataset((Dataset) this, bytes);
  }

  /** All rows, read at once into memory. */
  default TensorDataset collect() {
    Dataset self = (Dataset) this;
    return new TensorDataset(Batches.read(self, null, null, 0, self.size()).columns());
  }

  /**
   * What is in the columns, and what is likely to be wrong with it: {@code
   * System.out.println(data.describe())}.
   */
  default Description describe() {
    return Description.of((Dataset) this);
  }
}
