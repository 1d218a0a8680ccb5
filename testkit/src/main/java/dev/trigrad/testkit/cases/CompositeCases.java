package dev.trigrad.testkit.cases;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.Reduction;
import dev.trigrad.loss.SoftmaxCrossEntropy;
import dev.trigrad.op.composite.Gelu;
import dev.trigrad.op.composite.LayerNormalization;
import dev.trigrad.op.composite.LogSoftmax;
import dev.trigrad.op.composite.LogSumExp;
import dev.trigrad.op.composite.OneHot;
import dev.trigrad.op.composite.Pad;
import dev.trigrad.op.composite.Softmax;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Function;

/**
 * The cases of the library's composites: the reference expands them, so an engine's fused kernel is
 * compared with the decomposition.
 */
public final class CompositeCases {
  private static final float[] EXTREME = {
    1e4f, -1e4f, 0, 1e4f, 1e4f, 1e4f, -1e4f, -1e4f, -1e4f, 88, -88, 1e-30f
  };

  private CompositeCases() {}

  public static void add(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{3}, {4, 10}, {2, 3, 17}}) {
      Shape shape = Shape.of(extents);
      one(cases, "softmax", Softmax.class, shape, x -> x.softmax(-1));
      one(cases, "logSoftmax", LogSoftmax.class, shape, x -> x.logSoftmax(-1));
      one(cases, "softmax", Softmax.class, shape, x -> x.softmax(0));
      one(cases, "logSumExp", LogSumExp.class, shape, x -> x.logSumExp(-1));
      one(cases, "logSumExp", LogSumExp.class, shape, Tensor::logSumExp);
      one(cases, "gelu", Gelu.class, shape, Tensor::gelu);
      one(cases, "geluTanh", Gelu.class, shape, Tensor::geluTanh);
      one(cases, "layerNorm", LayerNormalization.class, shape, x -> x.layerNorm(1, 1e-5f));
      one(
          cases,
          "layerNorm",
          LayerNormalization.class,
          shape,
          x -> x.layerNorm(x.shape().rank(), 0.1f));
    }
    // Rows that are longer than any vector.
    one(cases, "softmax", Softmax.class, Shape.of(2, 83), x -> x.softmax(-1));
    one(cases, "logSoftmax", LogSoftmax.class, Shape.of(2, 83), x -> x.logSoftmax(-1));
    one(cases, "layerNorm", LayerNormalization.class, Shape.of(2, 83), x -> x.layerNorm(1, 1e-5f));
    // The sum over nothing is 0, and its logarithm −∞.
    one(cases, "logSumExp", LogSumExp.class, Shape.of(0), Tensor::logSumExp);
    one(cases, "logSumExp", LogSumExp.class, Shape.of(2, 0, 3), x -> x.logSumExpKeep(0, 1));
    one(cases, "logSumExp", LogSumExp.class, Shape.of(0, 2), x -> x.logSumExp(1));
    extreme(cases, "softmax", Softmax.class, x -> x.softmax(1));
    extreme(cases, "logSoftmax", LogSoftmax.class, x -> x.logSoftmax(1));
    extreme(cases, "logSumExp", LogSumExp.class, x -> x.logSumExpKeep(1));
    extreme(cases, "gelu", Gelu.class, Tensor::gelu);
    extreme(cases, "geluTanh", Gelu.class, Tensor::geluTanh);
    extreme(cases, "layerNorm", LayerNormalization.class, x -> x.layerNorm(1, 1e-5f));
    layerNorm(cases, Shape.of(4, 10), Shape.of(10));
    layerNorm(cases, Shape.of(2, 3, 5), Shape.of(3, 5));
    extreme(
        cases,
        "crossEntropy",
        SoftmaxCrossEntropy.class,
        x -> new CrossEntropy().of(x, Tensor.of(new int[] {1, 0, 2, 1})));
    cases.add(
        new OperationCase(
            "crossEntropy",
            SoftmaxCrossEntropy.class,
            "indices",
            Rule.R2_VALUE,
            () ->
                List.of(
                    Samples.floats(Shape.of(5, 7), -3, 3, 31), Samples.ints(Shape.of(5), 0, 7, 32)),
            in -> new CrossEntropy(Reduction.NONE).of(in.get(0), in.get(1))));
    cases.add(
        new OperationCase(
            "crossEntropy",
            SoftmaxCrossEntropy.class,
            "soft targets",
            Rule.R2_VALUE,
            () ->
                List.of(
                    Samples.floats(Shape.of(5, 7), -3, 3, 33),
                    Samples.floats(Shape.of(5, 7), 0, 0.3, 34)),
            in -> new CrossEntropy().of(in.get(0), in.get(1))));
    cases.add(
        new OperationCase(
            "oneHot",
            OneHot.class,
            "[6] of 4",
            Rule.R2_VALUE,
            () -> List.of(Samples.ints(Shape.of(6), 0, 4, 35)),
            in -> in.getFirst().oneHot(4)));
    one(
        cases,
        "pad",
        Pad.class,
        Shape.of(2, 3),
        x -> x.pad(new int[] {1, 0}, new int[] {0, 2}, -1));
    one(cases, "clip", "clip", Shape.of(40), x -> x.clip(-1, 1));
    one(cases, "mean", "mean", Shape.of(4, 6), x -> x.mean(1));
    one(cases, "eye", "eye", Shape.of(4, 4), x -> x.matmul(Tensor.eye(4)));
  }

  /** With weight and bias, all three differentiated. */
  private static void layerNorm(List<OperationCase> cases, Shape x, Shape last) {
    cases.add(
        new OperationCase(
            "layerNorm",
            LayerNormalization.class,
            "weight and bias " + x,
            Rule.R2_VALUE,
            () ->
                List.of(
                    Samples.floats(x, -3, 3, 37),
                    Samples.floats(last, 0.5, 1.5, 38),
                    Samples.floats(last, -1, 1, 39)),
            in -> in.get(0).layerNorm(in.get(1), in.get(2), 1e-5f)));
  }

  private static void one(
      List<OperationCase> cases,
      String name,
      Object covers,
      Shape shape,
      Function<Tensor, Tensor> call) {
    int number = cases.size();
    cases.add(
        new OperationCase(
            name,
            covers,
            shape + " #" + number,
            Rule.R2_VALUE,
            () -> List.of(Samples.floats(shape, -3, 3, 36)),
            in -> call.apply(in.getFirst())));
  }

  private static void extreme(
      List<OperationCase> cases, String name, Object covers, Function<Tensor, Tensor> call) {
    cases.add(
        new OperationCase(
            name,
            covers,
            "extreme logits",
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(EXTREME, 4, 3)),
            in -> call.apply(in.getFirst())));
  }
}
