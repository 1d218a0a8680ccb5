package dev.trigrad.loss;

import dev.trigrad.Tensor;

/**
 * −log (exp(cos(q_i, k_i) / τ) / Σ_j exp(cos(q_i, k_j) / τ)) of queries q and keys k [batch, n],
 * reduced: of all keys, each query shall find its own. Gradient of the similarities: that of {@link
 * CrossEntropy}, (softmax − 1 of the own) / τ.
 *
 * <p>Source: van den Oord, Li and Vinyals, 2018. {@link NtXent} has both views as queries.
 *
 * @param temperature τ &gt; 0
 * @param reduction what becomes of the queries
 */
public record InfoNce(double temperature, Reduction reduction) {
  private static final String NAME = "infoNCE";

  /** Checks that τ is finite and positive, and that there is a reduction. */
  public InfoNce {
    Settings.positive(NAME, "temperature", temperature);
    Settings.reduction(NAME, reduction);
  }

  /** With τ = 0.1 and the mean over the queries. */
  public InfoNce() {
    this(0.1f, Reduction.MEAN);
  }

  /** The loss of {@code queries}, each of which belongs to the key of the same row. */
  public Tensor of(Tensor queries, Tensor keys) {
    Inputs.rows(NAME, "query", queries, "key", keys);
    Tensor scores = Distances.normalized(queries).matmul(Distances.normalized(keys).transpose());
    Tensor own = Tensor.arange(queries.shape().extent(0));
    return new CrossEntropy(reduction).of(scores.div(temperature), own);
  }
}
