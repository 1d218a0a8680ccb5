package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws rows with replacement, each with a probability in proportion to its weight. PyTorch's
 * WeightedRandomSampler. A row that is drawn again draws other random numbers.
 */
public final class WeightedSampler implements Sampler {
  /** Sums of the weights up to each row, that of the row included. */
  private final double[] sums;

  private final int count;

  /**
   * One weight for each row, and as many draws an epoch.
   *
   * @throws ArgumentException if a weight is negative or not finite, or their sum is zero or beyond
   *     double precision
   */
  public WeightedSampler(double... weights) {
    ArgumentException.requirePresent(weights, "weighted sampler", "array of weights");
    count = weights.length;
    sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new ArgumentException(
            "weighted sampler: weight "
                + i
                + " is "
                + weights[i]
                + ", expected a finite number of at least 0");
      }
      sum += weights[i];
      sums[i] = sum;
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new ArgumentException(
          "weighted sampler: the weights add up to " + sum + ", expected a finite number above 0");
    }
  }

  private WeightedSampler(int count, WeightedSampler other) {
    this.count = count;
    this.sums = other.sums;
  }

  /** By the same weights, {@code count} draws an epoch. */
  public WeightedSampler draws(int count) {
    if (count < 1) {
      throw new ArgumentException("weighted sampler: " + count + " draws, expected at least 1");
    }
    return new WeightedSampler(count, this);
  }

  /**
   * By weights that make every class in the int32 column {@code column} as likely, however many
   * rows it has: 1 / (number of rows of the class); as many draws as rows.
   */
  public static WeightedSampler balanced(Dataset data, String column) {
    ArgumentException.requirePresent(data, "weighted sampler", "data set");
    Columns.requireClasses("weighted sampler", data.columns(), column);
    int[] classes = data.classes(column);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int each : classes) {
      counts.merge(each, 1, Integer::sum);
    }
    double[] weights = new double[classes.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1.0 / counts.get(classes[i]);
    }
    return new WeightedSampler(weights);
  }

  @Override
  public int count(int rows) {
    return count;
  }

  @Override
  public int[] order(int rows, RandomKey key) {
    if (rows != sums.length) {
      throw new ArgumentException(
          "weighted sampler: " + sums.length + " weights, " + rows + " rows; give one for each");
    }
    RandomKey high = key.split("high");
    RandomKey low = key.split("low");
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      // 53 bits, so that the last of many rows can be drawn as well.
      long bits = (long) (high.bits(i) >>> 5) << 26 | low.bits(i) >>> 6;
      order[i] = row(bits * 0x1p-53 * sums[rows - 1]);
    }
    return order;
  }

  /** The first row with a greater sum: none of weight zero. */
  private int row(double at) {
    int from = 0;
    int to = sums.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sums[middle] > at) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
