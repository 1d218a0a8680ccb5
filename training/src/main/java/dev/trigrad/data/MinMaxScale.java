package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.graph.Cell;

/**
 * {@code y = (x − min) / (max − min) · (high − low) + low}: from low to high on the data that it
 * was fitted to, and beyond where other data are. scikit-learn's MinMaxScaler; a feature that is
 * constant becomes low.
 */
public final class MinMaxScale extends Scaling {
  private final float low;
  private final float high;

  /** To [0, 1]: divides by 1 and subtracts 0 until its numbers are loaded with the model. */
  public MinMaxScale(Shape shape) {
    this(shape, 0, 1);
  }

  /**
   * As above, to [{@code low}, {@code high}].
   *
   * @throws ArgumentException if they are not finite, or not in this order
   */
  public MinMaxScale(Shape shape, float low, float high) {
    super(
        "minimum",
        "range",
        ArgumentException.requirePresent(shape, "min-max scale", "shape of the numbers"));
    if (!(low < high) || !Float.isFinite(high - low)) {
      throw new ArgumentException(
          "min-max scale: from "
              + low
              + " to "
              + high
              + ", expected two finite numbers, ascending");
    }
    this.low = low;
    this.high = high;
  }

  /**
   * To [0, 1], fitted to each element of the rows of the float32 column {@code column}.
   *
   * @throws DataException naming row and place of a number that is not finite, or if there are no
   *     rows
   */
  public static MinMaxScale fit(Dataset data, String column) {
    return fit(data, column, 0, 1);
  }

  /** As {@link #fit(Dataset, String)}, to [{@code low}, {@code high}]. */
  public static MinMaxScale fit(Dataset data, String column, float low, float high) {
    Shape shape = Scaling.requireShape("min-max scale", data, column, null);
    return new MinMaxScale(shape, low, high).to(data, column);
  }

  /** As {@link #fit(Dataset, String)}, to each channel of rows [channels, …]. */
  public static MinMaxScale fitChannels(Dataset data, String column) {
    return new MinMaxScale(Scaling.channels("min-max scale", data, column)).to(data, column);
  }

  private MinMaxScale to(Dataset data, String column) {
    Moments moments = Moments.of("min-max scale", data, column, shape);
    double[] ranges = new double[moments.least.length];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = moments.greatest[i] - moments.least[i];
    }
    fitted("min-max scale", moments.least, ranges);
    return this;
  }

  /** The least of each feature. */
  public Cell minimum() {
    return shift();
  }

  /** Max − min, or 1 where that is 0. */
  public Cell range() {
    return spread();
  }

  @Override
  float factor() {
    return high - low;
  }

  @Override
  float offset() {
    return low;
  }
}
