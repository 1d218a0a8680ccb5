package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of a batch while it is filled, one per column. */
final class BatchArrays {
  private final String[] names;
  private final TensorType[] types;
  private final Object[] arrays;
  private final int size;

  /** Arrays for {@code size} rows of these columns. */
  BatchArrays(Map<String, TensorType> columns, int size) {
    this.size = size;
    names = columns.keySet().toArray(String[]::new);
    types = columns.values().toArray(TensorType[]::new);
    arrays = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      if (types[i].dtype() == DType.FLOAT64) {
        throw new DTypeException(
            "dataset: column '" + names[i] + "' is " + types[i] + "; give float32");
      }
      arrays[i] = types[i].dtype().newArray(shape(i).elements());
    }
  }

  /** Sets all elements to zero, as they are at first: a row may write those alone that are not. */
  void clear() {
    for (Object array : arrays) {
      if (array instanceof int[] ints) {
        Arrays.fill(ints, 0);
      } else {
        Arrays.fill((float[]) array, 0);
      }
    }
  }

  private Shape shape(int column) {
    return Shape.of(size).append(types[column].shape());
  }

  int count() {
    return names.length;
  }

  /** Which column is called {@code name}. */
  int index(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    throw new ArgumentException("dataset: no column '" + name + "', there are " + List.of(names));
  }

  String name(int column) {
    return names[column];
  }

  TensorType type(int column) {
    return types[column];
  }

  Object array(int column) {
    return arrays[column];
  }

  /** The filled arrays as tensors, which nobody may change afterwards. */
  Batch batch() {
    Map<String, Tensor> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      columns.put(
          names[i], Recorder.constant(new TensorType(types[i].dtype(), shape(i)), arrays[i]));
    }
    return new Batch(columns);
  }
}
