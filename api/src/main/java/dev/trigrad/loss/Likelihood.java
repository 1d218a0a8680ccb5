package dev.trigrad.loss;

import dev.trigrad.Tensor;

/** Terms that several negative log-likelihoods have. */
final class Likelihood {
  /** Largest finite number. */
  private static final float MAX = Float.MAX_VALUE;

  /** ½ log 2π, the constant of a Gaussian. */
  static final float HALF_LOG_2_PI = (float) (0.5 * Math.log(2 * Math.PI));

  private Likelihood() {}

  /**
   * p · cost, where 0 · ∞ is 0: what has probability 0 costs nothing. Finite where p is 0, and so
   * is its gradient.
   */
  static Tensor expected(Tensor p, Tensor cost) {
    return p.mul(p.equal(0).where(cost.minimum(MAX), cost));
  }

  /** p log p, 0 at p = 0. */
  static Tensor plogp(Tensor p) {
    return p.mul(p.equal(0).where(Tensor.of(1f), p).log());
  }

  /** eᵗ (t − x) for logarithms t and x, 0 where t is −∞. */
  static Tensor divergence(Tensor t, Tensor x) {
    Tensor p = t.exp();
    return p.mul(p.equal(0).where(Tensor.of(0f), t.sub(x)));
  }
}
