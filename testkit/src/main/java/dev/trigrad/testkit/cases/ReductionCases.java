package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.CumulativeSum;
import dev.trigrad.op.Integers;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Supplier;

/** The cases of matrix products, reductions and running sums. */
public final class ReductionCases {
  private static final int[][] PRODUCTS = {
    {1, 1, 1},
    {2, 16, 2},
    {1, 10, 784},
    {3, 5, 7},
    {7, 1, 9},
    {13, 33, 65},
    {12, 32, 40},
    {16, 16, 16},
    {17, 31, 15},
    {33, 130, 7},
    {64, 48, 100},
    {25, 100, 400},
    {121, 65, 33},
    {5, 7, 800},
    {4, 129, 64},
    {0, 3, 4},
    {3, 0, 4},
    {3, 4, 0}
  };

  private ReductionCases() {}

  public static void add(List<OperationCase> cases) {
    products(cases);
    reductions(cases);
    cumulativeSums(cases);
  }

  private static void products(List<OperationCase> cases) {
    for (int[] size : PRODUCTS) {
      for (int flags = 0; flags < 4; flags++) {
        boolean ta = (flags & 1) != 0;
        boolean tb = (flags & 2) != 0;
        Shape a = ta ? Shape.of(size[2], size[0]) : Shape.of(size[0], size[2]);
        Shape b = tb ? Shape.of(size[1], size[2]) : Shape.of(size[2], size[1]);
        product(cases, ta, tb, a, b, Rule.R5_EDGES);
      }
    }
    product(cases, false, false, Shape.of(3, 4, 5), Shape.of(3, 5, 6), Rule.R2_VALUE);
    product(cases, false, true, Shape.of(2, 1, 4, 5), Shape.of(3, 6, 5), Rule.R2_VALUE);
    product(cases, true, false, Shape.of(5, 4), Shape.of(2, 3, 5, 6), Rule.R2_VALUE);
    float[] values = {Float.NaN, Float.POSITIVE_INFINITY, 0, 1};
    cases.add(
        new OperationCase(
            "matmul",
            MatMul.class,
            "0 · ∞ is NaN, and NaN spreads along its row and column only",
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(values, 4, 1), Tensor.of(new float[] {0, 1, -2}, 1, 3)),
            in -> in.get(0).matmul(in.get(1))));
  }

  private static void product(
      List<OperationCase> cases, boolean ta, boolean tb, Shape a, Shape b, Rule rule) {
    String name = a + (ta ? "ᵀ" : "") + "×" + b + (tb ? "ᵀ" : "");
    cases.add(
        new OperationCase(
            "matmul",
            MatMul.class,
            name,
            rule,
            () -> List.of(Samples.floats(a, -1, 1, 11), Samples.floats(b, -1, 1, 12)),
            in -> Recorder.record(new MatMul(ta, tb), in.get(0), in.get(1))));
    // Whole numbers are multiplied and added without rounding: any other result is a wrong one.
    cases.add(
        new OperationCase(
            "matmul",
            MatMul.class,
            name + " of integers",
            rule,
            () ->
                List.of(
                    Samples.ints(a, -4, 5, 13).cast(DType.FLOAT32),
                    Samples.ints(b, -4, 5, 14).cast(DType.FLOAT32)),
            in -> Recorder.record(new MatMul(ta, tb), in.get(0), in.get(1))));
  }

  private static void reductions(List<OperationCase> cases) {
    int[][][] shapes = {
      {{1}, {0}},
      {{7}, {0}},
      {{16}, {0}},
      {{17}, {0}},
      {{1031}, {0}},
      {{3, 5}, {0}},
      {{3, 5}, {1}},
      {{3, 5}, {0, 1}},
      {{5, 33}, {1}},
      {{33, 5}, {0}},
      {{2, 3, 4, 5}, {1, 2}},
      {{2, 3, 4, 5}, {0, 2}},
      {{2, 3, 4, 5}, {1, 3}},
      {{4, 1, 6}, {1}},
      {{64, 10}, {0}}
    };
    for (ReduceFunction function : ReduceFunction.values()) {
      for (int[][] spec : shapes) {
        for (boolean keep : new boolean[] {false, true}) {
          reduction(cases, function, DType.FLOAT32, Shape.of(spec[0]), spec[1], keep);
        }
        reduction(cases, function, DType.INT32, Shape.of(spec[0]), spec[1], false);
      }
      cases.add(
          new OperationCase(
              function.label(),
              function,
              "special values along an axis",
              Rule.R4_SPECIAL,
              () -> List.of(Tensor.of(Samples.special(), 4, 5)),
              in -> Recorder.record(new Reduce(function, Integers.of(1), false), in.getFirst())));
    }
    reduction(cases, ReduceFunction.SUM, DType.FLOAT32, Shape.of(0, 3), new int[] {0}, false);
    reduction(cases, ReduceFunction.SUM, DType.FLOAT32, Shape.of(3, 0), new int[] {1}, true);
    int[][] arguments = {{5, 0}, {1, 0}, {17, 0}};
    for (int[] spec : arguments) {
      argMax(cases, Shape.of(spec[0]), 0);
    }
    argMax(cases, Shape.of(4, 9), 1);
    argMax(cases, Shape.of(4, 9), 0);
    argMax(cases, Shape.of(2, 3, 5), 1);
    cases.add(
        new OperationCase(
            "argmax",
            ArgMax.class,
            "first among equals",
            Rule.R2_VALUE,
            () -> List.of(Tensor.of(new float[] {1, 3, 3, 2, 0, 0}, 2, 3)),
            in -> in.getFirst().argmax(1)));
    cases.add(
        new OperationCase(
            "argmax",
            ArgMax.class,
            "NaN is largest",
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(new float[] {1, Float.NaN, 3, Float.NaN}, 1, 4)),
            in -> in.getFirst().argmax(1)));
  }

  private static void reduction(
      List<OperationCase> cases,
      ReduceFunction function,
      DType dtype,
      Shape shape,
      int[] axes,
      boolean keep) {
    String name = dtype + " " + shape + " over " + Integers.of(axes) + (keep ? " kept" : "");
    cases.add(
        new OperationCase(
            function.label(),
            function,
            name,
            Rule.R2_VALUE,
            () -> List.of(Samples.of(dtype, shape, 15)),
            in -> Recorder.record(new Reduce(function, Integers.of(axes), keep), in.getFirst())));
  }

  private static void cumulativeSums(List<OperationCase> cases) {
    for (int n : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 97, 1031}) {
      cumulativeSum(cases, Rule.R5_EDGES, Shape.of(n), 0);
    }
    int[][] shapes = {{3, 5}, {2, 17}, {17, 2}, {2, 3, 4}, {0, 3}, {3, 0}, {4, 1, 6}};
    for (int[] extents : shapes) {
      for (int axis = 0; axis < extents.length; axis++) {
        cumulativeSum(cases, Rule.R2_VALUE, Shape.of(extents), axis);
      }
    }
    int most = Integer.MAX_VALUE;
    for (boolean reversed : new boolean[] {false, true}) {
      String way = reversed ? " reversed" : "";
      Supplier<Tensor> zeros = () -> Tensor.of(new float[] {-0f, -0f, 0f, -0f}, 4);
      Supplier<Tensor> wraps = () -> Tensor.of(new int[] {most, 1, most, most, -7}, 5);
      for (int axis = 0; axis < 2; axis++) {
        Supplier<Tensor> special = () -> Tensor.of(Samples.special(), 4, 5);
        cumulativeSum(
            cases, Rule.R4_SPECIAL, "special values along " + axis + way, special, axis, reversed);
      }
      cumulativeSum(cases, Rule.R4_SPECIAL, "signs of zero" + way, zeros, 0, reversed);
      cumulativeSum(cases, Rule.R4_SPECIAL, "int32 wraps" + way, wraps, 0, reversed);
    }
  }

  private static void cumulativeSum(List<OperationCase> cases, Rule rule, Shape shape, int axis) {
    for (boolean reversed : new boolean[] {false, true}) {
      String name = shape + " along " + axis + (reversed ? " reversed" : "");
      Supplier<Tensor> ints = () -> Samples.ints(shape, -9, 10, 18);
      cumulativeSum(cases, rule, name, () -> Samples.floats(shape, -2, 2, 17), axis, reversed);
      cumulativeSum(cases, rule, "int32 " + name, ints, axis, reversed);
      // Whole numbers are added without rounding: any other result is a wrong one.
      cumulativeSum(
          cases, rule, name + " of integers", () -> ints.get().cast(DType.FLOAT32), axis, reversed);
    }
  }

  private static void cumulativeSum(
      List<OperationCase> cases,
      Rule rule,
      String name,
      Supplier<Tensor> x,
      int axis,
      boolean reversed) {
    cases.add(
        new OperationCase(
            "cumulativeSum",
            CumulativeSum.class,
            name,
            rule,
            () -> List.of(x.get()),
            in -> in.getFirst().cumulativeSum(axis, reversed)));
  }

  private static void argMax(List<OperationCase> cases, Shape shape, int axis) {
    for (boolean keep : new boolean[] {false, true}) {
      cases.add(
          new OperationCase(
              "argmax",
              ArgMax.class,
              shape + " along " + axis + (keep ? " kept" : ""),
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(shape, -2, 2, 16)),
              in -> Recorder.record(new ArgMax(axis, keep), in.getFirst())));
    }
    cases.add(
        new OperationCase(
            "argmax",
            ArgMax.class,
            "int32 " + shape + " along " + axis,
            Rule.R2_VALUE,
            () -> List.of(Samples.ints(shape, -9, 9, 16)),
            in -> in.getFirst().argmax(axis)));
  }
}
