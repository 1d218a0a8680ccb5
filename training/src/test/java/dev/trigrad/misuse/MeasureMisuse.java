package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.dtype;
import static dev.trigrad.misuse.Misuse.index;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.train.metric.Accuracy;
import dev.trigrad.train.metric.Average;
import dev.trigrad.train.metric.ConfusionMatrix;
import dev.trigrad.train.metric.Metric;
import dev.trigrad.train.metric.Task;
import java.util.stream.Stream;

/** Wrong calls of what a training loop measures. */
final class MeasureMisuse {
  private static final Tensor S = Tensor.of(1f);
  private static final Tensor V = Tensor.of(new float[3]);
  private static final Tensor A = Tensor.of(new float[6], 2, 3);
  private static final Tensor INTS = Tensor.of(new int[] {0, 1, 2});
  private static final Tensor PLACE = Tensor.of(new int[] {1, 0});

  private static final Tensor LABEL = Tensor.of(new int[1]);

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
        shape(
            "accuracy: scores are [2, 1], of one class, which would always be right or always"
                + " wrong; of two classes by one score it is"
                + " scores.squeeze(-1).greater(0).equal(labels.equal(1)).mean()",
            () -> Accuracy.of(Tensor.zeros(2, 1), PLACE)),
        shape(
            "accuracy: outputs are float32[2, 1], targets are int32[2]; expected float32[n, …,"
                + " classes] and class indices, int32[n, …]; of two classes by one score use"
                + " Task.binary()",
            () -> Metric.accuracy().start().add(Tensor.zeros(2, 1), PLACE)),
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
            "confusion matrix: outputs are float32[3], targets are int32[3]; expected float32[n, …,"
                + " 2] and class indices, int32[n, …]",
            () -> new ConfusionMatrix(2).add(V, INTS)),
        argument(
            "confusion matrix: a score of sample 0 is NaN, which is no class; find out what made it"
                + " before measuring",
            () -> new ConfusionMatrix(1).add(Tensor.of(new float[] {Float.NaN}, 1, 1), LABEL)),
        index(
            "accuracy: target 2 is 2, expected 0 or 1",
            () -> Metric.accuracy(Task.binary()).start().add(V, INTS)),
        index(
            "rocAuc: target 0 is 0.5, expected 0 or 1",
            () -> Metric.rocAuc(Task.binary()).start().add(V, Tensor.full(0.5f, 3))),
        shape(
            "f1: outputs are float32[2, 3], targets are int32[2]; expected float32[n, …] and"
                + " targets of that shape",
            () -> Metric.f1(Task.binary()).start().add(A, PLACE)),
        dtype(
            "top-2: outputs are int32[3], targets are int32[3]; expected float32[n, …, classes] and"
                + " class indices, int32[n, …]",
            () -> Metric.topK(2).start().add(INTS, INTS)),
        argument(
            "f1: the average of multiclass(3) is binary; use micro, macro or weighted",
            () -> Metric.f1(Task.multiclass(3), Average.BINARY)),
        index(
            "recall.3: class 3 is out of range, expected 0 to 2",
            () -> Metric.recall(Task.multiclass(3), 3)),
        argument("precision: task is null", () -> Metric.precision(null)),
        argument("top-k: k is 0, expected at least 1", () -> Metric.topK(0)),
        argument("task: 0 classes, expected at least 1", () -> Task.multiclass(0)),
        argument("task: threshold is NaN, expected a number", () -> Task.binary(Double.NaN)),
        argument(
            "metric: name is blank; give it one for tables and curves",
            () -> Metric.mae().named(" ")),
        shape(
            "mse: outputs are float32[3], targets are float32[2, 3]; expected numbers, [n, …] both",
            () -> Metric.mse().start().add(V, A)),
        argument("r2: tensor of targets is null", () -> Metric.r2().start().add(V, null)),
        argument("loss: loss is null", () -> Metric.loss(null)),
        shape(
            "loss: outputs are [], expected [n, …]",
            () -> Metric.loss(new MeanSquaredError()).start().add(S, S)),
        index(
            "confusion matrix: label 2 of sample 0 is out of range, expected 0 to 1",
            () -> new ConfusionMatrix(2).count(2, 0)));
  }
}
