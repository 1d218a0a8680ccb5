package dev.trigrad.testkit.cases;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.loss.Contrastive;
import dev.trigrad.loss.CosineEmbedding;
import dev.trigrad.loss.InfoNce;
import dev.trigrad.loss.NtXent;
import dev.trigrad.loss.Reduction;
import dev.trigrad.loss.Triplet;
import dev.trigrad.testkit.cases.LossCases.Subject;
import dev.trigrad.testkit.numbers.Samples;
import java.util.Arrays;
import java.util.List;

/** The cases of losses of vectors that are alike or not. */
final class EmbeddingLossCases {
  /** Zeros, equal ones, opposite ones, small and large. */
  private static final float[] FIRST = {
    0, 0, 0, 1, 2, 3, 1, 2, 3, 1e-20f, 0, 0, 1e4f, -1e4f, 0, 0, 0, 0
  };

  private static final float[] SECOND = {
    0, 0, 0, 1, 2, 3, -1, -2, -3, 0, 1e-20f, 0, -1e4f, 1e4f, 1, 1, 0, 0
  };

  private static final int[][] VECTORS = {
    {0, 3}, {1, 3}, {3, 1}, {4, 3}, {2, 2, 2}, {2, 17}, {3, 83}
  };
  private static final int[][] BATCHES = {{1, 3}, {3, 1}, {4, 3}, {2, 17}, {3, 83}};

  private EmbeddingLossCases() {}

  static void add(List<OperationCase> cases) {
    cosine(cases, 0);
    cosine(cases, -0.5f);
    triplet(cases, "p 2", new Triplet(1, 2, 1e-6f, false, Reduction.MEAN));
    triplet(cases, "p 1", new Triplet(0.5f, 1, 1e-6f, false, Reduction.MEAN));
    triplet(cases, "p 3, swapped", new Triplet(2, 3, 1e-6f, true, Reduction.MEAN));
    triplet(cases, "p 2, no epsilon", new Triplet(1, 2, 0, false, Reduction.MEAN));
    triplet(cases, "p 3, no epsilon", new Triplet(1, 3, 0, false, Reduction.MEAN));
    triplet(cases, "p infinite", new Triplet(1, Float.POSITIVE_INFINITY, 0, false, Reduction.MEAN));
    contrastive(cases);
    views(cases);
  }

  private static Tensor first(Shape shape) {
    return Samples.floats(shape, -2, 2, 81);
  }

  private static Tensor second(Shape shape) {
    return Samples.floats(shape, -2, 2, 82);
  }

  private static Shape batch(Shape shape) {
    return shape.first(shape.rank() - 1);
  }

  private static void cosine(List<OperationCase> cases, float margin) {
    new Subject(
            "cosineEmbedding",
            CosineEmbedding.class,
            "margin " + margin,
            (r, in) -> new CosineEmbedding(margin, r).of(in.get(0), in.get(1), in.get(2)))
        .shapes(
            cases,
            VECTORS,
            shape -> List.of(first(shape), second(shape), LossCases.signs(batch(shape), 83)))
        .special(cases, "alike", 2, () -> pairs(1))
        .special(cases, "different", 2, () -> pairs(-1));
  }

  private static List<Tensor> pairs(int label) {
    int[] labels = new int[6];
    Arrays.fill(labels, label);
    return List.of(Tensor.of(FIRST, 6, 3), Tensor.of(SECOND, 6, 3), Tensor.of(labels));
  }

  private static void triplet(List<OperationCase> cases, String setting, Triplet settings) {
    new Subject(
            "triplet",
            Triplet.class,
            setting,
            (r, in) ->
                new Triplet(
                        settings.margin(), settings.power(), settings.epsilon(), settings.swap(), r)
                    .of(in.get(0), in.get(1), in.get(2)))
        .shapes(
            cases,
            VECTORS,
            shape -> List.of(first(shape), second(shape), Samples.floats(shape, -2, 2, 84)))
        .special(
            cases,
            "equal and extreme",
            3,
            () -> List.of(Tensor.of(FIRST, 6, 3), Tensor.of(SECOND, 6, 3), Tensor.of(FIRST, 6, 3)));
  }

  private static void contrastive(List<OperationCase> cases) {
    new Subject(
            "contrastive",
            Contrastive.class,
            "",
            (r, in) -> new Contrastive(3, r).of(in.get(0), in.get(1), in.get(2)))
        .shapes(
            cases,
            VECTORS,
            shape -> List.of(first(shape), second(shape), LossCases.truths(batch(shape), 85)))
        .special(cases, "different", 2, () -> pairs(1))
        .special(cases, "alike", 2, () -> pairs(0));
  }

  private static void views(List<OperationCase> cases) {
    new Subject(
            "infoNce", InfoNce.class, "", (r, in) -> new InfoNce(0.5f, r).of(in.get(0), in.get(1)))
        .shapes(cases, BATCHES, shape -> List.of(first(shape), second(shape)))
        .special(cases, "equal and extreme", 2, () -> pairs(0));
    new Subject("ntXent", NtXent.class, "", (r, in) -> new NtXent(0.5f, r).of(in.get(0), in.get(1)))
        .shapes(cases, BATCHES, shape -> List.of(first(shape), second(shape)))
        .special(cases, "equal and extreme", 2, () -> pairs(0));
  }
}
