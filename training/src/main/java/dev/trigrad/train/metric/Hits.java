package dev.trigrad.train.metric;

import dev.trigrad.Tensor;

/** The share of samples that are right, or nearly so. */
final class Hits implements Metric.Tally {
  private final String name;
  private final Task task;
  private final int k;
  private long hits;
  private long samples;
  private boolean undefined;

  /**
   * No samples yet.
   *
   * @param k how many classes each may be given
   */
  Hits(String name, Task task, int k) {
    this.name = name;
    this.task = task;
    this.k = k;
  }

  @Override
  public void add(Tensor outputs, Tensor targets) {
    float[] scores = task.scores(name, outputs, targets);
    int width = outputs.shape().rank() == 0 ? 1 : outputs.shape().extent(-1);
    int[] right = task.right(name, targets, width);
    int[] given = task.decide(scores, width);
    int group = task.isMultilabel() ? width : 1;
    for (int i = 0; i < right.length; i += group) {
      boolean hit = true;
      for (int j = i; j < i + group; j++) {
        undefined |= given[j] < 0;
        hit &= given[j] == right[j] || k > 1 && rank(scores, j * width, width, right[j]) < k;
      }
      hits += hit ? 1 : 0;
      samples++;
    }
  }

  /** How many classes of a row go before class {@code label}. */
  private static int rank(float[] scores, int from, int width, int label) {
    int rank = 0;
    float own = scores[from + label];
    for (int j = 0; j < width; j++) {
      float score = scores[from + j];
      rank += score > own || score == own && j < label ? 1 : 0;
    }
    return rank;
  }

  @Override
  public double value() {
    return undefined ? Double.NaN : (double) hits / samples;
  }
}
