package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.Tensor;

/** Counts of each class, from which precision, recall and F1 follow. */
final class ClassCounts implements Metric.Tally {
  /** What is to be known of the counts. */
  enum Measure {
    /** Of those given the class, the share that is of it. */
    PRECISION,
    /** Of those of the class, the share that is given it. */
    RECALL,
    /** The harmonic mean of both. */
    F1;

    /** The measure of a class; 0 where it is 0 / 0. */
    double of(long right, long given, long present) {
      long below =
          switch (this) {
            case PRECISION -> given;
            case RECALL -> present;
            case F1 -> given + present;
          };
      return below == 0 ? 0 : (this == F1 ? 2.0 : 1.0) * right / below;
    }
  }

  private final String name;
  private final Task task;
  private final Measure measure;
  private final Average average;
  private final int only;
  private final long[] right;
  private final long[] given;
  private final long[] present;
  private long samples;
  private boolean undefined;

  /**
   * No counts yet.
   *
   * @param average of all classes; {@code null} for that of class {@code only} alone
   */
  ClassCounts(String name, Task task, Measure measure, Average average, int only) {
    this.name = name;
    this.task = task;
    this.measure = measure;
    this.average = average;
    this.only = average == Average.BINARY ? 1 : only;
    this.right = new long[task.classes()];
    this.given = new long[task.classes()];
    this.present = new long[task.classes()];
  }

  /** That {@code task} has this average or class. */
  static void check(String name, Task task, Average average, int only) {
    ArgumentException.requirePresent(task, name, "task");
    if (average == Average.BINARY && !task.isBinary()) {
      throw new ArgumentException(
          name + ": the average of " + task + " is binary; use micro, macro or weighted");
    }
    if (only < 0 || only >= task.classes()) {
      throw new IndexException(
          name + ": class " + only + " is out of range, expected 0 to " + (task.classes() - 1));
    }
  }

  @Override
  public void add(Tensor outputs, Tensor targets) {
    float[] scores = task.scores(name, outputs, targets);
    int[] labels = task.right(name, targets, task.classes());
    int[] decided = task.decide(scores, task.classes());
    samples += labels.length;
    for (int i = 0; i < labels.length; i++) {
      if (decided[i] < 0) {
        undefined = true;
      } else if (task.isMultilabel()) {
        count(i % right.length, decided[i], labels[i], decided[i] * labels[i]);
      } else {
        count(labels[i], 0, 1, decided[i] == labels[i] ? 1 : 0);
        given[decided[i]]++;
      }
    }
  }

  private void count(int label, int isGiven, int isPresent, int isRight) {
    given[label] += isGiven;
    present[label] += isPresent;
    right[label] += isRight;
  }

  @Override
  public double value() {
    if (undefined || samples == 0) {
      return Double.NaN;
    }
    if (average == null || average == Average.BINARY) {
      return measure.of(right[only], given[only], present[only]);
    }
    if (average == Average.MICRO) {
      return measure.of(sum(right), sum(given), sum(present));
    }
    double sum = 0;
    long weights = 0;
    for (int i = 0; i < right.length; i++) {
      long weight = average == Average.WEIGHTED ? present[i] : weight(i);
      sum += weight * measure.of(right[i], given[i], present[i]);
      weights += weight;
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /** Exclusive classes that neither occur nor are given tell nothing; labels always do. */
  private int weight(int i) {
    return task.isMultilabel() || given[i] + present[i] > 0 ? 1 : 0;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
