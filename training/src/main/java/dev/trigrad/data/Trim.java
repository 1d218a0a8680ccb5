package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.Evaluation;
import java.util.LinkedHashMap;

/**
 * Cuts a padded column of a batch, [batch, longest, …], to the longest of its rows.
 *
 * @param lengths int32 column [batch] of how much of each row is no padding
 * @param column the padded column
 * @param multiple what the length is rounded up to a multiple of, as far as there is padding
 */
public record Trim(String lengths, String column, int multiple) implements BatchFunction {
  /** Checks that all are there. */
  public Trim {
    ArgumentException.requirePresent(lengths, "trim", "column of lengths");
    ArgumentException.requirePresent(column, "trim", "column");
    if (multiple < 1) {
      throw new ArgumentException("trim: multiples of " + multiple + ", expected at least 1");
    }
  }

  @Override
  public Batch apply(Batch batch, RandomKey key) {
    Tensor padded = batch.column(column);
    Shape shape = padded.shape();
    if (shape.rank() < 2) {
      throw new ShapeException(
          "trim: column '" + column + "' is " + shape + ", expected [batch, longest, …]");
    }
    int longest = shape.extent(1);
    int needed = 1;
    for (int length : batch.column(lengths).toIntArray()) {
      if (length < 0 || length > longest) {
        throw new ShapeException(
            "trim: a row is " + length + " long, expected 0 to the " + longest + " that there are");
      }
      needed = Math.max(needed, length);
    }
    int kept = (int) Math.min(longest, ((long) needed + multiple - 1) / multiple * multiple);
    if (kept == longest) {
      return batch;
    }
    var columns = new LinkedHashMap<>(batch.columns());
    columns.put(column, cut(padded, kept));
    return new Batch(columns);
  }

  private static Tensor cut(Tensor padded, int kept) {
    Shape shape = padded.shape();
    var type = new TensorType(padded.dtype(), shape.with(1, kept));
    Object all = Evaluation.value(padded);
    Object cut = type.dtype().newArray(type.elements());
    int step = shape.range(2, shape.rank()).elements();
    for (int row = 0; row < shape.extent(0); row++) {
      System.arraycopy(all, row * shape.extent(1) * step, cut, row * kept * step, kept * step);
    }
    return Recorder.constant(type, cut);
  }
}
