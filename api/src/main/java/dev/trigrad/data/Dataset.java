package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.List;

/**
 * Samples with a class each. The arrays are not copied, and belong to the data set from now on: do
 * not change them.
 *
 * @param features one row per sample, of equal length
 * @param labels class index of each sample, from 0 on
 * @param classes number of classes
 */
public record Dataset(float[][] features, int[] labels, int classes) {
  /**
   * Checks the samples.
   *
   * @throws ShapeException if the rows differ in length, or there is not one label per sample
   * @throws IndexException if a label is out of range
   */
  public Dataset {
    ArgumentException.requirePresent(features, "dataset", "array of features");
    ArgumentException.requirePresent(labels, "dataset", "array of labels");
    if (features.length != labels.length) {
      throw new ShapeException(
          "dataset: "
              + features.length
              + " samples, "
              + labels.length
              + " labels; give one label per sample");
    }
    for (int i = 0; i < labels.length; i++) {
      ArgumentException.requirePresent(features[i], "dataset", "sample", i);
      if (features[i].length != features[0].length) {
        throw new ShapeException(
            "dataset: sample "
                + i
                + " has "
                + features[i].length
                + " features, sample 0 has "
                + features[0].length
                + "; give all samples the same");
      }
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IndexException(
            "dataset: label "
                + labels[i]
                + " of sample "
                + i
                + " is out of range, expected 0 to "
                + (classes - 1));
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

  /**
   * Two parts: the first {@code fraction} of the samples after a shuffle by {@code key}, and the
   * rest.
   *
   * @throws ArgumentException if the fraction is not in [0, 1]
   */
  public List<Dataset> split(double fraction, RandomKey key) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new ArgumentException(
          "split: fraction is " + fraction + ", expected a number in [0, 1]");
    }
    ArgumentException.requirePresent(key, "split", "key");
    int[] order = Batches.permutation(size(), key);
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

  /**
   * All samples in batches of {@code size} (the last one may be smaller), shuffled by {@code key},
   * or in order if it is null. A batch is made when it is asked for, so that an epoch never holds a
   * second copy of the data.
   */
  public List<Batch> batches(int size, RandomKey key) {
    return new Batches(this, size, key, false);
  }

  /**
   * As {@link #batches}, without a last batch that would be smaller: all have one shape, and share
   * one plan.
   */
  public List<Batch> fullBatches(int size, RandomKey key) {
    return new Batches(this, size, key, true);
  }
}
