package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * The share of samples whose highest score is that of their own class, as part of a graph; {@link
 * Metric#accuracy()} counts it over a whole set.
 */
public final class Accuracy {
  private Accuracy() {}

  /**
   * The accuracy of {@code scores} [batch…, classes] against class indices {@code labels} (int32
   * [batch…]), as a graph: a scalar that a step can keep beside its loss. The first of equal scores
   * counts; NaN for no samples.
   *
   * @throws ShapeException if there is not one label per row of scores, or only one class
   */
  public static Tensor of(Tensor scores, Tensor labels) {
    ArgumentException.requirePresent(scores, "accuracy", "scores");
    ArgumentException.requirePresent(labels, "accuracy", "labels");
    if (scores.dtype() == DType.BOOL || labels.dtype() != DType.INT32) {
      throw new DTypeException(
          "accuracy: scores are "
              + scores.type()
              + ", labels are "
              + labels.type()
              + "; expected numbers and int32 class indices");
    }
    int rank = scores.shape().rank();
    if (rank == 0
        || scores.shape().extent(-1) == 0
        || !labels.shape().equals(scores.shape().first(rank - 1))) {
      throw new ShapeException(
          "accuracy: scores are "
              + scores.shape()
              + ", labels are "
              + labels.shape()
              + "; expected [batch…, classes] of at least one class, and [batch…]");
    }
    if (scores.shape().extent(-1) == 1) {
      throw new ShapeException(
          "accuracy: scores are "
              + scores.shape()
              + ", of one class, which would always be right or always wrong; of two classes by"
              + " one score it is scores.squeeze(-1).greater(0).equal(labels.equal(1)).mean()");
    }
    return scores.argmax(-1).equal(labels).cast(DType.FLOAT32).mean();
  }
}
