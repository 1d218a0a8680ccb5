package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures of the order that scores put samples in: all scores are kept. */
final class Ranking implements Metric.Tally {
  private static final int MOST = Integer.MAX_VALUE - 8;

  /** Scores and targets of a batch. */
  private record Scored(float[] scores, int[] right) {}

  private final String name;
  private final Task task;
  private final Average average;
  private final boolean area;
  private final int width;
  private final List<Scored> batches = new ArrayList<>();
  private long count;
  private boolean undefined;

  /**
   * No samples yet.
   *
   * @param area whether it is the area under the curve, else the average precision
   */
  Ranking(String name, Task task, Average average, boolean area) {
    this.name = name;
    this.task = task;
    this.average = average;
    this.area = area;
    this.width = task.isBinary() ? 1 : task.classes();
  }

  @Override
  public void add(Tensor outputs, Tensor targets) {
    float[] scores = task.scores(name, outputs, targets).clone();
    int[] right = task.right(name, targets, task.classes());
    if (count + scores.length > MOST) {
      throw new ArgumentException(
          name + ": more than " + MOST + " scores, all of which are kept; measure fewer samples");
    }
    for (float score : scores) {
      undefined |= Float.isNaN(score);
    }
    count += scores.length;
    batches.add(new Scored(scores, right));
  }

  @Override
  public double value() {
    if (undefined || count == 0) {
      return Double.NaN;
    }
    if (average == Average.MICRO || width == 1 && !task.isMulticlass()) {
      return measure(keys(-1));
    }
    double sum = 0;
    long weights = 0;
    for (int label = 0; label < width; label++) {
      long[] keys = keys(label);
      long weight = 1;
      if (average == Average.WEIGHTED) {
        weight = positives(keys, 0, keys.length);
      }
      sum += weight * measure(keys);
      weights += weight;
    }
    return sum / weights;
  }

  /**
   * Scores in ascending order, each with whether it is of its class in the last bit.
   *
   * @param label the class or label that the scores are for; −1 for all
   */
  private long[] keys(int label) {
    long[] keys = new long[(int) (label < 0 ? count : count / width)];
    int at = 0;
    for (Scored batch : batches) {
      int step = label < 0 ? 1 : width;
      for (int i = Math.max(label, 0); i < batch.scores.length; i += step) {
        int own = task.isMulticlass() ? batch.right[i / width] : batch.right[i];
        boolean positive = task.isMulticlass() ? own == i % width : own == 1;
        // Both zeros are equal.
        int bits = Float.floatToIntBits(batch.scores[i] + 0f);
        keys[at++] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 1 | (positive ? 1 : 0);
      }
    }
    Arrays.sort(keys);
    return keys;
  }

  private static long positives(long[] keys, int from, int to) {
    long positives = 0;
    for (int i = from; i < to; i++) {
      positives += keys[i] & 1;
    }
    return positives;
  }

  private double measure(long[] keys) {
    long positives = positives(keys, 0, keys.length);
    long negatives = keys.length - positives;
    long twicePairs = 0;
    double precision = 0;
    long hits = 0;
    int to = keys.length;
    while (to > 0) {
      int from = to - 1;
      while (from > 0 && keys[from - 1] >> 1 == keys[from] >> 1) {
        from--;
      }
      long here = positives(keys, from, to);
      hits += here;
      long below = from - (positives - hits);
      twicePairs += here * (2 * below + (to - from - here));
      precision += (double) here * hits / (keys.length - from);
      to = from;
    }
    return area ? twicePairs / 2.0 / positives / negatives : precision / positives;
  }
}
