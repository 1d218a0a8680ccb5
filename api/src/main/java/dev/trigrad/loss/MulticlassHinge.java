package dev.trigrad.loss;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * Multiclass support vector machine loss Σ_{j ≠ y} max(0, s_j − s_y + margin) of scores s [batch,
 * classes] and class indices y (int32 [batch]). Source: Weston and Watkins, ESANN 1999.
 */
public record MulticlassHinge(float margin, Reduction reduction) implements Loss {
  /** With margin 1 and the mean over the samples. */
  public MulticlassHinge() {
    this(1, Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor scores, Tensor target) {
    if (target.dtype() != DType.INT32) {
      throw new DTypeException(
          "multiclass hinge: target is " + target.type() + ", expected int32 class indices");
    }
    if (scores.shape().rank() != 2
        || target.shape().rank() != 1
        || scores.shape().extent(0) != target.shape().extent(0)) {
      throw new ShapeException(
          "multiclass hinge: scores are "
              + scores.shape()
              + ", target is "
              + target.shape()
              + "; expected [batch, classes] and [batch]");
    }
    int classes = scores.shape().extent(1);
    ClassIndices.check("multiclass hinge", target, classes);
    Tensor correct = ClassIndices.own(target, classes);
    Tensor zero = Tensor.of(0f);
    Tensor own = correct.where(scores, zero).sumKeep(1);
    Tensor margins = scores.sub(own).add(margin).relu();
    return reduction.of(correct.where(zero, margins).sum(1));
  }
}
