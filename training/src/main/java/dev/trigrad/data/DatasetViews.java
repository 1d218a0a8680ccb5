package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.TensorType;
import java.util.Map;

/** Views of a {@link Dataset}: they hold no rows, and read those of their source when asked. */
public sealed interface DatasetViews permits Dataset {
  /**
   * Each row as {@code function} makes it, when it is read, anew each time: column types are those
   * that {@link RowFunction#columns} says.
   */
  default Dataset map(RowFunction function) {
    ArgumentException.requirePresent(function, "map", "function");
    Dataset self = (Dataset) this;
    return map(function.columns(self.columns()), function);
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
}
