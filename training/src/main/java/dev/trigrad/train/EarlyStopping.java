package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.graph.Cell;

/**
 * Ends a training when a measure has not improved for some epochs in a row. A value improves on the
 * best so far if it is better by more than the {@linkplain #minimumDelta minimum delta}; the first
 * that is not NaN does, NaN never does.
 *
 * <p>What is remembered (best value, epochs waited, step of the best) is one cell, so that a
 * training that goes on from a checkpoint keeps its patience. Of one training.
 *
 * <p>Rule and names are those of Keras's and PyTorch Lightning's {@code EarlyStopping}.
 */
public final class EarlyStopping {
  private static final int BEST = 0;
  private static final int WAITED = 1;
  private static final int STEP = 2;

  private final String measure;
  private final boolean highest;
  private final Numbers state;
  private int patience = 3;
  private double minimumDelta;

  private EarlyStopping(String measure, boolean highest) {
    this.measure = ArgumentException.requirePresent(measure, "early stopping", "measure");
    this.highest = highest;
    this.state = new Numbers("stopping." + measure, Double.NaN, 0, 0);
  }

  /** For a measure that falls as a model improves, such as {@code validation.loss}. */
  public static EarlyStopping lowest(String measure) {
    return new EarlyStopping(measure, false);
  }

  /** For a measure that rises as a model improves, such as {@code validation.accuracy}. */
  public static EarlyStopping highest(String measure) {
    return new EarlyStopping(measure, true);
  }

  /**
   * Epochs in a row without improvement at which it ends, at least 1; 3 at first.
   *
   * @throws ArgumentException if it is less than 1
   */
  public EarlyStopping patience(int epochs) {
    if (epochs < 1) {
      throw new ArgumentException(
          "early stopping: patience is " + epochs + ", expected at least 1 epoch");
    }
    patience = epochs;
    return this;
  }

  /**
   * How much better than the best is an improvement: more than this; 0 at first.
   *
   * @throws ArgumentException if it is negative or not finite
   */
  public EarlyStopping minimumDelta(double delta) {
    if (!(delta >= 0) || Double.isInfinite(delta)) {
      throw new ArgumentException(
          "early stopping: minimum delta is " + delta + ", expected a finite number from 0 on");
    }
    minimumDelta = delta;
    return this;
  }

  /** The name of the measure. */
  public String measure() {
    return measure;
  }

  /** The best value so far, NaN before the first. */
  public double best() {
    return state.at(BEST);
  }

  /** The number of steps after which the best value was measured; 0 before the first. */
  public long bestStep() {
    return (long) state.at(STEP);
  }

  /** Epochs in a row without improvement so far. */
  public int waited() {
    return (int) state.at(WAITED);
  }

  /**
   * Takes note of {@code value}, measured after {@code step} steps; for loops written by hand.
   *
   * @return whether the training is to end
   */
  public boolean report(double value, long step) {
    double[] now = state.now();
    if (improves(highest, value, now[BEST], minimumDelta)) {
      state.set(value, 0, step);
    } else {
      state.set(now[BEST], now[WAITED] + 1, now[STEP]);
    }
    return exhausted();
  }

  /** Whether the patience is at its end. */
  boolean exhausted() {
    return waited() >= patience;
  }

  static boolean improves(boolean highest, double value, double best, double delta) {
    if (Double.isNaN(value) || Double.isNaN(best)) {
      return !Double.isNaN(value);
    }
    return highest ? value > best + delta : value < best - delta;
  }

  String reason() {
    return measure + " has not improved on " + best() + " for " + waited() + " epochs";
  }

  /** Best value, epochs waited, step of the best; float64 [3]: all there is to save. */
  public Cell cell() {
    return state.cell();
  }
}
