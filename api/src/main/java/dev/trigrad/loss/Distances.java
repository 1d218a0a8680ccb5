package dev.trigrad.loss;

import dev.trigrad.Tensor;

/** Lengths of vectors along the last axis, with a gradient that is finite at 0. */
final class Distances {
  private Distances() {}

  /** √s, with the gradient 0 at 0. */
  static Tensor root(Tensor s) {
    Tensor positive = s.greater(0);
    return positive.where(positive.where(s, Tensor.of(1f)).sqrt(), s);
  }

  /** (Σ |d|ᵖ)^(1/p) along the last axis; the largest |d| for p = ∞. */
  static Tensor norm(Tensor d, double p) {
    if (p == 1) {
      return d.abs().sum(-1);
    }
    if (p == 2) {
      return root(d.square().sum(-1));
    }
    if (p == Float.POSITIVE_INFINITY) {
      return d.abs().max(-1);
    }
    // By parts of the largest, whose powers neither overflow nor vanish.
    return d.norm(new int[] {-1}, p);
  }

  /** The vectors divided by their length, or by 10⁻¹² where they are shorter. */
  static Tensor normalized(Tensor x) {
    return x.div(root(x.square().sumKeep(-1)).maximum(1e-12f));
  }
}
