package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.benchmarks.speed.contender.Update;
import java.util.List;

/** What the first step of an {@link Update} must be, by the published formulas in double. */
public final class FirstUpdate {
  /** Of the largest step. */
  private static final double TOLERANCE = 2e-3;

  /** Rounding of weights below 2, twice. */
  private static final double ROUNDING = 0x1p-22;

  private static final double RATE = Update.RATE;

  private FirstUpdate() {}

  /**
   * Compares {@code weights} after the first step.
   *
   * @throws IllegalStateException if they differ by more than rounding
   */
  public static void check(Update update, float[][] weights) {
    List<float[]> before = update.weights();
    List<float[]> gradients = update.gradients();
    if (weights.length != before.size()) {
      throw new IllegalStateException("it moved " + weights.length + " tensors");
    }
    for (int t = 0; t < weights.length; t++) {
      double[] steps = steps(update.rule(), before.get(t), gradients.get(t));
      double largest = 0;
      for (double step : steps) {
        largest = Math.max(largest, Math.abs(step));
      }
      for (int i = 0; i < steps.length; i++) {
        double moved = (double) before.get(t)[i] - weights[t][i];
        if (!(Math.abs(moved - steps[i]) <= TOLERANCE * largest + ROUNDING)) {
          throw new IllegalStateException(
              "it moved weight " + i + " of tensor " + t + " by " + moved + ", not " + steps[i]);
        }
      }
    }
  }

  private static double[] steps(Update.Rule rule, float[] weights, float[] gradients) {
    double trust = rule == Update.Rule.LAMB ? trust(weights, gradients) : 1;
    double[] steps = new double[weights.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = RATE * trust * step(rule, weights[i], gradients[i]);
    }
    return steps;
  }

  /** Step over the learning rate, where everything remembered is 0, and ε is nothing. */
  private static double step(Update.Rule rule, double w, double g) {
    return switch (rule) {
      case SGD, MOMENTUM, RADAM -> g;
      case NESTEROV -> 1.9 * g;
      case ADAGRAD, ADAM, AMSGRAD, ADAMAX, LION, LAMB -> Math.signum(g);
      case RMSPROP -> 10 * Math.signum(g);
      case ADADELTA -> Math.sqrt(1e-6 / (0.1 * g * g + 1e-6)) * g;
      case ADAMW -> Math.signum(g) + 0.01 * w;
      case NADAM -> {
        double now = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.004));
        double next = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.008));
        yield Math.signum(g) * (1 + next * 0.1 / (1 - now * next));
      }
    };
  }

  /** ‖w‖ / ‖step‖. */
  private static double trust(float[] w, float[] g) {
    double weights = 0;
    double steps = 0;
    for (int i = 0; i < w.length; i++) {
      double step = step(Update.Rule.LAMB, w[i], g[i]);
      weights += (double) w[i] * w[i];
      steps += step * step;
    }
    return Math.sqrt(weights / steps);
  }
}
