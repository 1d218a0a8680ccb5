package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.DOUBLE;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.PLACE;
import static dev.trigrad.engine.java.misuse.Given.ROUNDED;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.index;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.loss.BinaryCrossEntropy;
import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.loss.BinaryFocal;
import dev.trigrad.loss.BinaryHinge;
import dev.trigrad.loss.CosineEmbedding;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.GaussianNegativeLogLikelihood;
import dev.trigrad.loss.GaussianPrecisionNegativeLogLikelihood;
import dev.trigrad.loss.Huber;
import dev.trigrad.loss.InfoNce;
import dev.trigrad.loss.KullbackLeibler;
import dev.trigrad.loss.KullbackLeiblerWithLogits;
import dev.trigrad.loss.MultiLabelMargin;
import dev.trigrad.loss.NegativeLogLikelihood;
import dev.trigrad.loss.PerceptronLoss;
import dev.trigrad.loss.PoissonNegativeLogLikelihood;
import dev.trigrad.loss.Triplet;
import java.util.stream.Stream;

/** Targets, labels and probabilities that do not fit. */
final class LossTargetMisuse {
  private static final Tensor COLUMN = Tensor.of(new int[] {0, 1}, 2, 1);
  private static final Tensor TWO = Tensor.of(new float[] {0, 2});

  private LossTargetMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(classes(), labels(), numbers(), vectors()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> classes() {
    return Stream.of(
        shape(
            "crossEntropy: target is [2, 1] for logits [2, 3], expected [2]; squeeze it",
            () -> new CrossEntropy().of(A, COLUMN)),
        shape(
            "crossEntropy: target is [2, 3] for logits [2, 3], expected [2]; cast one-hot rows to"
                + " float32",
            () -> new CrossEntropy().of(A, ROUNDED)),
        shape(
            "crossEntropy: target is [2, 1] for logits [2, 3], expected [2]; squeeze it",
            () -> new CrossEntropy().withLabelSmoothing(0.1f).of(A, COLUMN)),
        shape(
            "crossEntropy: 2 class weights for 3 classes; give one for each class",
            () -> new CrossEntropy().withClassWeights(1, 2).of(A, PLACE)),
        dtype(
            "crossEntropy: target is float32[2, 3], of which no index can be ignored; give int32"
                + " indices, or rows of zeros",
            () -> new CrossEntropy().withIgnoredIndex(0).of(A, A)),
        index(
            "crossEntropy: class 3 of sample 1 is out of range, expected 0 to 2 or the ignored -1",
            () -> new CrossEntropy().withIgnoredIndex(-1).of(A, Tensor.of(new int[] {-1, 3}))),
        shape(
            "negative log-likelihood: target is [2, 1], expected [2]; squeeze it",
            () -> new NegativeLogLikelihood().of(A, COLUMN)),
        dtype(
            "negative log-likelihood: target is float32[2, 3], expected int32 class indices",
            () -> new NegativeLogLikelihood().of(A, A)),
        shape(
            "negative log-likelihood: prediction is [], expected [batch…, classes] of at least one"
                + " class",
            () -> new NegativeLogLikelihood().of(S, INTS)),
        shape(
            "multi-label margin: scores are [3]; expected [batch, classes] of at least one class",
            () -> new MultiLabelMargin().of(V, INTS)),
        shape(
            "kullback-leibler with logits: prediction is [], expected [batch…, classes] of at"
                + " least one class",
            () -> new KullbackLeiblerWithLogits().of(S, S)));
  }

  private static Stream<Misuse> labels() {
    return Stream.of(
        argument(
            "binary hinge: label 0 of element 1 is neither -1 nor 1; labels of 0 and 1 become that"
                + " by y.mul(2).sub(1)",
            () -> new BinaryHinge().of(TWO, PLACE)),
        argument(
            "perceptron loss: label 0.0 of element 0 is neither -1 nor 1; labels of 0 and 1 become"
                + " that by y.mul(2).sub(1)",
            () -> new PerceptronLoss().of(TWO, TWO)),
        dtype(
            "binary hinge: target is bool[2, 3], expected int32 or float32; cast it first",
            () -> new BinaryHinge().of(A, BOOLS)),
        argument(
            "binary cross-entropy: target 2.0 of element 1 is outside [0, 1]; labels of -1 and 1"
                + " become that by y.add(1).div(2)",
            () -> new BinaryCrossEntropy().of(Tensor.of(new float[2]), TWO)),
        argument(
            "binary cross-entropy: prediction 2.0 of element 1 is outside [0, 1]; of logits use"
                + " BinaryCrossEntropyWithLogits",
            () -> new BinaryCrossEntropy().of(TWO, PLACE)),
        shape(
            "binary cross-entropy with logits: target is [2, 1], expected [2]; squeeze it",
            () -> new BinaryCrossEntropyWithLogits().of(TWO, COLUMN)),
        shape(
            "binary cross-entropy with logits: 2 positive weights for logits [2, 3]; give one, or"
                + " one for each label",
            () -> new BinaryCrossEntropyWithLogits().withPositiveWeights(1, 2).of(A, BOOLS)),
        dtype(
            "binary cross-entropy with logits: target is float64[4], expected float32; cast it"
                + " first",
            () -> new BinaryCrossEntropyWithLogits().of(A, DOUBLE)),
        argument(
            "binary focal: label 2.0 of element 1 is neither 0 nor 1; labels of -1 and 1 become"
                + " that by y.greater(0)",
            () -> new BinaryFocal().of(TWO, TWO)));
  }

  private static Stream<Misuse> numbers() {
    Tensor negative = Tensor.of(new float[] {1, -1});
    return Stream.of(
        shape(
            "huber: prediction is [2, 1], target is [2]; squeeze the first",
            () -> new Huber().of(Tensor.zeros(2, 1), TWO)),
        argument(
            "gaussian negative log-likelihood: variance -1.0 of element 1 is negative; is it the"
                + " deviation's log?",
            () -> new GaussianNegativeLogLikelihood().of(TWO, TWO, negative)),
        shape(
            "gaussian negative log-likelihood: variance is [3], prediction is [2, 3]; give one for"
                + " each element, or 1 at the end",
            () -> new GaussianNegativeLogLikelihood().of(A, A, V)),
        argument(
            "gaussian precision negative log-likelihood: precision 0.0 of element 0 is not"
                + " positive; give 1 / variance",
            () -> new GaussianPrecisionNegativeLogLikelihood().of(TWO, TWO, TWO)),
        argument(
            "poisson negative log-likelihood: target -1.0 of element 1 is negative; give counts",
            () -> new PoissonNegativeLogLikelihood().of(TWO, negative)),
        argument(
            "kullback-leibler: target -1.0 of element 1 is outside [0, 1]; are they"
                + " log-probabilities?",
            () -> new KullbackLeibler().of(TWO, negative)));
  }

  private static Stream<Misuse> vectors() {
    return Stream.of(
        shape(
            "cosine embedding: first is [2, 3], second is [3]; reshape one of them",
            () -> new CosineEmbedding().of(A, V, PLACE)),
        argument(
            "cosine embedding: label 0 of element 1 is neither -1 nor 1; labels of 0 and 1 become"
                + " that by y.mul(2).sub(1)",
            () -> new CosineEmbedding().of(A, A, PLACE)),
        argument("triplet: negative is null", () -> new Triplet().of(A, A, null)),
        shape("triplet: anchor is a scalar, expected [batch…, n]", () -> new Triplet().of(S, S, S)),
        shape(
            "infoNCE: query is [3], expected [batch, n] of at least one row",
            () -> new InfoNce().of(V, V)),
        dtype(
            "infoNCE: query is bool[2, 3], expected float32; cast it first",
            () -> new InfoNce().of(BOOLS, A)));
  }
}
