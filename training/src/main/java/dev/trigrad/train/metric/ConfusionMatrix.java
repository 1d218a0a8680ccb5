package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * How often samples of each class were given each class: rows are true classes, columns predicted
 * ones.
 */
public final class ConfusionMatrix implements Metric.Tally {
  private static final String NAME = "confusion matrix";

  private final long[][] counts;

  /** An empty matrix for {@code classes} classes. */
  public ConfusionMatrix(int classes) {
    if (classes < 1) {
      throw new ShapeException("confusion matrix: " + classes + " classes, expected at least 1");
    }
    counts = new long[classes][classes];
  }

  /**
   * Counts predictions: the class of largest score in each row of {@code scores} [n, …, classes],
   * of equal ones the first, against labels, int32 [n, …].
   *
   * @throws ArgumentException if a score is NaN; nothing has then been counted
   */
  @Override
  public void add(Tensor scores, Tensor labels) {
    Task task = Task.multiclass(counts.length);
    float[] values = task.scores(NAME, scores, labels);
    int[] right = task.right(NAME, labels, counts.length);
    int[] given = task.decide(values, counts.length);
    for (int i = 0; i < given.length; i++) {
      if (given[i] < 0) {
        throw new ArgumentException(
            "confusion matrix: a score of sample "
                + i
                + " is NaN, which is no class; find out what made it before measuring");
      }
    }
    add(given, right);
  }

  /**
   * Counts predicted classes against true ones.
   *
   * @throws ShapeException if there is not one prediction per label
   * @throws IndexException if a class is out of range; nothing has then been counted
   */
  public void add(int[] predicted, int[] labels) {
    ArgumentException.requirePresent(predicted, "confusion matrix", "array of predictions");
    ArgumentException.requirePresent(labels, "confusion matrix", "array of labels");
    if (predicted.length != labels.length) {
      throw new ShapeException(
          "confusion matrix: "
              + predicted.length
              + " predictions, "
              + labels.length
              + " labels; give one each");
    }
    check("prediction", predicted);
    check("label", labels);
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predicted[i]]++;
    }
  }

  private void check(String what, int[] classes) {
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] < 0 || classes[i] >= counts.length) {
        throw new IndexException(
            "confusion matrix: "
                + what
                + " "
                + classes[i]
                + " of sample "
                + i
                + " is out of range, expected 0 to "
                + (counts.length - 1));
      }
    }
  }

  /** Number of samples of class {@code label} given class {@code predicted}. */
  public long count(int label, int predicted) {
    check("label", new int[] {label});
    check("prediction", new int[] {predicted});
    return counts[label][predicted];
  }

  /** Share of samples given their own class; NaN if none were counted. */
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
      for (long count : counts[i]) {
        all += count;
      }
    }
    return (double) right / all;
  }

  /** The {@link #accuracy()}. */
  @Override
  public double value() {
    return accuracy();
  }

  /** Of the samples given class {@code label}, the share that is of it; 0 if there are none. */
  public double precision(int label) {
    return measure(ClassCounts.Measure.PRECISION, label);
  }

  /** Of the samples of class {@code label}, the share that is given it; 0 if there are none. */
  public double recall(int label) {
    return measure(ClassCounts.Measure.RECALL, label);
  }

  /**
   * The harmonic mean of precision and recall of class {@code label}; 0 if it is neither given nor
   * there.
   */
  public double f1(int label) {
    return measure(ClassCounts.Measure.F1, label);
  }

  private double measure(ClassCounts.Measure measure, int label) {
    check("label", new int[] {label});
    long given = 0;
    long present = 0;
    for (int i = 0; i < counts.length; i++) {
      given += counts[i][label];
      present += counts[label][i];
    }
    return measure.of(counts[label][label], given, present);
  }

  /** The counts as a table. */
  @Override
  public String toString() {
    var text = new StringBuilder("true\\given");
    for (int j = 0; j < counts.length; j++) {
      text.append(String.format("%6d", j));
    }
    for (int i = 0; i < counts.length; i++) {
      text.append(String.format("%n%10d", i));
      for (long count : counts[i]) {
        text.append(count == 0 ? "     ." : String.format("%6d", count));
      }
    }
    return text.toString();
  }
}
