package dev.trigrad.benchmarks.compare;

import java.util.List;
import java.util.OptionalInt;

/**
 * A training from nothing: from the start of a virtual machine to the end of the job. Seconds are
 * since that start, less those of evaluation.
 *
 * @param predicted when the first prediction was there
 * @param stepped when the data had been read and the first step was taken
 * @param epochs where each epoch ended
 * @param losses of the steps
 * @param heap the most bytes of heap that were in use, garbage included
 * @param memory the most bytes that the process had, NaN if the system does not tell
 */
public record Start(
    double predicted,
    double stepped,
    List<Epoch> epochs,
    List<Float> losses,
    double heap,
    double memory) {
  /**
   * The end of an epoch.
   *
   * @param steps so far
   * @param samples so far
   * @param accuracy on the test set, 0 to 1
   * @param seconds since the start
   */
  public record Epoch(long steps, long samples, double accuracy, double seconds) {}

  /** On the test set, in the end. */
  public double accuracy() {
    return epochs.getLast().accuracy();
  }

  /** The first epoch whose end is at {@code target}, if there is one. */
  public OptionalInt reaching(double target) {
    for (int i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).accuracy() >= target) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
