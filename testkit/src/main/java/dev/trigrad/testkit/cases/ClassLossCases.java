package dev.trigrad.testkit.cases;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.KullbackLeiblerWithLogits;
import dev.trigrad.loss.Loss;
import dev.trigrad.loss.MultiLabelMargin;
import dev.trigrad.loss.MultiMargin;
import dev.trigrad.loss.MulticlassFocal;
import dev.trigrad.loss.MulticlassHinge;
import dev.trigrad.loss.NegativeLogLikelihood;
import dev.trigrad.loss.Reduction;
import dev.trigrad.testkit.cases.LossCases.Subject;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Function;

/** The cases of losses of several classes. */
final class ClassLossCases {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** Extreme, all equal, and with excluded classes; the own ones are {@link #OWN}. */
  private static final float[] EXTREME = {
    1e4f, -1e4f, 0, 1e4f, 1e4f, 1e4f, -1e4f, -1e4f, -1e4f, 3e38f, -3e38f, 0, 88, -88, 1e-30f, 0,
    -INFINITY, 1, -INFINITY, 0, 1, -INFINITY, 2, -INFINITY
  };

  private static final int[] OWN = {1, 0, 2, 1, 1, 0, 0, 1};

  private ClassLossCases() {}

  static void add(List<OperationCase> cases) {
    crossEntropy(cases);
    indices(
        cases,
        "negativeLogLikelihood",
        NegativeLogLikelihood.class,
        "",
        NegativeLogLikelihood::new);
    weighted(
        cases,
        "negativeLogLikelihood",
        NegativeLogLikelihood.class,
        "weighted",
        r -> new NegativeLogLikelihood(r).withClassWeights(0.5f, 0, 2));
    ignoring(
        cases,
        "negativeLogLikelihood",
        NegativeLogLikelihood.class,
        r -> new NegativeLogLikelihood(r).withIgnoredIndex(-100));
    margins(cases);
    for (float gamma : new float[] {0, 0.5f, 2}) {
      focal(cases, gamma);
    }
    weighted(
        cases,
        "multiclassFocal",
        MulticlassFocal.class,
        "weighted",
        r -> new MulticlassFocal(2, r).withClassWeights(0.5f, 0, 2));
    divergence(cases);
  }

  /** A single class is certain: its logit is as good as ∞, where no bound is finite. */
  private static void focal(List<OperationCase> cases, float gamma) {
    subject(
            "multiclassFocal",
            MulticlassFocal.class,
            "gamma " + gamma,
            r -> new MulticlassFocal(gamma, r))
        .shapes(
            cases,
            new int[][] {{0, 3}, {1, 3}, {4, 3}, {2, 17}, {3, 83}},
            ClassLossCases::scoresAndIndices)
        .special(cases, "extreme logits", 1, ClassLossCases::extreme)
        .special(cases, "one class", 1, () -> scoresAndIndices(Shape.of(3, 1)));
  }

  private static void crossEntropy(List<OperationCase> cases) {
    String name = "crossEntropy";
    Class<?> covers = CrossEntropy.class;
    indices(cases, name, covers, "plain", CrossEntropy::new);
    indices(cases, name, covers, "smoothed", r -> new CrossEntropy(r).withLabelSmoothing(0.1f));
    weighted(
        cases, name, covers, "weighted", r -> new CrossEntropy(r).withClassWeights(0.5f, 0, 2));
    weighted(
        cases,
        name,
        covers,
        "weighted and smoothed",
        r -> new CrossEntropy(r).withClassWeights(0.5f, 0, 2).withLabelSmoothing(0.2f));
    ignoring(cases, name, covers, r -> new CrossEntropy(r).withIgnoredIndex(-100));
    subject(
            name,
            covers,
            "all options of probabilities",
            r -> new CrossEntropy(r).withClassWeights(0.5f, 0, 2).withLabelSmoothing(0.2f))
        .shapes(
            cases,
            new int[][] {{0, 3}, {1, 3}, {4, 3}, {2, 2, 3}},
            shape -> List.of(Samples.floats(shape, -3, 3, 71), Samples.floats(shape, 0, 1, 72)));
  }

  private static Subject subject(
      String name, Class<?> covers, String setting, Function<Reduction, Loss> loss) {
    return new Subject(name, covers, setting, (r, in) -> loss.apply(r).of(in.get(0), in.get(1)));
  }

  private static List<Tensor> scoresAndIndices(Shape shape) {
    Shape batch = shape.first(shape.rank() - 1);
    return List.of(Samples.floats(shape, -3, 3, 73), Samples.ints(batch, 0, shape.extent(-1), 74));
  }

  private static List<Tensor> extreme() {
    return List.of(Tensor.of(EXTREME, 8, 3), Tensor.of(OWN));
  }

  private static Subject indices(
      List<OperationCase> cases,
      String name,
      Class<?> covers,
      String setting,
      Function<Reduction, Loss> loss) {
    return subject(name, covers, setting, loss)
        .shapes(cases, LossCases.ROWS, ClassLossCases::scoresAndIndices)
        .special(cases, "extreme logits", 1, ClassLossCases::extreme);
  }

  /** With weights of three classes, one of them 0. */
  private static void weighted(
      List<OperationCase> cases,
      String name,
      Class<?> covers,
      String setting,
      Function<Reduction, Loss> loss) {
    subject(name, covers, setting, loss)
        .shapes(cases, new int[][] {{0, 3}, {1, 3}, {5, 3}}, ClassLossCases::scoresAndIndices)
        .special(cases, "extreme logits", 1, ClassLossCases::extreme);
  }

  /** With every second sample ignored, of which NaN does not matter either. */
  private static void ignoring(
      List<OperationCase> cases, String name, Class<?> covers, Function<Reduction, Loss> loss) {
    subject(name, covers, "ignoring", loss)
        .shapes(
            cases,
            new int[][] {{0, 3}, {1, 3}, {5, 3}, {2, 2, 3}},
            shape -> List.of(Samples.floats(shape, -3, 3, 75), ignored(shape)))
        .special(
            cases,
            "ignored NaN",
            1,
            () ->
                List.of(
                    Tensor.of(new float[] {1, 2, 3, Float.NaN, INFINITY, 0}, 2, 3),
                    Tensor.of(new int[] {1, -100})));
  }

  private static Tensor ignored(Shape shape) {
    Shape batch = shape.first(shape.rank() - 1);
    int[] indices = new int[batch.elements()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i % 2 == 0 ? i % shape.extent(-1) : -100;
    }
    return Tensor.of(indices, batch.extents());
  }

  private static void margins(List<OperationCase> cases) {
    for (boolean squared : new boolean[] {false, true}) {
      indices(
          cases,
          "multiclassHinge",
          MulticlassHinge.class,
          squared ? "squared" : "",
          r -> new MulticlassHinge(1, squared, r));
    }
    for (int power = 1; power <= 2; power++) {
      int p = power;
      indices(cases, "multiMargin", MultiMargin.class, "p " + p, r -> new MultiMargin(p, 0.5f, r));
    }
    subject("multiLabelMargin", MultiLabelMargin.class, "", MultiLabelMargin::new)
        .shapes(
            cases,
            LossCases.ROWS,
            shape -> List.of(Samples.floats(shape, -3, 3, 76), LossCases.truths(shape, 77)))
        .special(
            cases,
            "extreme scores",
            1,
            () -> List.of(Tensor.of(EXTREME, 8, 3), LossCases.truths(Shape.of(8, 3), 78)));
  }

  private static void divergence(List<OperationCase> cases) {
    subject(
            "kullbackLeiblerWithLogits",
            KullbackLeiblerWithLogits.class,
            "",
            KullbackLeiblerWithLogits::new)
        .shapes(
            cases,
            LossCases.ROWS,
            shape -> List.of(Samples.floats(shape, -3, 3, 79), Samples.floats(shape, -3, 3, 80)))
        .special(cases, "extreme logits", 2, ClassLossCases::twoDistributions);
  }

  private static List<Tensor> twoDistributions() {
    float[] target = new float[EXTREME.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = EXTREME[(i / 3 * 3 + 6) % target.length + i % 3];
    }
    return List.of(Tensor.of(EXTREME, 8, 3), Tensor.of(target, 8, 3));
  }
}
