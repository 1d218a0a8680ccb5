package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.TensorType;
import java.util.Locale;
import java.util.Map;

/** Columns by name and type. */
final class Columns {
  private Columns() {}

  /** The type of the column called {@code name}. */
  static TensorType type(String operation, Map<String, TensorType> columns, String name) {
    ArgumentException.requirePresent(name, operation, "name of the column");
    TensorType type = columns.get(name);
    if (type == null) {
      throw new ArgumentException(
          operation + ": no column '" + name + "', there are " + columns.keySet());
    }
    return type;
  }

  /** As above, of elements {@code dtype}. */
  static TensorType type(
      String operation, Map<String, TensorType> columns, String name, DType dtype) {
    TensorType type = type(operation, columns, name);
    if (type.dtype() != dtype) {
      throw new DTypeException(
          operation
              + ": column '"
              + name
              + "' is "
              + type
              + ", expected "
              + dtype.name().toLowerCase(Locale.ROOT));
    }
    return type;
  }

  /** Refuses columns that are not one class a row. */
  static void requireClasses(String operation, Map<String, TensorType> columns, String name) {
    TensorType type = type(operation, columns, name, DType.INT32);
    if (type.shape().rank() != 0) {
      throw new DTypeException(
          operation + ": column '" + name + "' is " + type + ", expected one int32 class a row");
    }
  }
}
