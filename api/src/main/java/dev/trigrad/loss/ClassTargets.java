package dev.trigrad.loss;

import dev.trigrad.DType;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.op.composite.OneHot;
import java.util.OptionalInt;

/**
 * Class indices as what a loss wants of each class.
 *
 * @param own whether each class is the sample's own, [batch…, classes]; false for all of an ignored
 *     sample
 * @param kept whether a sample counts, [batch…, 1]; {@code null} if all do
 * @param weights of the classes, [classes]; {@code null} if all are 1
 */
record ClassTargets(Tensor own, Tensor kept, Tensor weights) {
  /**
   * Of indices [batch…], which are checked if they are known.
   *
   * @throws IndexException naming the first one that is neither in [0, classes) nor ignored
   */
  static ClassTargets of(
      String loss, Tensor target, int classes, Tensor weights, OptionalInt ignored) {
    if (ignored.isEmpty()) {
      ClassIndices.check(loss, target, classes);
      return new ClassTargets(OneHot.own(target, classes), null, weights);
    }
    int[] known = target.knownInts();
    if (known != null) {
      ClassIndices.check(loss, known, classes, ignored.getAsInt());
    }
    Tensor kept = target.notEqual(ignored.getAsInt());
    // An ignored index need not be one of a class: looked up is class 0 in its place.
    Tensor own = OneHot.own(kept.where(target, Tensor.of(0)), classes);
    Tensor column = kept.reshape(target.shape().append(Shape.of(1)).extents());
    return new ClassTargets(own.and(column), column, weights);
  }

  /** The weighted, smoothed one-hot target, [batch…, classes]; 0 of an ignored sample. */
  Tensor probabilities(double smoothing) {
    int classes = own.shape().extent(-1);
    double off = smoothing / classes;
    Tensor rest = Tensor.of((float) off);
    Tensor y = own.where(Tensor.of((float) (1 - smoothing + off)), rest);
    if (weights != null) {
      y = y.mul(weights);
    }
    return kept == null || smoothing == 0 ? y : kept.where(y, Tensor.of(0f));
  }

  /** {@code x} [batch…, classes] where samples count, 0 where they are ignored. */
  Tensor kept(Tensor x) {
    return kept == null ? x : kept.where(x, Tensor.of(0f));
  }

  /** {@code losses} [batch…], reduced; their mean is weighted as they are. */
  Tensor reduce(Reduction reduction, Tensor losses) {
    if (reduction != Reduction.MEAN || kept == null && weights == null) {
      return reduction.of(losses);
    }
    Tensor total =
        weights == null ? kept.cast(DType.FLOAT32).sum() : own.where(weights, Tensor.of(0f)).sum();
    return losses.sum().div(total);
  }
}
