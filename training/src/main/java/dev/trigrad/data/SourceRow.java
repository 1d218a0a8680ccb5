package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.RandomKey;
import dev.trigrad.TensorType;
import java.util.Locale;

/**
 * One row of a data set as arrays that belong to whoever reads it, until the next row is read; see
 * {@link RowFunction}. They may be changed in place, and hold this row alone, from index 0.
 */
public final class SourceRow {
  private final Dataset data;
  private final BatchArrays arrays;
  private final Row row;

  SourceRow(Dataset data, RandomKey key) {
    this.data = data;
    this.arrays = new BatchArrays(data.columns(), 1);
    this.row = new Row(arrays, key);
  }

  /** Reads row {@code index}, for the {@code repeat}-th time again in this epoch. */
  SourceRow read(int index, int repeat) {
    arrays.clear();
    row.read(data, index, 0, repeat);
    return this;
  }

  boolean of(Dataset other) {
    return data == other;
  }

  /** How many maps have had a part in this row. */
  int maps() {
    return row.maps();
  }

  /** Which row of the data set this is. */
  public int index() {
    return row.index();
  }

  /**
   * The type of the column called {@code column}.
   *
   * @throws ArgumentException if there is none
   */
  public TensorType type(String column) {
    return arrays.type(arrays.index(column));
  }

  /**
   * The values of the float32 column {@code column}, in row-major order.
   *
   * @throws DTypeException if it is not float32
   */
  public float[] floats(String column) {
    return (float[]) array(column, DType.FLOAT32);
  }

  /**
   * The values of the int32 column {@code column}, in row-major order.
   *
   * @throws DTypeException if it is not int32
   */
  public int[] ints(String column) {
    return (int[]) array(column, DType.INT32);
  }

  /**
   * The truth values of the bool column {@code column}, in row-major order, 0 or 1 each.
   *
   * @throws DTypeException if it is not bool
   */
  public float[] truths(String column) {
    return (float[]) array(column, DType.BOOL);
  }

  private Object array(String column, DType dtype) {
    int index = arrays.index(column);
    if (arrays.type(index).dtype() != dtype) {
      throw new DTypeException(
          "dataset: column '"
              + column
              + "' is "
              + arrays.type(index)
              + ", read as "
              + dtype.name().toLowerCase(Locale.ROOT));
    }
    return arrays.array(index);
  }

  /** Fills the column {@code as} of {@code target} with the column {@code column}. */
  void passOn(String column, Row target, String as) {
    int index = arrays.index(column);
    target.put(as, arrays.type(index), arrays.array(index), 0);
  }

  /** Passes on to {@code target} what it has not, where name and type are the same. */
  void passOn(Row target) {
    for (int i = 0; i < arrays.count(); i++) {
      target.pass(arrays.name(i), arrays.type(i), arrays.array(i));
    }
  }
}
