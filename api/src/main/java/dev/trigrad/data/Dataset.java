package dev.trigrad.data;

import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples with a class each.
 *
 * @param features one row per sample, of equal length
 * @param labels class index of each sample, from 0 on
 * @param classes number of classes
 */
public record Dataset(float[][] features, int[] labels, int classes) {
  /** Checks that there is a label for each sample, in range. */
  public Dataset {
    if (features.length != labels.length) {
      throw new ShapeException("dataset: " + features.length + " samples, " + labels.length + " labels");
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IndexException("dataset: label " + labels[i] + " of sample " + i + " is out of range, expected 0 to " + (classes - 1));
      }
    }
  }

  /** Number of samples. */
  public int size() {
    return features.length;
  }

  /** Features per sample. */
  public int width() {
    return features.length == 0 ? 0 : features[0].length;
  }

  /** Two parts: the first {@code fraction} of the samples after a shuffle by {@code key}, and the rest. */
  public List<Dataset> split(double fraction, RandomKey key) {
    int[] order = permutation(size(), key);
    int cut = (int) Math.round(size() * fraction);
    return List.of(subset(order, 0, cut), subset(order, cut, size()));
  }

  private Dataset subset(int[] order, int from, int to) {
    float[][] rows = new float[to - from][];
    int[] classesOf = new int[to - from];
    for (int i = from; i < to; i++) {
      rows[i - from] = features[order[i]];
      classesOf[i - from] = labels[order[i]];
    }
    return new Dataset(rows, classesOf, classes);
  }

  /** The order 0 … n − 1 shuffled by {@code key} (Fisher and Yates): equal keys give equal orders. */
  static int[] permutation(int n, RandomKey key) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = (int) (Integer.toUnsignedLong(key.bits(i)) * (i + 1) >>> 32);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /**
   * Some samples as tensors.
   *
   * @param features float32 [size, width]
   * @param labels int32 [size]
   */
  public record Batch(Tensor features, Tensor labels) {
    /** Number of samples. */
    public int size() {
      return labels.shape().extent(0);
    }
  }

  /** All samples in batches of {@code size} (the last one may be smaller), shuffled by {@code key}, or in order if it is null. */
  public List<Batch> batches(int size, RandomKey key) {
    if (size < 1) {
      throw new ShapeException("batches: size " + size + ", expected at least 1");
    }
    int[] order = key == null ? null : permutation(size(), key);
    var batches = new ArrayList<Batch>();
    for (int from = 0; from < size(); from += size) {
      batches.add(batch(order, from, Math.min(from + size, size())));
    }
    return batches;
  }

  private Batch batch(int[] order, int from, int to) {
    float[] values = new float[(to - from) * width()];
    int[] classesOf = new int[to - from];
    for (int i = from; i < to; i++) {
      int sample = order == null ? i : order[i];
      System.arraycopy(features[sample], 0, values, (i - from) * width(), width());
      classesOf[i - from] = labels[sample];
    }
    return new Batch(Tensor.of(values, to - from, width()), Tensor.of(classesOf));
  }
}
