package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * Multiclass support vector machine loss Σ_{j ≠ y} max(0, s_j − s_y + margin), or the sum of their
 * squares, of scores s [batch, classes] and class indices y (int32 [batch]), reduced. The sum is
 * not divided by the number of classes; {@link MultiMargin} is. Gradient: each class j ≠ y that
 * violates the margin gets 1 and takes 1 from class y.
 *
 * <p>Source: Weston and Watkins, ESANN 1999; Stanford's course CS231n, which calls the squared form
 * L2-SVM.
 *
 * @param margin by how much the own score must exceed the others
 * @param squared whether violations are squared
 * @param reduction what becomes of the samples
 */
public record MulticlassHinge(double margin, boolean squared, Reduction reduction) implements Loss {
  /** Checks that there is a reduction, and that the margin is finite. */
  public MulticlassHinge {
    Settings.reduction("multiclass hinge", reduction);
    Settings.finite("multiclass hinge", "margin", margin);
  }

  /** With violations as they are. */
  public MulticlassHinge(double margin, Reduction reduction) {
    this(margin, false, reduction);
  }

  /** With margin 1 and the mean over the samples. */
  public MulticlassHinge() {
    this(1, Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor scores, Tensor target) {
    return reduction.of(violations("multiclass hinge", scores, target, margin, squared).sum(1));
  }

  /** What each class takes from the margin, [batch, classes]; 0 in the own one's place. */
  static Tensor violations(
      String loss, Tensor scores, Tensor target, double margin, boolean squared) {
    check(loss, scores, target);
    int classes = scores.shape().extent(1);
    ClassIndices.check(loss, target, classes);
    Tensor correct = ClassIndices.own(target, classes);
    Tensor zero = Tensor.of(0f);
    Tensor own = correct.where(scores, zero).sumKeep(1);
    Tensor margins = scores.sub(own).add(margin).relu();
    return correct.where(zero, squared ? margins.square() : margins);
  }

  private static void check(String loss, Tensor scores, Tensor target) {
    ArgumentException.requirePresent(scores, loss, "prediction");
    ArgumentException.requirePresent(target, loss, "target");
    if (scores.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          loss + ": scores are " + scores.type() + ", expected float32; cast them first");
    }
    if (target.dtype() != DType.INT32) {
      throw new DTypeException(
          loss + ": target is " + target.type() + ", expected int32 class indices");
    }
    if (scores.shape().rank() != 2
        || target.shape().rank() != 1
        || scores.shape().extent(1) == 0
        || scores.shape().extent(0) != target.shape().extent(0)) {
      throw new ShapeException(
          loss
              + ": scores are "
              + scores.shape()
              + ", target is "
              + target.shape()
              + "; expected [batch, classes] of at least one class, and [batch]");
    }
  }
}
