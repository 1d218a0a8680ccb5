package dev.trigrad.data.file;

import java.util.Arrays;

/** What fills a gap, of the values that are there. */
final class Statistic {
  private Statistic() {}

  /** The statistic called {@code fill} of at least one value. */
  static double of(Field.Fill fill, double[] values) {
    return switch (fill) {
      case MEAN -> mean(values);
      case MEDIAN -> median(values);
      case MOST_FREQUENT -> mostFrequent(values);
      case NONE, CONSTANT -> throw new IllegalStateException(fill + " is no statistic");
    };
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double mostFrequent(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double best = sorted[0];
    int most = 0;
    for (int from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > most) {
        most = to - from;
        best = sorted[from];
      }
    }
    return best;
  }
}
