package dev.trigrad.train;

import dev.trigrad.DType;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/** The share of samples whose highest score is that of their own class. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * The accuracy of {@code scores} [batch…, classes] against class indices {@code labels} (int32
   * [batch…]), as a graph: a scalar that a step can keep beside its loss. The first of equal scores
   * counts; NaN for no samples.
   *
   * @throws ShapeException if there is not one label per row of scores
   */
  public static Tensor of(Tensor scores, Tensor labels) {
    int rank = scores.shape().rank();
    if (rank == 0 || !labels.shape().equals(scores.shape().first(rank - 1))) {
      throw new ShapeException(
          "accuracy: scores are "
              + scores.shape()
              + ", labels are "
              + labels.shape()
              + "; expected [batch…, classes] and [batch…]");
    }
    return scores.argmax(-1).equal(labels).cast(DType.FLOAT32).mean();
  }
}
