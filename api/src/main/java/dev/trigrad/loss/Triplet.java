package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;

/**
 * max(0, d(a, p) − d(a, n) + margin) of anchors a, positives p and negatives n, all [batch…, n],
 * reduced, with d(x, y) = ‖x − y + ε‖_p: what is like the anchor shall be nearer by a margin.
 * Gradient for p = 2 where it is positive: the unit vectors along the distances, ∓; at distance 0
 * it is 0.
 *
 * <p>ε keeps equal vectors apart, as in PyTorch's {@code TripletMarginLoss}, whose {@code swap}
 * uses the distance from positive to negative where that is less. Source: Schroff, Kalenichenko and
 * Philbin, FaceNet, CVPR 2015; swapped, Balntas, Riba, Ponsa and Mikolajczyk, BMVC 2016.
 *
 * @param margin &gt; 0
 * @param power p ≥ 1 of the norm; ∞ is the largest difference
 * @param epsilon ε ≥ 0
 * @param swap whether the negative's distance is also taken from the positive
 * @param reduction what becomes of the triplets
 */
public record Triplet(
    double margin, double power, double epsilon, boolean swap, Reduction reduction) {
  private static final String NAME = "triplet";

  /** Checks all settings. */
  public Triplet {
    Settings.positive(NAME, "margin", margin);
    if (!(power >= 1)) {
      throw new ArgumentException(NAME + ": power is " + power + ", expected at least 1");
    }
    Settings.nonNegative(NAME, "epsilon", epsilon);
    Settings.reduction(NAME, reduction);
  }

  /** With p = 2, ε = 10⁻⁶ and no swap. */
  public Triplet(double margin, Reduction reduction) {
    this(margin, 2, 1e-6f, false, reduction);
  }

  /** With margin 1, p = 2, ε = 10⁻⁶, no swap and the mean over the triplets. */
  public Triplet() {
    this(1, Reduction.MEAN);
  }

  /** The loss of the triplets. */
  public Tensor of(Tensor anchors, Tensor positives, Tensor negatives) {
    Inputs.vectors(NAME, "anchor", anchors, "positive", positives);
    Inputs.vectors(NAME, "anchor", anchors, "negative", negatives);
    Tensor near = distance(anchors, positives);
    Tensor far = distance(anchors, negatives);
    if (swap) {
      far = far.minimum(distance(positives, negatives));
    }
    return reduction.of(near.sub(far).add(margin).relu());
  }

  private Tensor distance(Tensor x, Tensor y) {
    Tensor d = x.sub(y);
    return Distances.norm(epsilon == 0 ? d : d.add(epsilon), power);
  }
}
