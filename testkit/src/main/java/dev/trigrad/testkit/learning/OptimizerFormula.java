package dev.trigrad.testkit.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * An optimizer's formula in double precision, with a bound on how far float32 may be from it: each
 * step adds its own roundings, one unit roundoff of each term an operation reads or makes, to what
 * the errors so far become.
 */
public abstract class OptimizerFormula {
  /** Unit roundoff of float32, with room for products of errors. */
  private static final double U = 0x1p-24 * 1.01;

  public final double[] w = {1, -2, 0.5, 3, -0.25, 4, 1e-3, -7};
  public final double[] error = new double[w.length];
  private final float rate;

  private OptimizerFormula(float rate) {
    this.rate = rate;
  }

  /** First values. */
  public float[] start() {
    float[] start = new float[w.length];
    for (int i = 0; i < start.length; i++) {
      w[i] = (float) w[i];
      start[i] = (float) w[i];
    }
    return start;
  }

  /** Learning rate at first. */
  public float rate() {
    return rate;
  }

  /** Step t, from 1 on. */
  public abstract void step(int t, float rate, float[] gradients);

  /** Compares with what float32 gave. */
  public void check(int t, float[] actual) {
    for (int i = 0; i < w.length; i++) {
      assertEquals(w[i], actual[i], error[i], "w" + i + " after step " + t);
    }
  }

  /**
   * {@code d = g + λw; v ← μv + d; w ← w − η v}, or {@code η (d + μv)}; v begins as the first d, as
   * PyTorch has it.
   */
  public static OptimizerFormula sgd(float momentum, float decay, boolean nesterov) {
    return new OptimizerFormula(0.1f) {
      private final double[] v = new double[w.length];
      private final double[] vError = new double[w.length];

      @Override
      public void step(int t, float rate, float[] gradients) {
        for (int i = 0; i < w.length; i++) {
          double d = gradients[i] + decay * w[i];
          double dError =
              decay * error[i] + (decay == 0 ? 0 : U * (Math.abs(decay * w[i]) + Math.abs(d)));
          v[i] = t == 1 ? d : momentum * v[i] + d;
          vError[i] = momentum * vError[i] + dError;
          vError[i] +=
              momentum == 0
                  ? 0
                  : U * (Math.abs(momentum * v[i]) + 2 * Math.abs(v[i]) + Math.abs(d));
          double step = nesterov ? d + momentum * v[i] : v[i];
          double stepError = nesterov ? dError + momentum * vError[i] : vError[i];
          stepError += nesterov ? U * (Math.abs(momentum * v[i]) + Math.abs(step)) : 0;
          error[i] += rate * stepError + U * Math.abs(rate * step);
          w[i] -= rate * step;
          error[i] += U * Math.abs(w[i]);
        }
      }
    };
  }

  /**
   * {@code m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; w ← w − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) +
   * ε)}, g with {@code λw}.
   */
  public static OptimizerFormula adam(double beta1, double beta2, float decay) {
    return new OptimizerFormula(0.01f) {
      private final double[] m = new double[w.length];
      private final double[] mError = new double[w.length];
      private final double[] v = new double[w.length];
      private final double[] vError = new double[w.length];

      @Override
      public void step(int t, float rate, float[] gradients) {
        for (int i = 0; i < w.length; i++) {
          double g = gradients[i] + decay * w[i];
          double gError =
              decay * error[i] + (decay == 0 ? 0 : U * (Math.abs(decay * w[i]) + Math.abs(g)));
          // Of each product: its constant is rounded, then itself; then the sum.
          double old = beta1 * m[i];
          double fresh = (1 - beta1) * g;
          m[i] = old + fresh;
          mError[i] = beta1 * mError[i] + (1 - beta1) * gError;
          mError[i] += U * (2 * Math.abs(old) + 2 * Math.abs(fresh) + Math.abs(m[i]));
          old = beta2 * v[i];
          fresh = (1 - beta2) * g * g;
          v[i] = old + fresh;
          vError[i] =
              beta2 * vError[i]
                  + (1 - beta2) * 2 * Math.abs(g) * gError
                  + U * (2 * old + 3 * fresh + v[i]);
          double denominator = Math.sqrt(v[i]) / Math.sqrt(1 - Math.pow(beta2, t)) + 1e-8;
          double corrected = rate / (1 - Math.pow(beta1, t));
          double step = corrected * m[i] / denominator;
          // Square root, two factors, sum with ε; then the rate, its product, the quotient.
          error[i] +=
              corrected * mError[i] / denominator
                  + Math.abs(step) * (vError[i] / (2 * v[i]) + 8 * U);
          w[i] -= step;
          error[i] += U * Math.abs(w[i]);
        }
      }
    };
  }
}
