package dev.trigrad.data;

import dev.trigrad.RandomKey;
import dev.trigrad.TensorType;
import java.util.List;
import java.util.Map;

/**
 * Rows of named columns, each of any shape and type: images and their classes, sequences with their
 * lengths, measurements with several targets. Implement it to read from wherever the rows are; what
 * fits into memory is a {@link TensorDataset}.
 *
 * <pre>{@code
 * record Images(List<Path> files, int[] classes) implements Dataset {
 *   public int size() {
 *     return files.size();
 *   }
 *
 *   public Map<String, TensorType> columns() {
 *     return Map.of(
 *         FEATURES, TensorType.float32(Shape.of(3, 32, 32)), TARGETS, TensorType.int32(Shape.of()));
 *   }
 *
 *   public void read(int row, Row into) {
 *     into.put(FEATURES, pixels(files.get(row)));
 *     into.put(TARGETS, classes[row]);
 *   }
 * }
 * }</pre>
 */
public non-sealed interface Dataset extends DatasetViews, DatasetSplits {
  /** Name of the column that a model is usually applied to. */
  String FEATURES = "features";

  /**
   * Name of the column that its output is usually compared with: classes as int32, else numbers as
   * float32.
   */
  String TARGETS = "targets";

  /** Number of rows. */
  int size();

  /** The type of one row of each column, by name; always the same. */
  Map<String, TensorType> columns();

  /**
   * Fills every column of row {@code row} into its place in a batch. Called by several threads at
   * once, for different places.
   *
   * @param row from 0 to {@link #size} − 1
   */
  void read(int row, Row into);

  /**
   * What row {@code row} is called in errors: a file and its line, the path of an image; by default
   * its number.
   */
  default String name(int row) {
    return "row " + row;
  }

  /**
   * The column called {@code column} of all rows, one int32 number each, in a fresh array; what
   * draws by class asks it. By default reads every row, in full: override it where classes are
   * known without.
   *
   * @throws dev.trigrad.DTypeException if the column is not one int32 number a row
   */
  default int[] classes(String column) {
    Columns.requireClasses("dataset", columns(), column);
    int[] classes = new int[size()];
    // Classes do not depend on what a row draws: any key does.
    var source = new SourceRow(this, RandomKey.of(0));
    for (int i = 0; i < classes.length; i++) {
      classes[i] = source.read(i, 0).ints(column)[0];
    }
    return classes;
  }

  /**
   * All rows in batches of {@code size} (the last one may be smaller), shuffled by {@code key}, or
   * in order if it is null. A batch is read when it is asked for, anew each time, so that an epoch
   * never holds a second copy of the data.
   *
   * @throws dev.trigrad.ShapeException if the size is not positive
   */
  default List<Batch> batches(int size, RandomKey key) {
    return new Batches(this, size, key, false);
  }

  /**
   * As {@link #batches}, without a last batch that would be smaller: all have one shape, and share
   * one plan.
   */
  default List<Batch> fullBatches(int size, RandomKey key) {
    return new Batches(this, size, key, true);
  }
}
