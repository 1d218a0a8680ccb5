package dev.trigrad.testkit.cases;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.op.composite.RmsNormalization;
import dev.trigrad.op.composite.Softsign;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The cases of activation functions and normalizations: ordinary values, edges, and extremes. */
final class ActivationCases {
  /** Beside the special values: where exponentials overflow, underflow, and kinks are. */
  private static final float[] EXTREME = {
    1e4f, -1e4f, 1e30f, -1e30f, 3, -3, 6, -6, 20, 20.5f, -20, -150, -151, 0.5f, -0.5f, 1, -1
  };

  private ActivationCases() {}

  static void add(List<OperationCase> cases) {
    rectifiers(cases);
    smooth(cases);
    piecewise(cases);
    prelu(cases);
    glu(cases);
    normalizations(cases);
  }

  private static void rectifiers(List<OperationCase> cases) {
    elementwise(cases, "relu6", "relu6", Tensor::relu6);
    elementwise(cases, "leakyRelu", "leakyRelu", x -> x.leakyRelu(0.01f));
    elementwise(cases, "elu", "elu", x -> x.elu(0.7f));
    elementwise(cases, "celu", "celu", x -> x.celu(2));
    elementwise(cases, "selu", "selu", Tensor::selu);
    elementwise(cases, "threshold", "threshold", x -> x.threshold(-0.25f, 7));
  }

  private static void smooth(List<OperationCase> cases) {
    elementwise(cases, "silu", "silu", Tensor::silu);
    elementwise(cases, "mish", "mish", Tensor::mish);
    elementwise(cases, "softplus", "softplus", x -> x.softplus(2, 3));
    elementwise(cases, "softsign", Softsign.class, Tensor::softsign);
    elementwise(cases, "logSigmoid", "logSigmoid", Tensor::logSigmoid);
    elementwise(cases, "tanhshrink", "tanhshrink", Tensor::tanhshrink);
  }

  private static void piecewise(List<OperationCase> cases) {
    elementwise(cases, "hardSigmoid", "hardSigmoid", Tensor::hardSigmoid);
    elementwise(cases, "hardTanh", "hardTanh", Tensor::hardTanh);
    elementwise(cases, "hardTanh", "hardTanh", x -> x.hardTanh(-0.5f, 2));
    elementwise(cases, "hardSwish", "hardSwish", Tensor::hardSwish);
    elementwise(cases, "softshrink", "softshrink", x -> x.softshrink(0.5f));
    elementwise(cases, "hardshrink", "hardshrink", x -> x.hardshrink(0.5f));
    elementwise(cases, "step", "step", x -> x.step().add(x));
  }

  private static void elementwise(
      List<OperationCase> cases, String name, Object covers, UnaryOperator<Tensor> call) {
    for (int[] extents : new int[][] {{}, {0}, {1}, {17}, {2, 3, 5}, {1030}}) {
      Shape shape = Shape.of(extents);
      Rule rule = shape.rank() == 1 ? Rule.R5_EDGES : Rule.R2_VALUE;
      one(cases, name, covers, rule, Samples.floats(shape, -4, 4, 61), call);
    }
    one(cases, name, covers, Rule.R4_SPECIAL, Tensor.of(Samples.special()), call);
    one(cases, name, covers, Rule.R4_SPECIAL, Tensor.of(EXTREME), call);
    // What comes back for the extremes, too.
    one(
        cases,
        name,
        covers,
        Rule.R4_SPECIAL,
        Tensor.of(EXTREME),
        x -> dev.trigrad.graph.Gradients.of(call.apply(x).sum(), x).getFirst());
  }

  private static void prelu(List<OperationCase> cases) {
    for (int[][] shapes : new int[][][] {{{17}, {}}, {{2, 3}, {3}}, {{2, 3, 4}, {3}}, {{4}, {1}}}) {
      Shape x = Shape.of(shapes[0]);
      Shape w = Shape.of(shapes[1]);
      cases.add(
          new OperationCase(
              "prelu",
              "prelu",
              x + " " + w,
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(x, -3, 3, 62), Samples.floats(w, -1, 1, 63)),
              in -> in.get(0).prelu(in.get(1))));
    }
    cases.add(
        new OperationCase(
            "prelu",
            "prelu",
            "special values",
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(Samples.special()), Tensor.of(0.25f)),
            in -> in.get(0).prelu(in.get(1))));
  }

  private static void glu(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{2}, {4, 6}, {2, 3, 34}, {3, 0}}) {
      Tensor x = Samples.floats(Shape.of(extents), -4, 4, 64);
      one(cases, "glu", "glu", Rule.R2_VALUE, x, y -> y.glu(-1));
    }
    Tensor x = Samples.floats(Shape.of(4, 3), -4, 4, 65);
    one(cases, "glu", "glu", Rule.R2_VALUE, x, y -> y.glu(0));
    one(cases, "glu", "glu", Rule.R4_SPECIAL, Tensor.of(Samples.special()), y -> y.glu(0));
  }

  private static void normalizations(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{3}, {4, 5}, {2, 3, 17}, {2, 83}, {2, 0, 3}}) {
      Tensor x = Samples.floats(Shape.of(extents), -3, 3, 66);
      one(cases, "rmsNorm", RmsNormalization.class, Rule.R2_VALUE, x, y -> y.rmsNorm(1, 1e-5f));
      int axes = extents.length;
      one(cases, "rmsNorm", RmsNormalization.class, Rule.R2_VALUE, x, y -> y.rmsNorm(axes, 0.1f));
    }
    for (int[] extents : new int[][] {{2, 4}, {1, 4, 3}, {2, 4, 3, 5}, {0, 4, 2}, {3, 4, 17}}) {
      Tensor x = Samples.floats(Shape.of(extents), -3, 3, 67);
      for (int groups : new int[] {1, 2}) {
        one(cases, "groupNorm", "groupNorm", Rule.R2_VALUE, x, y -> y.groupNorm(groups, 1e-5f));
      }
    }
    weighted(
        cases,
        "rmsNorm",
        Shape.of(3, 7),
        Shape.of(7),
        in -> in.get(0).rmsNorm(in.get(1), 1e-5f).mul(in.get(2)));
    weighted(
        cases,
        "groupNorm",
        Shape.of(2, 4, 3),
        Shape.of(4),
        in -> in.get(0).groupNorm(2, in.get(1), in.get(2), 1e-5f));
    Tensor extreme = Tensor.of(new float[] {1e4f, -1e4f, 0, 0, 7, 7, 1e-30f, 1}, 2, 4);
    one(cases, "rmsNorm", "rmsNorm", Rule.R4_SPECIAL, extreme, y -> y.rmsNorm(1, 1e-5f));
    one(cases, "groupNorm", "groupNorm", Rule.R4_SPECIAL, extreme, y -> y.groupNorm(2, 1e-5f));
  }

  private static void weighted(
      List<OperationCase> cases,
      String name,
      Shape x,
      Shape w,
      Function<List<Tensor>, Tensor> call) {
    cases.add(
        new OperationCase(
            name,
            name,
            "weighted " + x,
            Rule.R2_VALUE,
            () ->
                List.of(
                    Samples.floats(x, -3, 3, 68),
                    Samples.floats(w, 0.5, 1.5, 69),
                    Samples.floats(w, -1, 1, 70)),
            call));
  }

  private static void one(
      List<OperationCase> cases,
      String name,
      Object covers,
      Rule rule,
      Tensor x,
      UnaryOperator<Tensor> call) {
    cases.add(
        new OperationCase(
            name,
            covers,
            x.shape() + " #" + cases.size(),
            rule,
            () -> List.of(leaf(x)),
            in -> call.apply(in.getFirst())));
  }

  /** A new leaf of the same numbers. */
  private static Tensor leaf(Tensor x) {
    return Samples.leaf(x.toArray(), x.shape());
  }
}
