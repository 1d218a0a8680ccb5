package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.dtype;
import static dev.trigrad.misuse.Misuse.index;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.train.Accuracy;
import dev.trigrad.train.ConfusionMatrix;
import java.util.stream.Stream;

/** Wrong calls of what a training loop measures. */
final class MeasureMisuse {
  private static final Tensor S = Tensor.of(1f);
  private static final Tensor V = Tensor.of(new float[3]);
  private static final Tensor A = Tensor.of(new float[6], 2, 3);
  private static final Tensor INTS = Tensor.of(new int[] {0, 1, 2});
  private static final Tensor PLACE = Tensor.of(new int[] {1, 0});

  private MeasureMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(
        dtype(
            "accuracy: scores are float32[2, 3], labels are float32[2, 3]; expected numbers and"
                + " int32 class indices",
            () -> Accuracy.of(A, A)),
        argument("accuracy: scores is null", () -> Accuracy.of(null, INTS)),
        shape(
            "accuracy: scores are [], labels are [3]; expected [batch…, classes] of at least one"
                + " class, and [batch…]",
            () -> Accuracy.of(S, INTS)),
        shape(
            "accuracy: scores are [2, 0], labels are [2]; expected [batch…, classes] of at least"
                + " one class, and [batch…]",
            () -> Accuracy.of(Tensor.zeros(2, 0), PLACE)),
        shape("confusion matrix: 0 classes, expected at least 1", () -> new ConfusionMatrix(0)),
        index(
            "confusion matrix: prediction 2 of sample 0 is out of range, expected 0 to 1",
            () -> new ConfusionMatrix(2).add(new int[] {2}, new int[] {0})),
        shape(
            "confusion matrix: 1 predictions, 2 labels; give one each",
            () -> new ConfusionMatrix(2).add(new int[] {0}, new int[] {0, 1})),
        argument(
            "confusion matrix: array of predictions is null",
            () -> new ConfusionMatrix(2).add((int[]) null, new int[0])),
        shape(
            "confusion matrix: scores are float32[3], labels are int32[3]; expected [n, classes]"
                + " and int32[n]",
            () -> new ConfusionMatrix(2).add(V, INTS)),
        index(
            "confusion matrix: label 2 of sample 0 is out of range, expected 0 to 1",
            () -> new ConfusionMatrix(2).count(2, 0)));
  }
}
