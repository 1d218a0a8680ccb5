package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * 1 − cos(a, b) where y = 1, max(0, cos(a, b) − margin) where y = −1, for vectors a and b [batch…,
 * n] and labels y [batch…], reduced: alike shall point one way, others at least not so. Gradient of
 * cos for a: (b / |b| − cos · a / |a|) / |a|.
 *
 * <p>Squared lengths have 10⁻¹² added, so that a vector of zeros has cosine 0 and a finite
 * gradient, as in PyTorch's {@code CosineEmbeddingLoss}. Labels are int32 or float32.
 *
 * @param margin cosine of −1 to 1 below which others cost nothing
 * @param reduction what becomes of the pairs
 */
public record CosineEmbedding(double margin, Reduction reduction) {
  private static final String NAME = "cosine embedding";
  private static final float EPSILON = 1e-12f;

  /** Checks that the margin is finite, and that there is a reduction. */
  public CosineEmbedding {
    Settings.finite(NAME, "margin", margin);
    Settings.reduction(NAME, reduction);
  }

  /** With margin 0 and the mean over the pairs. */
  public CosineEmbedding() {
    this(0, Reduction.MEAN);
  }

  /** The loss of the pairs ({@code a}, {@code b}), which are alike where {@code labels} are 1. */
  public Tensor of(Tensor a, Tensor b, Tensor labels) {
    Inputs.vectors(NAME, "first", a, "second", b);
    Tensor y = Inputs.signs(NAME, labels, Inputs.batch(a));
    Tensor lengths = length(a).mul(length(b));
    Tensor cosine = a.mul(b).sum(-1).div(lengths);
    Tensor alike = cosine.neg().add(1);
    Tensor others = cosine.sub(margin).relu();
    return reduction.of(y.greater(0).where(alike, others));
  }

  private static Tensor length(Tensor x) {
    return x.square().sum(-1).add(EPSILON).sqrt();
  }
}
