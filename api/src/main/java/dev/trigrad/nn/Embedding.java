package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Gather;
import java.util.Arrays;

/**
 * A row of numbers for each index: int32 indices [batch…] in [0, count) give [batch…, size]. The
 * table W [count, size] begins standard normal, as PyTorch's.
 *
 * <p>The row of a padding index begins at 0 and gets no gradient. With a largest norm, a row that
 * is longer is shortened to it where it is looked up, as TensorFlow does; the table keeps it, where
 * PyTorch overwrites it.
 */
public final class Embedding extends Module {
  private static final int NO_PADDING = -1;

  private final int count;
  private final int size;
  private final int padding;
  private final double maxNorm;
  private final Parameter weight;

  /** A table of {@code count} rows of {@code size} numbers. */
  public Embedding(int count, int size) {
    this(count, size, NO_PADDING, Float.POSITIVE_INFINITY, Initializer.normal(1));
  }

  /** A table whose row {@code padding} stands for no word at all. */
  public static Embedding padded(int count, int size, int padding) {
    requirePadding(padding, 0, count);
    return new Embedding(count, size, padding, Float.POSITIVE_INFINITY, Initializer.normal(1));
  }

  /**
   * A table with everything chosen.
   *
   * @param padding padding index, or −1 for none
   * @param maxNorm largest Euclidean norm of a row, or +∞ for any
   * @param initializer first values
   */
  public Embedding(int count, int size, int padding, double maxNorm, Initializer initializer) {
    if (count < 1 || size < 1) {
      throw new ShapeException(
          "embedding: sizes must be positive, got " + count + " rows of " + size);
    }
    requirePadding(padding, NO_PADDING, count);
    if (!(maxNorm > 0)) {
      throw new ArgumentException(
          "embedding: largest norm is " + maxNorm + ", expected a positive number");
    }
    ArgumentException.requirePresent(initializer, "embedding", "initializer");
    this.count = count;
    this.size = size;
    this.padding = padding;
    this.maxNorm = maxNorm;
    this.weight =
        parameter(
            "weight",
            Shape.of(count, size),
            padding == NO_PADDING ? initializer : (shape, key) -> values(initializer, shape, key));
  }

  private static void requirePadding(int padding, int least, int count) {
    if (padding < least || padding >= count) {
      throw new ArgumentException(
          "embedding: padding index is " + padding + ", expected " + least + " to " + (count - 1));
    }
  }

  private float[] values(Initializer initializer, Shape shape, RandomKey key) {
    float[] values = initializer.values(shape, key);
    Arrays.fill(values, padding * size, (padding + 1) * size, 0);
    return values;
  }

  /** W, [count, size]. */
  public Parameter weight() {
    return weight;
  }

  /**
   * The rows of {@code indices}.
   *
   * @throws DTypeException if they are not int32
   * @throws dev.trigrad.IndexException if one is outside [0, count): here if known, else when run
   */
  @Override
  protected Tensor forward(Tensor indices, Pass pass) {
    if (indices.dtype() != DType.INT32) {
      throw new DTypeException(
          "input " + indices.type() + ", expected int32 indices; cast(DType.INT32) makes them");
    }
    // Negative indices are mistakes here, whatever Tensor.gather makes of them.
    Tensor rows = Recorder.record(new Gather(0), pass.value(weight), indices);
    if (maxNorm != Float.POSITIVE_INFINITY) {
      rows = shortened(rows);
    }
    if (padding == NO_PADDING) {
      return rows;
    }
    return indices.equal(padding).unsqueeze(-1).where(rows.stopGradient(), rows);
  }

  private Tensor shortened(Tensor rows) {
    Tensor squares = rows.square().sumKeep(-1);
    Tensor longer = squares.greater(maxNorm * maxNorm);
    Tensor norm = longer.where(squares, Tensor.of(1f)).sqrt();
    return longer.where(rows.mul(Tensor.of(maxNorm).div(norm)), rows);
  }

  @Override
  public String toString() {
    return "Embedding(" + count + "→" + size + ")";
  }
}
