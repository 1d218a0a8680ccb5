package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * Multiclass support vector machine loss Σ_{j ≠ y} max(0, s_j − s_y + margin) of scores s [batch,
 * classes] and class indices y (int32 [batch]). Source: Weston and Watkins, ESANN 1999.
 */
public record MulticlassHinge(float margin, Reduction reduction) implements Loss {
  /** Checks that there is a reduction, and that the margin is finite. */
  public MulticlassHinge {
    ArgumentException.requirePresent(reduction, "multiclass hinge", "reduction");
    if (!Float.isFinite(margin)) {
      throw new ArgumentException(
          "multiclass hinge: margin is " + margin + ", expected a finite number");
    }
  }

  /** With margin 1 and the mean over the samples. */
  public MulticlassHinge() {
    this(1, Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor scores, Tensor target) {
    ArgumentException.requirePresent(scores, "multiclass hinge", "prediction");
    ArgumentException.requirePresent(target, "multiclass hinge", "target");
    if (scores.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          "multiclass hinge: scores are " + scores.type() + ", expected float32; cast them first");
    }
    if (target.dtype() != DType.INT32) {
      throw new DTypeException(
          "multiclass hinge: target is " + target.type() + ", expected int32 class indices");
    }
    if (scores.shape().rank() != 2
        || target.shape().rank() != 1
        || scores.shape().extent(1) == 0
        || scores.shape().extent(0) != target.shape().extent(0)) {
      throw new ShapeException(
          "multiclass hinge: scores are "
              + scores.shape()
              + ", target is "
              + target.shape()
              + "; expected [batch, classes] of at least one class, and [batch]");
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
