package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * Normalised temperature-scaled cross-entropy −log (exp(cos(z_i, z_j) / τ) / Σ_{k ≠ i} exp(cos(z_i,
 * z_k) / τ)) of the two views [batch, n] of each sample, z all 2·batch of them and (i, j) the views
 * of one sample, reduced over all 2·batch: first those of the first view.
 *
 * <p>Gradient of the similarities: (softmax − 1 of the other view) / τ. Source: Chen, Kornblith,
 * Norouzi and Hinton, SimCLR, ICML 2020.
 *
 * @param temperature τ &gt; 0
 * @param reduction what becomes of the 2·batch losses
 */
public record NtXent(double temperature, Reduction reduction) {
  private static final String NAME = "ntXent";

  /** Checks that τ is finite and positive, and that there is a reduction. */
  public NtXent {
    Settings.positive(NAME, "temperature", temperature);
    Settings.reduction(NAME, reduction);
  }

  /** With τ = 0.5 and the mean over both views of all samples. */
  public NtXent() {
    this(0.5f, Reduction.MEAN);
  }

  /** The loss of two views, whose rows belong together. */
  public Tensor of(Tensor first, Tensor second) {
    Inputs.rows(NAME, "first view", first, "second view", second);
    Tensor z = Distances.normalized(first.concat(0, second));
    Tensor scores = z.matmul(z.transpose()).div(temperature);
    int batch = first.shape().extent(0);
    Tensor places = Tensor.arange(2 * batch);
    Tensor self = places.unsqueeze(1).equal(places);
    Tensor others = self.where(Tensor.of(Float.NEGATIVE_INFINITY), scores);
    Tensor rows = Tensor.arange(batch);
    return new CrossEntropy(reduction).of(others, rows.add(batch).concat(0, rows));
  }
}
