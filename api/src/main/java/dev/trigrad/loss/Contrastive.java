package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * ½ d² where a pair is alike (y = 0), ½ max(0, margin − d)² where it is not (y = 1), for vectors a
 * and b [batch…, n] with d = |a − b| and labels y [batch…], reduced. Gradient for a: a − b where
 * alike; else −(margin − d) (a − b) / d within the margin, and 0 at d = 0, where it has no
 * direction.
 *
 * <p>y = 1 means <em>different</em>, as in the paper; many programs turn it round. Labels are of
 * any type. Source: Hadsell, Chopra and LeCun, CVPR 2006.
 *
 * @param margin &gt; 0, how far apart different ones shall be
 * @param reduction what becomes of the pairs
 */
public record Contrastive(double margin, Reduction reduction) {
  private static final String NAME = "contrastive";

  /** Checks that the margin is finite and positive, and that there is a reduction. */
  public Contrastive {
    Settings.positive(NAME, "margin", margin);
    Settings.reduction(NAME, reduction);
  }

  /** With margin 1 and the mean over the pairs. */
  public Contrastive() {
    this(1, Reduction.MEAN);
  }

  /** The loss of the pairs ({@code a}, {@code b}), which differ where {@code labels} are 1. */
  public Tensor of(Tensor a, Tensor b, Tensor labels) {
    Inputs.vectors(NAME, "first", a, "second", b);
    Tensor different = Inputs.truths(NAME, labels, Inputs.batch(a));
    Tensor squared = a.sub(b).square().sum(-1);
    Tensor within = Tensor.of(margin).sub(Distances.root(squared)).relu().square();
    return reduction.of(different.where(within, squared).mul(0.5f));
  }
}
