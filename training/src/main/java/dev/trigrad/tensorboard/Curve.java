package dev.trigrad.tensorboard;

/**
 * Counts for a curve of precision over recall at equally spaced thresholds: a sample is predicted
 * positive at threshold t of n if its score times n - 1, rounded down, is t at least. As {@code
 * tensorboard.plugins.pr_curve} has it.
 */
final class Curve {
  /** As many as TensorBoard's own default, within one byte of its metadata. */
  static final int THRESHOLDS = 127;

  private static final double LEAST = 1e-7;

  private Curve() {}

  /**
   * True positives, false positives, true negatives, false negatives, precision and recall, each at
   * every threshold.
   */
  static float[][] of(float[] scores, boolean[] labels) {
    double[] truths = new double[THRESHOLDS];
    double[] others = new double[THRESHOLDS];
    for (int i = 0; i < scores.length; i++) {
      // In single precision, as NumPy takes a float32 array times an integer.
      int at = (int) Math.floor(scores[i] * (THRESHOLDS - 1));
      (labels[i] ? truths : others)[at]++;
    }
    for (int t = THRESHOLDS - 2; t >= 0; t--) {
      truths[t] += truths[t + 1];
      others[t] += others[t + 1];
    }
    float[][] rows = new float[6][THRESHOLDS];
    for (int t = 0; t < THRESHOLDS; t++) {
      double missed = truths[0] - truths[t];
      rows[0][t] = (float) truths[t];
      rows[1][t] = (float) others[t];
      rows[2][t] = (float) (others[0] - others[t]);
      rows[3][t] = (float) missed;
      rows[4][t] = (float) (truths[t] / Math.max(LEAST, truths[t] + others[t]));
      rows[5][t] = (float) (truths[t] / Math.max(LEAST, truths[t] + missed));
    }
    return rows;
  }
}
