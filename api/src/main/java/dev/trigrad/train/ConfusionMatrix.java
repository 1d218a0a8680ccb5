package dev.trigrad.train;

import dev.trigrad.Tensor;

/** How often samples of each class were given each class: rows are true classes, columns predicted ones. */
public final class ConfusionMatrix {
  private final long[][] counts;

  /** An empty matrix for {@code classes} classes. */
  public ConfusionMatrix(int classes) {
    counts = new long[classes][classes];
  }

  /** Counts predictions: the class of largest score in each row of {@code scores} [n, classes], against labels [n]. */
  public void add(Tensor scores, Tensor labels) {
    add(scores.argmax(-1).toIntArray(), labels.toIntArray());
  }

  /** Counts predicted classes against true ones. */
  public void add(int[] predicted, int[] labels) {
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predicted[i]]++;
    }
  }

  /** Number of samples of class {@code label} given class {@code predicted}. */
  public long count(int label, int predicted) {
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
