package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.RandomKey;
import dev.trigrad.ShapeException;
import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A place for one row in the arrays of a batch, to be filled by {@link Dataset#read}: column by
 * column with {@link #put}, or without a copy through the array of the whole batch, from {@link
 * #offset} on. For one thread at a time.
 */
public final class Row {
  private final BatchArrays arrays;
  private final boolean[] filled;
  private final RandomKey key;

  /** Rows that are read to make this one, kept for the next one. */
  private final List<SourceRow> sources = new ArrayList<>();

  private int sourcesUsed;
  private int row;
  private int place;
  private int repeat;
  private int maps;

  /** Rows of {@code arrays} in the order of {@code key}, or in their own if it is null. */
  Row(BatchArrays arrays, RandomKey key) {
    this.arrays = arrays;
    this.key = key;
    this.filled = new boolean[arrays.count()];
  }

  /**
   * Reads row {@code row} of {@code data} into place {@code place} of the batch.
   *
   * @param repeat how often the row has been read before in this epoch
   */
  void read(Dataset data, int row, int place, int repeat) {
    this.row = row;
    this.place = place;
    this.repeat = repeat;
    maps = 0;
    sourcesUsed = 0;
    Arrays.fill(filled, false);
    data.read(row, this);
    for (int i = 0; i < filled.length; i++) {
      if (!filled[i]) {
        throw new ArgumentException(at(i) + " was not filled; read(…) fills every column");
      }
    }
  }

  /**
   * Row {@code index} of {@code data}, read into arrays of its own: for data sets that make a row
   * of one or several rows of another. Each call gives other arrays, valid until this row is read.
   * What {@code data} draws, it draws from the key of its row in this epoch.
   */
  public SourceRow source(Dataset data, int index) {
    ArgumentException.requirePresent(data, "dataset", "source");
    if (sourcesUsed == sources.size()) {
      sources.add(new SourceRow(data, key));
    } else if (!sources.get(sourcesUsed).of(data)) {
      sources.set(sourcesUsed, new SourceRow(data, key));
    }
    return sources.get(sourcesUsed++).read(index, repeat);
  }

  /** Notes that a map makes this row of one that has had {@code below} of them. */
  void mapped(int below) {
    maps = below + 1;
  }

  int maps() {
    return maps;
  }

  int index() {
    return row;
  }

  private String at(int column) {
    return "dataset: row " + row + " of column '" + arrays.name(column) + "'";
  }

  /**
   * What a data set that draws random numbers (augmentation, noise) draws them from: a key that
   * belongs to this row in this epoch, whichever thread reads it, in whichever order and batch. Of
   * several {@linkplain Dataset#map maps} upon one another, each gets another one, and so does a
   * row each time that a {@link Sampler} draws it again.
   *
   * @throws ArgumentException if the rows are read without a key
   */
  public RandomKey random() {
    if (key == null) {
      throw new ArgumentException(
          "dataset: row "
              + row
              + " draws random numbers, but is read without a key; give batches(size, key) one, or"
              + " a loader a seed, and cache before what draws");
    }
    RandomKey own = key.split("row").split(row);
    own = repeat == 0 ? own : own.split("repeat").split(repeat);
    return maps == 0 ? own : own.split("map").split(maps);
  }

  /**
   * Fills the column called {@code column} with a copy of {@code values}, in row-major order.
   *
   * @throws DTypeException if the column is not float32
   * @throws ShapeException if they are not as many as a row has
   */
  public void put(String column, float... values) {
    fill(column, DType.FLOAT32, values, values.length);
  }

  /**
   * Fills the column called {@code column} with a copy of {@code values}, in row-major order.
   *
   * @throws DTypeException if the column is not int32
   * @throws ShapeException if they are not as many as a row has
   */
  public void put(String column, int... values) {
    fill(column, DType.INT32, values, values.length);
  }

  /**
   * Fills the column called {@code column} with a copy of {@code values}, in row-major order.
   *
   * @throws DTypeException if the column is not bool
   * @throws ShapeException if they are not as many as a row has
   */
  public void put(String column, boolean... values) {
    float[] stored = new float[values.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = values[i] ? 1 : 0;
    }
    fill(column, DType.BOOL, stored, stored.length);
  }

  /** Fills the column called {@code name} with elements of {@code type} from {@code from} on. */
  void put(String name, TensorType type, Object values, int from) {
    copy(column(name, type.dtype()), values, from, type.elements());
  }

  private void fill(String name, DType dtype, Object values, int length) {
    copy(column(name, dtype), values, 0, length);
  }

  /** Fills column {@code column} with {@code length} elements of {@code values}. */
  void copy(int column, Object values, int from, int length) {
    int elements = arrays.type(column).elements();
    if (length != elements) {
      throw new ShapeException(
          at(column)
              + " has "
              + length
              + " values, expected "
              + elements
              + " of "
              + arrays.type(column));
    }
    System.arraycopy(values, from, arrays.array(column), place * elements, elements);
    filled[column] = true;
  }

  /** Fills the column called {@code name} from {@code values}, if it is of this type and empty. */
  void pass(String name, TensorType type, Object values) {
    for (int i = 0; i < filled.length; i++) {
      if (!filled[i] && arrays.name(i).equals(name) && arrays.type(i).equals(type)) {
        copy(i, values, 0, type.elements());
      }
    }
  }

  private int column(String name, DType dtype) {
    int column = arrays.index(name);
    if (arrays.type(column).dtype() != dtype) {
      throw new DTypeException(
          at(column)
              + " is given "
              + dtype.name().toLowerCase(Locale.ROOT)
              + ", expected "
              + arrays.type(column));
    }
    filled[column] = true;
    return column;
  }

  /** The array of all rows of the float32 column {@code column}; fill it from its offset on. */
  public float[] floats(String column) {
    return (float[]) arrays.array(column(column, DType.FLOAT32));
  }

  /** The array of all rows of the int32 column {@code column}; fill it from its offset on. */
  public int[] ints(String column) {
    return (int[]) arrays.array(column(column, DType.INT32));
  }

  /** Where this row begins in the array of the column called {@code column}. */
  public int offset(String column) {
    return place * arrays.type(arrays.index(column)).elements();
  }
}
