package dev.trigrad.tensorboard;

import java.util.Arrays;

/**
 * TensorFlow's histogram: buckets whose limits grow by a tenth from 1e-12 to 1e20, their negatives
 * and zero between, and one for what is larger; a bucket counts from the limit before it, included,
 * to its own. Neighbours that are empty are one; those at the ends are left out, but the first. See
 * {@code histogram.cc}.
 */
final class Buckets {
  private Buckets() {}

  /** A {@code HistogramProto} of finite values, of which there is one at least. */
  static Wire histogram(double[] values) {
    double[] limits = limits();
    double[] counts = new double[limits.length];
    double smallest = values[0];
    double largest = values[0];
    double sum = 0;
    double squares = 0;
    int first = limits.length - 1;
    int last = 0;
    for (double value : values) {
      // Zeros are one to the limits, whatever their sign.
      int found = Arrays.binarySearch(limits, value + 0.0);
      int bucket = Math.min(found < 0 ? -found - 1 : found + 1, limits.length - 1);
      counts[bucket]++;
      first = Math.min(first, bucket);
      last = Math.max(last, bucket);
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
      sum += value;
      squares += value * value;
    }
    int kept = 0;
    for (int i = Math.max(first - 1, 0); i <= last; i++) {
      boolean joins = kept > 0 && counts[i] == 0 && counts[kept - 1] == 0;
      kept += joins ? 0 : 1;
      counts[kept - 1] = counts[i];
      limits[kept - 1] = limits[i];
    }
    return new Wire()
        .number(1, smallest)
        .number(2, largest)
        .number(3, (double) values.length)
        .number(4, sum)
        .number(5, squares)
        .packed(6, Arrays.copyOf(limits, kept))
        .packed(7, Arrays.copyOf(counts, kept));
  }

  private static double[] limits() {
    double[] positive = new double[1000];
    int count = 0;
    for (double limit = 1e-12; limit < 1e20; limit *= 1.1) {
      positive[count++] = limit;
    }
    double[] limits = new double[2 * count + 2];
    for (int i = 0; i < count; i++) {
      limits[count - 1 - i] = -positive[i];
      limits[count + 1 + i] = positive[i];
    }
    limits[2 * count + 1] = Double.MAX_VALUE;
    return limits;
  }
}
