package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.PLACE;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.index;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.HalfSumSquared;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.loss.MulticlassHinge;
import dev.trigrad.loss.NegativeLogLikelihood;
import dev.trigrad.loss.Reduction;
import dev.trigrad.nn.Activation;
import java.util.stream.Stream;

/** Wrong calls of losses and measures. */
final class LossMisuse {
  private LossMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument("crossEntropy: reduction is null", () -> new CrossEntropy(null)),
        argument("mean squared error: reduction is null", () -> new MeanSquaredError(null)),
        argument("multiclass hinge: reduction is null", () -> new MulticlassHinge(1, null)),
        argument(
            "multiclass hinge: margin is NaN, expected a finite number",
            () -> new MulticlassHinge(Float.NaN, Reduction.MEAN)),
        argument("crossEntropy: input 0 is null", () -> new CrossEntropy().of(null, INTS)),
        argument("crossEntropy: target is null", () -> new CrossEntropy().of(A, null)),
        index(
            "crossEntropy: class 3 of sample 1 is out of range, expected 0 to 2",
            () -> new CrossEntropy().of(A, Tensor.of(new int[] {0, 3}))),
        index(
            "crossEntropy: class -1 of sample 0 is out of range, expected 0 to 2",
            () -> new CrossEntropy().of(A, Tensor.of(new int[] {-1, 0}))),
        shape(
            "crossEntropy: target is [3] for logits [2, 3], expected [2]",
            () -> new CrossEntropy().of(A, INTS)),
        shape(
            "crossEntropy: target is float32[3] for logits [2, 3], expected [2, 3]",
            () -> new CrossEntropy().of(A, V)),
        shape(
            "crossEntropy: target is float32[2] for logits [2, 3], expected [2, 3], a probability"
                + " of each class; class labels are int32, cast(DType.INT32) makes them",
            () -> new CrossEntropy().of(A, Tensor.zeros(2))),
        shape(
            "crossEntropy: target is float32[2, 1] for logits [2, 3], expected [2, 3], a"
                + " probability of each class; class labels are int32,"
                + " squeeze(-1).cast(DType.INT32) makes them",
            () -> new CrossEntropy().of(A, Tensor.zeros(2, 1))),
        index(
            "crossEntropy: class 1 of sample 0 is out of range, expected 0 to 0; for one column use"
                + " BinaryCrossEntropyWithLogits",
            () -> new CrossEntropy().of(Tensor.zeros(2, 1), PLACE)),
        argument(
            "crossEntropy: takes logits, got the result of softmax; leave the last softmax out, the"
                + " loss has its own",
            () -> new CrossEntropy().of(Activation.softmax().apply(A), PLACE)),
        argument(
            "negative log-likelihood: takes log-probabilities, got the result of softmax; use"
                + " logSoftmax, or CrossEntropy of logits",
            () -> new NegativeLogLikelihood().of(A.softmax(1), PLACE)),
        argument(
            "binary cross-entropy with logits: takes logits, got the result of sigmoid; leave the"
                + " last sigmoid out, or use BinaryCrossEntropy of probabilities",
            () -> new BinaryCrossEntropyWithLogits().of(A.sigmoid(), BOOLS)),
        shape(
            "crossEntropy: logits are a scalar, expected [batch…, classes]",
            () -> new CrossEntropy().of(S, S)),
        dtype(
            "crossEntropy: logits are int32[3], target is int32[3]; expected float32 logits, and"
                + " int32 or float32 targets",
            () -> new CrossEntropy().of(INTS, INTS)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        shape(
            "crossEntropy: logits are [2, 0], without any class; give at least one",
            () -> new CrossEntropy().of(Tensor.zeros(2, 0), Tensor.of(new int[] {0, 0}))),
        shape(
            "mean squared error: prediction is [2, 3], target is [3]; reshape one of them",
            () -> new MeanSquaredError().of(A, V)),
        argument(
            "mean squared error: prediction is null", () -> new MeanSquaredError().of(null, V)),
        dtype(
            "mean squared error: prediction is float32[2, 3], target is bool[2, 3]; expected"
                + " float32, cast them first",
            () -> new MeanSquaredError().of(A, BOOLS)),
        dtype(
            "half sum squared: prediction is int32[3], target is int32[3]; expected float32, cast"
                + " them first",
            () -> new HalfSumSquared().of(INTS, INTS)),
        argument("half sum squared: target is null", () -> new HalfSumSquared().of(A, null)),
        shape(
            "multiclass hinge: scores are [3], target is [3]; expected [batch, classes] of at least"
                + " one class, and [batch]",
            () -> new MulticlassHinge().of(V, INTS)),
        dtype(
            "multiclass hinge: target is float32[2, 3], expected int32 class indices",
            () -> new MulticlassHinge().of(A, A)),
        index(
            "multiclass hinge: class 3 of sample 1 is out of range, expected 0 to 2",
            () -> new MulticlassHinge().of(A, Tensor.of(new int[] {0, 3}))));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        shape(
            "multiclass hinge: scores are [0, 0], target is [0]; expected [batch, classes] of at"
                + " least one class, and [batch]",
            () -> new MulticlassHinge().of(Tensor.zeros(0, 0), Tensor.of(new int[0]))),
        dtype(
            "multiclass hinge: scores are bool[2, 3], expected float32; cast them first",
            () -> new MulticlassHinge().of(BOOLS, PLACE)),
        argument("reduction: losses is null", () -> Reduction.MEAN.of(null)));
  }
}
