package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One number for each category, 1 for that of x and 0 for the others: int32 [batch, …] to float32
 * [batch, …, categories]. The categories, ascending, are those of the data that it was fitted to,
 * and are the module's state. scikit-learn's OneHotEncoder.
 *
 * <p>What is none of them is all zeros where the module is applied (its handle_unknown="ignore"),
 * and is refused, with its row, where it maps a data set.
 */
public final class OneHotEncoder extends Module {
  private final Cell categories;

  /**
   * Of these categories.
   *
   * @throws ArgumentException if there are none, or they do not ascend
   */
  public OneHotEncoder(int... categories) {
    ArgumentException.requirePresent(categories, "one-hot", "array of categories");
    if (categories.length == 0) {
      throw new ArgumentException("one-hot: no categories, expected at least one");
    }
    for (int i = 1; i < categories.length; i++) {
      if (categories[i] <= categories[i - 1]) {
        throw new ArgumentException(
            "one-hot: category "
                + categories[i]
                + " comes after "
                + categories[i - 1]
                + "; give each once, in ascending order");
      }
    }
    this.categories = state("categories", Tensor.of(categories));
  }

  /**
   * Of the categories that there are in the int32 column {@code column}, one number a row.
   *
   * @throws DataException if there are no rows
   */
  public static OneHotEncoder fit(Dataset data, String column) {
    ArgumentException.requirePresent(data, "one-hot", "data set");
    Columns.requireClasses("one-hot", data.columns(), column);
    if (data.size() == 0) {
      throw new DataException("one-hot: no rows to fit to; give at least one");
    }
    return new OneHotEncoder(Arrays.stream(data.classes(column)).sorted().distinct().toArray());
  }

  /** The categories, ascending, int32 [categories]. */
  public Cell categories() {
    return categories;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    if (x.dtype() != DType.INT32) {
      throw new DTypeException("input is " + x.type() + ", expected int32 categories");
    }
    return x.unsqueeze(x.shape().rank()).equal(pass.value(categories)).cast(DType.FLOAT32);
  }

  /** The category of the greatest of the numbers along the last axis; the first of equal ones. */
  public Tensor inverse(Tensor scores) {
    ArgumentException.requirePresent(scores, "one-hot", "scores");
    return categories.tensor().gather(0, scores.argmax(-1));
  }

  /**
   * This as a map of a data set, {@code data.map(oneHot.on("colour"))}: the column becomes float32
   * [categories], of the categories as they are now.
   */
  public RowFunction on(String column) {
    ArgumentException.requirePresent(column, "one-hot", "column");
    return new Encoding(column, categories.snapshot().toIntArray());
  }

  private record Encoding(String column, int[] known) implements RowFunction {
    @Override
    public Map<String, TensorType> columns(Map<String, TensorType> source) {
      Columns.requireClasses("one-hot", source, column);
      var columns = new LinkedHashMap<>(source);
      columns.put(column, TensorType.float32(Shape.of(known.length)));
      return columns;
    }

    @Override
    public void apply(SourceRow source, Row target) {
      int category = source.ints(column)[0];
      int index = Arrays.binarySearch(known, category);
      if (index < 0) {
        throw new DataException(
            "one-hot: row "
                + source.index()
                + " of column '"
                + column
                + "' is "
                + category
                + ", none of the "
                + known.length
                + " categories it was fitted to");
      }
      float[] hot = new float[known.length];
      hot[index] = 1;
      target.put(column, hot);
    }
  }

  @Override
  public String toString() {
    return "OneHotEncoder(" + categories.type().elements() + ")";
  }
}
