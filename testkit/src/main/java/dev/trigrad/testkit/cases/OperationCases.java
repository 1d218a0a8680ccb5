package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The cases of the elementwise operations, made from the enums; the others are in {@link
 * ReductionCases}, {@link LayoutCases} and {@link CompositeCases}.
 */
public final class OperationCases {
  /** Around the borders of vectors of 4, 8 and 16 lanes, of tiles, and primes. */
  private static final int[] LENGTHS = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 15, 16, 17, 19, 31, 33, 35, 97, 1023, 1024, 1025, 2053
  };

  private static final int[][] SHAPES = {{}, {3, 4, 5}, {2, 3, 2, 2}, {3, 0, 2}, {1, 1, 1, 1}};

  private static final int[][][] BROADCASTS = {
    {{}, {}},
    {{}, {5}},
    {{7}, {1}},
    {{3, 4}, {4}},
    {{3, 4}, {3, 1}},
    {{3, 1}, {1, 4}},
    {{2, 3, 4}, {3, 1}},
    {{2, 1, 4}, {3, 1}},
    {{5, 1, 2, 3}, {4, 1, 1}},
    {{0, 3}, {1, 3}},
    {{700, 3}, {3}},
    {{3, 700}, {3, 1}},
    {{1, 2, 1, 700}, {3, 1, 2, 1}},
    {{1}, {17}},
    {{}, {2, 1, 3, 1}}
  };

  private OperationCases() {}

  /** All cases. */
  public static List<OperationCase> all() {
    var cases = new ArrayList<OperationCase>();
    for (UnaryFunction function : UnaryFunction.values()) {
      unary(function, cases);
    }
    for (BinaryFunction function : BinaryFunction.values()) {
      binary(function, cases);
    }
    where(cases);
    casts(cases);
    ReductionCases.add(cases);
    LayoutCases.add(cases);
    ArrangementCases.add(cases);
    IndexingCases.add(cases);
    EinsumCases.add(cases);
    CompositeCases.add(cases);
    OrderingCases.add(cases);
    ScanCases.add(cases);
    StatisticsCases.add(cases);
    NamedCases.add(cases);
    ElementwiseCases.add(cases);
    LossCases.add(cases);
    PenaltyCases.add(cases);
    GateCases.add(cases);
    HostCases.add(cases);
    ActivationCases.add(cases);
    ModuleCases.add(cases);
    return cases;
  }

  private static void unary(UnaryFunction function, List<OperationCase> cases) {
    Function<List<Tensor>, Tensor> call = in -> Recorder.record(Unary.of(function), in.getFirst());
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32, DType.BOOL}) {
      if (!function.accepts(dtype)) {
        continue;
      }
      for (int length : LENGTHS) {
        unary(function, dtype, Shape.of(length), Rule.R5_EDGES, call, cases);
      }
      for (int[] extents : SHAPES) {
        unary(function, dtype, Shape.of(extents), Rule.R2_VALUE, call, cases);
      }
    }
    if (function.accepts(DType.FLOAT32)) {
      cases.add(
          new OperationCase(
              function.label(),
              function,
              "special values",
              Rule.R4_SPECIAL,
              () -> List.of(Tensor.of(Samples.special())),
              call));
    }
  }

  private static void unary(
      UnaryFunction function,
      DType dtype,
      Shape shape,
      Rule rule,
      Function<List<Tensor>, Tensor> call,
      List<OperationCase> cases) {
    int seed = shape.elements() + 1;
    Supplier<List<Tensor>> inputs =
        () ->
            List.of(
                dtype == DType.FLOAT32
                    ? Samples.floats(shape, function.low(), function.high(), seed)
                    : Samples.of(dtype, shape, seed));
    cases.add(
        new OperationCase(function.label(), function, dtype + " " + shape, rule, inputs, call));
  }

  private static void binary(BinaryFunction function, List<OperationCase> cases) {
    Function<List<Tensor>, Tensor> call =
        in -> Recorder.record(Binary.of(function), in.get(0), in.get(1));
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32, DType.BOOL}) {
      if (!function.accepts(dtype)) {
        continue;
      }
      for (int length : LENGTHS) {
        Shape shape = Shape.of(length);
        cases.add(
            new OperationCase(
                function.label(),
                function,
                dtype + " " + shape,
                Rule.R5_EDGES,
                () -> pair(function, dtype, shape, shape),
                call));
      }
      for (int[][] shapes : BROADCASTS) {
        Shape a = Shape.of(shapes[0]);
        Shape b = Shape.of(shapes[1]);
        cases.add(
            new OperationCase(
                function.label(),
                function,
                dtype + " " + a + " " + b,
                Rule.R2_VALUE,
                () -> pair(function, dtype, a, b),
                call));
        if (!a.equals(b)) {
          cases.add(
              new OperationCase(
                  function.label(),
                  function,
                  dtype + " " + b + " " + a,
                  Rule.R2_VALUE,
                  () -> pair(function, dtype, b, a),
                  call));
        }
      }
    }
    if (function.accepts(DType.FLOAT32)) {
      int n = Samples.special().length;
      cases.add(
          new OperationCase(
              function.label(),
              function,
              "special values",
              Rule.R4_SPECIAL,
              () -> List.of(Tensor.of(Samples.special(), n, 1), Tensor.of(Samples.special(), 1, n)),
              call));
    }
  }

  /**
   * Divisors and bases stay away from zero, where the error bound would be infinite and prove
   * nothing.
   */
  private static List<Tensor> pair(BinaryFunction function, DType dtype, Shape a, Shape b) {
    if (function == BinaryFunction.FLOOR_DIVIDE) {
      return List.of(Samples.of(dtype, a, 3), Samples.divisors(b, 4));
    }
    if (dtype != DType.FLOAT32) {
      return List.of(Samples.of(dtype, a, 3), Samples.of(dtype, b, 4));
    }
    boolean positive = function == BinaryFunction.DIV || function == BinaryFunction.POW;
    return List.of(
        Samples.floats(a, positive ? 0.25 : -2, 3, 3),
        Samples.floats(b, positive ? 0.25 : -2, 3, 4));
  }

  private static void where(List<OperationCase> cases) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32, DType.BOOL}) {
      for (int[][] shapes : BROADCASTS) {
        Shape a = Shape.of(shapes[0]);
        Shape b = Shape.of(shapes[1]);
        cases.add(
            new OperationCase(
                "where",
                Where.class,
                dtype + " " + a + " " + b,
                Rule.R2_VALUE,
                () ->
                    List.of(Samples.bools(a, 5), Samples.of(dtype, b, 6), Samples.of(dtype, a, 7)),
                in -> in.get(0).where(in.get(1), in.get(2))));
      }
    }
    cases.add(
        new OperationCase(
            "where",
            Where.class,
            "what is not chosen has no influence",
            Rule.R4_SPECIAL,
            () ->
                List.of(
                    Samples.bools(Shape.of(20), 5),
                    Tensor.of(Samples.special()),
                    Samples.floats(Shape.of(20), 1, 2, 6)),
            in -> in.get(0).where(in.get(1), in.get(2))));
  }

  private static void casts(List<OperationCase> cases) {
    for (DType from : new DType[] {DType.FLOAT32, DType.INT32, DType.BOOL}) {
      for (DType to : new DType[] {DType.FLOAT32, DType.INT32, DType.BOOL}) {
        for (int length : new int[] {0, 1, 7, 17, 1030}) {
          cases.add(
              new OperationCase(
                  "cast",
                  Cast.class,
                  from + " to " + to + " [" + length + "]",
                  Rule.R2_VALUE,
                  () -> List.of(Samples.of(from, Shape.of(length), 8)),
                  in -> Recorder.record(new Cast(to), in.getFirst())));
        }
      }
    }
    for (DType to : new DType[] {DType.INT32, DType.BOOL}) {
      cases.add(
          new OperationCase(
              "cast",
              Cast.class,
              "special values to " + to,
              Rule.R4_SPECIAL,
              () -> List.of(Tensor.of(Samples.special())),
              in -> in.getFirst().cast(to)));
    }
  }
}
