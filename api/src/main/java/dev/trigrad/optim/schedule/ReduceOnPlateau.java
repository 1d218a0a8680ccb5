package dev.trigrad.optim.schedule;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.run.Evaluator;

/**
 * Reduces the learning rate when a measure has stopped improving: after more than {@code patience}
 * reports in a row without improvement, the factor of the base rate is multiplied by 0.1.
 *
 * <pre>{@code
 * var plateau = new ReduceOnPlateau().patience(5);
 * optimizer.plateau(plateau);
 * for (int epoch = 0; epoch < epochs; epoch++) {
 *   optimizer.step(pass -> loss.of(model.apply(x, pass), y));
 *   plateau.report(validationLoss);
 * }
 * }</pre>
 *
 * <p>Where there is a {@link Schedule}, too, the factors multiply. What is remembered, the best
 * value included, is one {@linkplain #cell cell}. For one thread at a time.
 *
 * <p>Rule and defaults are those of PyTorch's {@code ReduceLROnPlateau}, whose {@code min_lr} and
 * {@code eps} are {@code minimum} and {@code smallest} times the base rate.
 */
public final class ReduceOnPlateau {
  private static final int BEST = 0;
  private static final int WAITED = 1;
  private static final int COOLING = 2;
  private static final int FACTOR = 3;
  private static final TensorType TYPE = new TensorType(DType.FLOAT64, Shape.of(4));

  private final Cell cell = new Cell("plateau", leaf(new double[] {Double.NaN, 0, 0, 1}));
  private boolean maximize;
  private double gamma = 0.1;
  private int patience = 10;
  private double threshold = 1e-4;
  private boolean absolute;
  private int cooldown;
  private double minimum;
  private double smallest = 1e-8;

  /** For a measure that falls, as a loss does; with PyTorch's defaults. */
  public ReduceOnPlateau() {}

  /** Takes the measure for one that rises, as an accuracy does. */
  public ReduceOnPlateau maximize() {
    maximize = true;
    return this;
  }

  /** What a reduction multiplies by, in [0, 1); 0.1 at first. */
  public ReduceOnPlateau gamma(double gamma) {
    if (!(gamma >= 0 && gamma < 1)) {
      throw Checks.refused("plateau", "gamma", gamma, "a number in [0, 1)");
    }
    this.gamma = gamma;
    return this;
  }

  /** Reports without improvement that are borne with, at least 0; 10 at first. */
  public ReduceOnPlateau patience(int reports) {
    patience = Checks.nonNegative("plateau", "patience", reports);
    return this;
  }

  /**
   * How much better than the best is an improvement, as a fraction of the best; 10⁻⁴ at first. As
   * in PyTorch, a fraction of a negative best widens rather than narrows.
   */
  public ReduceOnPlateau relativeThreshold(double fraction) {
    threshold = Checks.factor("plateau", "threshold", fraction);
    absolute = false;
    return this;
  }

  /** The same as a difference. */
  public ReduceOnPlateau absoluteThreshold(double difference) {
    threshold = Checks.factor("plateau", "threshold", difference);
    absolute = true;
    return this;
  }

  /** Reports after a reduction that do not count as waiting, at least 0; 0 at first. */
  public ReduceOnPlateau cooldown(int reports) {
    cooldown = Checks.nonNegative("plateau", "cooldown", reports);
    return this;
  }

  /** The least factor of the base rate, in [0, 1]; 0 at first. */
  public ReduceOnPlateau minimum(double factor) {
    if (!(factor >= 0 && factor <= 1)) {
      throw Checks.refused("plateau", "minimum", factor, "a number in [0, 1]");
    }
    minimum = factor;
    return this;
  }

  /** A reduction of the factor by no more than this is left out; 10⁻⁸ at first. */
  public ReduceOnPlateau smallest(double difference) {
    smallest = Checks.factor("plateau", "smallest", difference);
    return this;
  }

  /**
   * Takes note of the measure, mostly once an epoch; NaN is no improvement.
   *
   * @return whether the factor has become smaller
   */
  public boolean report(double measure) {
    double[] now = values().clone();
    if (improves(measure, now[BEST])) {
      now[BEST] = measure;
      now[WAITED] = 0;
    } else {
      now[WAITED]++;
    }
    if (now[COOLING] > 0) {
      now[COOLING]--;
      now[WAITED] = 0;
    }
    boolean reduced = false;
    if (now[WAITED] > patience) {
      double next = Math.max(now[FACTOR] * gamma, minimum);
      reduced = now[FACTOR] - next > smallest;
      now[FACTOR] = reduced ? next : now[FACTOR];
      now[COOLING] = cooldown;
      now[WAITED] = 0;
    }
    cell.assign(leaf(now));
    return reduced;
  }

  private boolean improves(double measure, double best) {
    if (Double.isNaN(best)) {
      // PyTorch begins with an infinite best, which an infinite measure does not improve.
      return maximize ? measure > Double.NEGATIVE_INFINITY : measure < Double.POSITIVE_INFINITY;
    }
    if (absolute) {
      return maximize ? measure > best + threshold : measure < best - threshold;
    }
    return maximize ? measure > best * (threshold + 1) : measure < best * (1 - threshold);
  }

  /** What the base rate is multiplied by at present, in [0, 1]. */
  public double factor() {
    return values()[FACTOR];
  }

  /** The best measure so far, NaN before the first. */
  public double best() {
    return values()[BEST];
  }

  /**
   * Best measure, reports waited, reports of cooling left, factor; float64 [4]: all there is to
   * save.
   */
  public Cell cell() {
    return cell;
  }

  private double[] values() {
    return (double[]) Evaluator.value(cell.snapshot());
  }

  private static Tensor leaf(double[] values) {
    return Recorder.constant(TYPE, values);
  }
}
