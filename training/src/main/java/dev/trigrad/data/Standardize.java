package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.graph.Cell;

/**
 * {@code y = (x − μ) / σ}: mean 0 and deviation 1 on the data that it was fitted to. scikit-learn's
 * StandardScaler, with its σ (of n, not n − 1) and, for a feature that is constant, 1 in place of
 * σ.
 *
 * <pre>{@code
 * var scaling = Standardize.fit(train, "features");
 * Sequential model = Sequential.of(scaling, new Linear(13, 1));
 * }</pre>
 *
 * <p>Fit it to what is trained on alone: what is validated with must not have been seen.
 */
public final class Standardize extends Scaling {
  /** The identity on rows of {@code shape}, for numbers that are loaded with the model. */
  public Standardize(Shape shape) {
    super(
        "mean",
        "deviation",
        ArgumentException.requirePresent(shape, "standardize", "shape of the numbers"));
  }

  /**
   * Fitted to each element of the rows of the float32 column {@code column}, in double precision,
   * by one pass.
   *
   * @throws DataException naming row and place of a number that is not finite, or if there are no
   *     rows
   */
  public static Standardize fit(Dataset data, String column) {
    return fit(data, column, Scaling.requireShape("standardize", data, column, null));
  }

  /** As {@link #fit(Dataset, String)}, to each channel of rows [channels, …]. */
  public static Standardize fitChannels(Dataset data, String column) {
    return fit(data, column, Scaling.channels("standardize", data, column));
  }

  /**
   * As {@link #fit(Dataset, String)}, to all elements of a row together that {@code shape}
   * broadcasts to: [1, 5] is one for each of 5 features of rows [time, 5].
   */
  public static Standardize fit(Dataset data, String column, Shape shape) {
    ArgumentException.requirePresent(shape, "standardize", "shape of the numbers");
    Scaling.requireShape("standardize", data, column, shape);
    Moments moments = Moments.of("standardize", data, column, shape);
    double[] deviations = new double[moments.means.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = moments.deviation(i);
    }
    var scaling = new Standardize(shape);
    scaling.fitted("standardize", moments.means, deviations);
    return scaling;
  }

  /** μ. */
  public Cell mean() {
    return shift();
  }

  /** σ, or 1 where that is 0. */
  public Cell deviation() {
    return spread();
  }

  @Override
  float factor() {
    return 1;
  }

  @Override
  float offset() {
    return 0;
  }
}
