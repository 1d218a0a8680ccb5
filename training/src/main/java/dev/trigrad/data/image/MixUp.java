package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.BatchFunction;
import dev.trigrad.data.Dataset;
import java.util.LinkedHashMap;

/**
 * Each row of a batch mixed with another one: λ x + (1 − λ) x′ of features and of targets, with one
 * λ for the batch, drawn from Beta(α, α). Classes become soft ones, [size, classes] in float32,
 * which cross-entropy takes. Columns of other names stay those of x. Source: Zhang, Cissé, Dauphin,
 * Lopez-Paz, mixup: Beyond empirical risk minimization, ICLR 2018.
 *
 * @param alpha α: finite; 1 draws λ uniformly, small ones near 0 or 1, and 0 mixes nothing
 * @param classes how many there are, for targets that are int32 [size]; float32 ones are mixed as
 *     they are
 */
public record MixUp(double alpha, int classes) implements BatchFunction {
  /** Checks both. */
  public MixUp {
    if (!(alpha >= 0 && alpha <= Float.MAX_VALUE)) {
      throw new ArgumentException(
          "mixUp: alpha is " + alpha + ", expected a finite number of at least 0");
    }
    if (classes < 1) {
      throw new ArgumentException("mixUp: " + classes + " classes, expected at least 1");
    }
  }

  /**
   * {@code batch}, mixed by what {@code key} draws; give each batch its own.
   *
   * @throws DTypeException if features are not float32, or targets neither float32 nor int32
   * @throws IndexException if a target is no class
   */
  @Override
  public Batch apply(Batch batch, RandomKey key) {
    ArgumentException.requirePresent(batch, "mixUp", "batch");
    ArgumentException.requirePresent(key, "mixUp", "key");
    double weight = weight(key);
    int[] partners = partners(batch.size(), key.split("partners"));
    var columns = new LinkedHashMap<>(batch.columns());
    columns.put(Dataset.FEATURES, mixed(batch.features(), Dataset.FEATURES, weight, partners));
    Tensor targets = batch.targets();
    if (targets.dtype() == DType.INT32 && targets.shape().rank() == 1) {
      targets = oneHot(targets.toIntArray());
    }
    columns.put(Dataset.TARGETS, mixed(targets, Dataset.TARGETS, weight, partners));
    return new Batch(columns);
  }

  /** λ, which {@link #apply} draws from {@code key}. */
  public double weight(RandomKey key) {
    ArgumentException.requirePresent(key, "mixUp", "key");
    if (alpha == 0) {
      return 1;
    }
    // In logarithms: both gamma numbers underflow where α is small.
    double difference = logGamma(key.split("second")) - logGamma(key.split("first"));
    return 1 / (1 + StrictMath.exp(difference));
  }

  /**
   * Logarithm of a number drawn from Gamma(α, 1), as Gamma(α + 1, 1) · u^(1/α): Marsaglia and
   * Tsang, A simple method for generating gamma variables, 2000.
   */
  private double logGamma(RandomKey key) {
    double d = alpha + 1 - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    for (int i = 0; ; i += 3) {
      double radius = Math.sqrt(-2 * StrictMath.log1p(-key.uniform(i)));
      double z = radius * StrictMath.cos(2 * Math.PI * key.uniform(i + 1));
      double cube = (1 + c * z) * (1 + c * z) * (1 + c * z);
      double bound = cube > 0 ? 0.5 * z * z + d - d * cube + d * StrictMath.log(cube) : -1;
      if (cube > 0 && StrictMath.log1p(-key.uniform(i + 2)) < bound) {
        return StrictMath.log(d * cube) + StrictMath.log1p(-key.split("power").uniform(0)) / alpha;
      }
    }
  }

  /** A random permutation (Fisher and Yates). */
  private static int[] partners(int count, RandomKey key) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = Policy.below(i + 1, key, i);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private Tensor oneHot(int[] targets) {
    float[] hot = new float[targets.length * classes];
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] < 0 || targets[i] >= classes) {
        throw new IndexException(
            "mixUp: row "
                + i
                + " of column 'targets' is "
                + targets[i]
                + ", expected a class from 0 to "
                + (classes - 1));
      }
      hot[i * classes + targets[i]] = 1;
    }
    return Tensor.of(hot, targets.length, classes);
  }

  private static Tensor mixed(Tensor column, String name, double weight, int[] partners) {
    if (column.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          "mixUp: column '" + name + "' is " + column.type() + ", expected float32");
    }
    float[] values = column.toArray();
    float[] out = new float[values.length];
    int row = partners.length == 0 ? 0 : values.length / partners.length;
    for (int i = 0; i < out.length; i++) {
      float other = values[partners[i / row] * row + i % row];
      out[i] = (float) (weight * values[i] + (1 - weight) * other);
    }
    return Tensor.of(out, column.shape().extents());
  }
}
