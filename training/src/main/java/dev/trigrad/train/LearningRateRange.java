package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.data.Batch;
import dev.trigrad.loss.Loss;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The loss as the learning rate rises exponentially from step to step: which rates a training can
 * take. Model and optimizer are restored bit by bit afterwards, also on an error.
 *
 * <pre>{@code
 * var range = LearningRateRange.test(model, optimizer, new CrossEntropy(), train.batches(32, key));
 * optimizer.learningRate(range.suggestion());
 * }</pre>
 *
 * <p>Source: Smith, Cyclical Learning Rates for Training Neural Networks, 2017; smoothing and
 * suggestion as PyTorch Lightning's {@code lr_find}.
 *
 * @param points the steps taken, in order
 * @param diverged whether it ended early, at a smoothed loss above four times the least, from the
 *     eleventh step on, or a loss that is not finite
 */
public record LearningRateRange(List<Point> points, boolean diverged) {
  private static final double SMOOTHING = 0.98;
  private static final double DIVERGENCE = 4;

  /** Steps at the beginning that are no suggestion: there the mean is of too few losses. */
  private static final int WARM_UP = 10;

  /** Copies the list. */
  public LearningRateRange {
    points = List.copyOf(points);
  }

  /**
   * A step.
   *
   * @param rate the learning rate that it was taken with
   * @param loss the loss before it
   * @param smoothed the exponential moving average of the losses so far, its bias corrected
   */
  public record Point(double rate, double loss, double smoothed) {}

  /** A test from 10⁻⁷ to 10 in 100 steps. */
  public static LearningRateRange test(
      Module model, Optimizer optimizer, Loss loss, Iterable<Batch> batches) {
    ArgumentException.requirePresent(model, "learning rate range", "model");
    ArgumentException.requirePresent(loss, "learning rate range", "loss");
    return test(model, optimizer, Trainer.supervised(model, loss), batches, 1e-7, 10, 100);
  }

  /**
   * A test from rate {@code from} to {@code to} in {@code steps} steps on {@code batches}, which
   * are begun anew when they are at their end. A schedule of the optimizer multiplies the rates.
   *
   * @throws ArgumentException if the rates are not finite and above 0, or do not rise, if there are
   *     fewer than 2 steps, or no batches
   */
  public static LearningRateRange test(
      Module model,
      Optimizer optimizer,
      LossFunction function,
      Iterable<Batch> batches,
      double from,
      double to,
      int steps) {
    ArgumentException.requirePresent(model, "learning rate range", "model");
    ArgumentException.requirePresent(optimizer, "learning rate range", "optimizer");
    ArgumentException.requirePresent(function, "learning rate range", "loss function");
    ArgumentException.requirePresent(batches, "learning rate range", "batches");
    if (!(from > 0 && to > from && to <= Float.MAX_VALUE) || steps < 2) {
      throw new ArgumentException(
          "learning rate range: from "
              + from
              + " to "
              + to
              + " in "
              + steps
              + " steps; expected finite rates that rise, above 0, and at least 2 steps");
    }
    CellCopies before = CellCopies.of(model, optimizer);
    try {
      return swept(
          optimizer, function, batches, from, Math.pow(to / from, 1.0 / (steps - 1)), steps);
    } finally {
      before.restore();
    }
  }

  private static LearningRateRange swept(
      Optimizer optimizer,
      LossFunction function,
      Iterable<Batch> batches,
      double from,
      double factor,
      int steps) {
    var points = new ArrayList<Point>();
    double average = 0;
    double least = Double.POSITIVE_INFINITY;
    Iterator<Batch> left = batches.iterator();
    for (int i = 0; i < steps; i++) {
      if (!left.hasNext()) {
        left = batches.iterator();
        if (!left.hasNext()) {
          throw new ArgumentException("learning rate range: no batches; give at least one");
        }
      }
      Batch batch = left.next();
      optimizer.learningRate(from * Math.pow(factor, i));
      double rate = optimizer.learningRate();
      var measures = new Measures(java.util.Set.of());
      double loss = optimizer.step(pass -> function.loss(batch, pass, measures)).item();
      average = SMOOTHING * average + (1 - SMOOTHING) * loss;
      double smoothed = average / (1 - Math.pow(SMOOTHING, i + 1));
      points.add(new Point(rate, loss, smoothed));
      least = i < WARM_UP ? Double.POSITIVE_INFINITY : Math.min(least, smoothed);
      if (!Double.isFinite(loss) || least > 0 && smoothed > DIVERGENCE * least) {
        return new LearningRateRange(points, true);
      }
    }
    return new LearningRateRange(points, false);
  }

  /**
   * The rate at which the smoothed loss falls fastest from step to step, without the first ten and
   * the last; NaN if it falls nowhere there.
   */
  public double suggestion() {
    double steepest = 0;
    double rate = Double.NaN;
    for (int i = WARM_UP; i < points.size() - 1; i++) {
      double slope = (points.get(i + 1).smoothed - points.get(i - 1).smoothed) / 2;
      if (slope < steepest) {
        steepest = slope;
        rate = points.get(i).rate;
      }
    }
    return rate;
  }

  /** The suggestion, and a line for every tenth step. */
  @Override
  public String toString() {
    var text = new StringBuilder("learning rate range: ");
    text.append(points.size()).append(" steps").append(diverged ? ", diverged" : "");
    text.append(String.format(Locale.ROOT, ", suggestion %.2e%n", suggestion()));
    for (int i = 0; i < points.size(); i += Math.max(1, points.size() / 10)) {
      Point at = points.get(i);
      text.append(
          String.format(Locale.ROOT, "%10.2e %12s%n", at.rate, Progress.number(at.smoothed)));
    }
    return text.toString();
  }
}
