package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.loss.BinaryCrossEntropy;
import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.loss.BinaryFocal;
import dev.trigrad.loss.BinaryHinge;
import dev.trigrad.loss.Loss;
import dev.trigrad.loss.PerceptronLoss;
import dev.trigrad.loss.Reduction;
import dev.trigrad.testkit.cases.LossCases.Subject;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Function;

/** The cases of losses of two classes, and of several labels. */
final class BinaryLossCases {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float[] PROBABILITIES = {
    0, -0f, Float.MIN_VALUE, 1e-30f, 0.5f, 1 - 0x1p-24f, 1, Float.NaN
  };

  private BinaryLossCases() {}

  static void add(List<OperationCase> cases) {
    signs(cases, "perceptronLoss", PerceptronLoss.class, "", PerceptronLoss::new);
    signs(cases, "binaryHinge", BinaryHinge.class, "", r -> new BinaryHinge(1, r));
    signs(cases, "binaryHinge", BinaryHinge.class, "squared", r -> new BinaryHinge(0.5f, true, r));
    probabilities(cases);
    logits(cases, "", r -> new BinaryCrossEntropyWithLogits(r));
    logits(cases, "weighted", r -> new BinaryCrossEntropyWithLogits(List.of(2.5f), r));
    for (float gamma : new float[] {0, 0.5f, 2}) {
      focal(cases, "gamma " + gamma, r -> new BinaryFocal(gamma, 0.25f, r));
    }
    focal(cases, "unweighted", r -> new BinaryFocal(3, 1, 1, r));
    perLabel(cases);
  }

  private static Subject subject(
      String name, Class<?> covers, String setting, Function<Reduction, Loss> loss) {
    return new Subject(name, covers, setting, (r, in) -> loss.apply(r).of(in.get(0), in.get(1)));
  }

  private static List<Tensor> scoresAndSigns(Shape shape) {
    return List.of(Samples.floats(shape, -3, 3, 61), LossCases.signs(shape, 62));
  }

  private static List<Tensor> scoresAndTruths(Shape shape) {
    return List.of(Samples.floats(shape, -3, 3, 63), LossCases.truths(shape, 64));
  }

  private static List<Tensor> special(float... labels) {
    return LossCases.grid(Samples.special(), labels, DType.INT32);
  }

  private static void signs(
      List<OperationCase> cases,
      String name,
      Class<?> covers,
      String setting,
      Function<Reduction, Loss> loss) {
    subject(name, covers, setting, loss)
        .shapes(cases, LossCases.ELEMENTS, BinaryLossCases::scoresAndSigns)
        .special(cases, "special scores", 1, () -> special(-1, 1));
  }

  private static void probabilities(List<OperationCase> cases) {
    String name = "binaryCrossEntropy";
    subject(name, BinaryCrossEntropy.class, "", BinaryCrossEntropy::new)
        .shapes(
            cases,
            LossCases.ELEMENTS,
            shape ->
                List.of(Samples.floats(shape, 0.1, 0.9, 65), Samples.floats(shape, 0.1, 0.9, 66)))
        .special(
            cases,
            "special probabilities",
            2,
            () -> LossCases.grid(PROBABILITIES, new float[] {0, 0.25f, 1}, DType.FLOAT32));
    subject(name, BinaryCrossEntropy.class, "labels", BinaryCrossEntropy::new)
        .shapes(
            cases,
            LossCases.ELEMENTS,
            shape -> List.of(Samples.floats(shape, 0.1, 0.9, 67), LossCases.truths(shape, 68)));
  }

  private static void logits(
      List<OperationCase> cases, String setting, Function<Reduction, Loss> loss) {
    String name = "binaryCrossEntropyWithLogits";
    subject(name, BinaryCrossEntropyWithLogits.class, setting, loss)
        .shapes(
            cases,
            LossCases.ELEMENTS,
            shape -> List.of(Samples.floats(shape, -4, 4, 69), Samples.floats(shape, 0.1, 0.9, 70)))
        .edges(cases, "labels ", LossCases.ROWS, BinaryLossCases::scoresAndTruths)
        .special(cases, "special logits", 2, () -> LossCases.beside(0, 0.25f, 1));
  }

  private static void focal(
      List<OperationCase> cases, String setting, Function<Reduction, Loss> loss) {
    subject("binaryFocal", BinaryFocal.class, setting, loss)
        .shapes(cases, LossCases.ELEMENTS, BinaryLossCases::scoresAndTruths)
        .special(cases, "special logits", 1, () -> special(0, 1));
  }

  /** Of which one never counts. */
  private static void perLabel(List<OperationCase> cases) {
    String name = "binaryCrossEntropyWithLogits";
    subject(
            name,
            BinaryCrossEntropyWithLogits.class,
            "weight per label",
            r -> new BinaryCrossEntropyWithLogits(List.of(0.5f, 0f, 3f), r))
        .shapes(cases, new int[][] {{0, 3}, {1, 3}, {5, 3}}, BinaryLossCases::scoresAndTruths)
        .special(
            cases,
            "infinite logits",
            1,
            () ->
                List.of(
                    Tensor.of(new float[] {-INFINITY, -INFINITY, INFINITY, 1e4f, -1e4f, 0}, 2, 3),
                    Tensor.of(new int[] {1, 1, 1, 1, 1, 0}, 2, 3)));
  }
}
