package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.op.composite.ArcTangent2;
import dev.trigrad.op.composite.ElementaryFunction;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The cases of elementwise methods that are made of several operations. */
final class ElementwiseCases {
  private static final int[][] SHAPES = {{}, {1}, {17}, {3, 4, 5}, {2, 0, 3}, {1030}};

  private static final int[][][] PAIRS = {
    {{}, {}},
    {{17}, {17}},
    {{5}, {}},
    {{3, 1}, {1, 4}},
    {{2, 1, 4}, {3, 1}},
    {{0, 3}, {1, 3}},
    {{1030}, {1}}
  };

  /** Ties, halves, and what has no fraction any more. */
  private static final float[] TIES = {
    -2.5f,
    -1.5f,
    -0.5f,
    0.5f,
    1.5f,
    2.5f,
    0.49999997f,
    -0.49999997f,
    8388607.5f,
    -8388607.5f,
    8388608f,
    16777215f,
    4194304.5f,
    1e30f,
    -1e30f,
    0.99999994f,
    -0.99999994f,
    2147483648f
  };

  private final List<OperationCase> cases;

  private ElementwiseCases(List<OperationCase> cases) {
    this.cases = cases;
  }

  static void add(List<OperationCase> cases) {
    var all = new ElementwiseCases(cases);
    all.functions();
    all.rounding();
    all.division();
    all.angles();
    all.truth();
    all.numbers();
  }

  private void functions() {
    function("rsqrt", 0.25, 8, Tensor::rsqrt);
    function("reciprocal", 0.25, 4, Tensor::reciprocal);
    function("exp2", -6, 6, Tensor::exp2);
    function("tan", -1.2, 1.2, Tensor::tan);
    function("asin", -0.9, 0.9, Tensor::asin);
    function("acos", -0.9, 0.9, Tensor::acos);
    function("sinh", -4, 4, Tensor::sinh);
    function("cosh", -4, 4, Tensor::cosh);
    function("asinh", -4, 4, Tensor::asinh);
    function("acosh", 1.125, 8, Tensor::acosh);
    function("atanh", -0.9, 0.9, Tensor::atanh);
    // Beyond the places where a square, or e to the power of x, would overflow.
    one("asinh", Rule.R2_VALUE, "large", () -> ofSize(1e18, 3e38), Tensor::asinh);
    one("acosh", Rule.R2_VALUE, "large", () -> ofSize(1e18, 3e38), Tensor::acosh);
    one("sinh", Rule.R2_VALUE, "large", () -> ofSize(80, 89.3), Tensor::sinh);
    one("cosh", Rule.R2_VALUE, "large", () -> ofSize(80, 89.3), Tensor::cosh);
    one("asinh", Rule.R2_VALUE, "small", () -> ofSize(1e-12, 1e-6), Tensor::asinh);
    one("sinh", Rule.R2_VALUE, "small", () -> ofSize(1e-12, 1e-6), Tensor::sinh);
    one("atanh", Rule.R2_VALUE, "small", () -> ofSize(1e-12, 1e-6), Tensor::atanh);
  }

  private static Tensor ofSize(double low, double high) {
    return Samples.floats(Shape.of(29), low, high, 50);
  }

  private void function(String name, double low, double high, UnaryOperator<Tensor> call) {
    for (int[] extents : SHAPES) {
      Shape shape = Shape.of(extents);
      one(name, Rule.R2_VALUE, shape + "", () -> Samples.floats(shape, low, high, 51), call);
    }
    special(name, call);
  }

  private void special(String name, UnaryOperator<Tensor> call) {
    one(name, Rule.R4_SPECIAL, "special values", () -> Tensor.of(Samples.special()), call);
  }

  private void one(
      String name, Rule rule, String what, Supplier<Tensor> input, UnaryOperator<Tensor> call) {
    cases.add(
        new OperationCase(
            name,
            covers(name),
            what,
            rule,
            () -> List.of(input.get()),
            in -> call.apply(in.getFirst())));
  }

  /** Composites are covered by their class, expressions by their name. */
  private static Object covers(String name) {
    for (ElementaryFunction.Kind kind : ElementaryFunction.Kind.values()) {
      if (new ElementaryFunction(kind).name().equals(name)) {
        return ElementaryFunction.class;
      }
    }
    return name.equals("atan2") ? ArcTangent2.class : name;
  }

  private void rounding() {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32}) {
      for (int[] extents : SHAPES) {
        Shape shape = Shape.of(extents);
        String what = dtype + " " + shape;
        one("ceil", Rule.R2_VALUE, what, () -> Samples.of(dtype, shape, 52), Tensor::ceil);
        one("trunc", Rule.R2_VALUE, what, () -> Samples.of(dtype, shape, 53), Tensor::trunc);
      }
    }
    rounding("floor", Tensor::floor);
    rounding("ceil", Tensor::ceil);
    rounding("round", Tensor::round);
    rounding("trunc", Tensor::trunc);
    special("ceil", Tensor::ceil);
    special("trunc", Tensor::trunc);
  }

  private void rounding(String name, UnaryOperator<Tensor> call) {
    one(name, Rule.R4_SPECIAL, "ties", () -> Tensor.of(TIES), call);
    int[] extremes = {Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 16777217};
    one(name, Rule.R4_SPECIAL, "wide integers", () -> Tensor.of(extremes), call);
  }

  private void division() {
    division("fmod", Tensor::fmod);
    division("remainder", Tensor::remainder);
    division("floorDivide", Tensor::floorDivide);
  }

  private void division(String name, BinaryOperator<Tensor> call) {
    for (int[][] shapes : PAIRS) {
      Shape a = Shape.of(shapes[0]);
      Shape b = Shape.of(shapes[1]);
      two(
          name,
          "float32 " + a + " " + b,
          () -> List.of(Samples.floats(a, -9, 9, 54), Samples.floats(b, 0.5, 3, 55)),
          call);
      two(
          name,
          "float32 by negative " + a + " " + b,
          () -> List.of(Samples.floats(a, -9, 9, 56), Samples.floats(b, -3, -0.5, 57)),
          call);
      two(
          name,
          "int32 " + a + " " + b,
          () -> List.of(Samples.ints(a, -30, 31, 58), Samples.divisors(b, 59)),
          call);
    }
    int[] wide = {Integer.MIN_VALUE, Integer.MAX_VALUE, -7, 7, 0, 1 << 30};
    int[] by = {-1, 1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE};
    cases.add(
        new OperationCase(
            name,
            name,
            "wide integers",
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(wide, wide.length, 1), Tensor.of(by)),
            in -> call.apply(in.get(0), in.get(1))));
    pairsOfSpecial(name, call);
  }

  private void pairsOfSpecial(String name, BinaryOperator<Tensor> call) {
    int n = Samples.special().length;
    cases.add(
        new OperationCase(
            name,
            covers(name),
            "pairs of special values",
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(Samples.special(), n, 1), Tensor.of(Samples.special(), 1, n)),
            in -> call.apply(in.get(0), in.get(1))));
  }

  private void two(
      String name, String what, Supplier<List<Tensor>> inputs, BinaryOperator<Tensor> call) {
    cases.add(
        new OperationCase(
            name,
            covers(name),
            what,
            Rule.R2_VALUE,
            inputs,
            in -> call.apply(in.get(0), in.get(1))));
  }

  private void angles() {
    double[][] quadrants = {{0.25, 3}, {-3, -0.25}};
    for (int[][] shapes : PAIRS) {
      Shape a = Shape.of(shapes[0]);
      Shape b = Shape.of(shapes[1]);
      for (double[] y : quadrants) {
        for (double[] x : quadrants) {
          two(
              "atan2",
              a + " " + b + " in " + (y[0] > 0 ? "+" : "-") + (x[0] > 0 ? "+" : "-"),
              () -> List.of(Samples.floats(a, y[0], y[1], 60), Samples.floats(b, x[0], x[1], 61)),
              Tensor::atan2);
        }
      }
    }
    pairsOfSpecial("atan2", Tensor::atan2);
    one("atan2", Rule.R2_VALUE, "by a number", () -> ofSize(-3, 3), y -> y.atan2(-1.5f));
    one("atan2", Rule.R2_VALUE, "by an integer", () -> ofSize(-3, 3), y -> y.atan2(2));
  }

  private void truth() {
    for (int[][] shapes : PAIRS) {
      Shape a = Shape.of(shapes[0]);
      Shape b = Shape.of(shapes[1]);
      two(
          "xor",
          a + " " + b,
          () -> List.of(Samples.bools(a, 62), Samples.bools(b, 63)),
          Tensor::xor);
    }
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32, DType.BOOL}) {
      Shape shape = Shape.of(3, 7);
      String what = dtype + " " + shape;
      one("isNaN", Rule.R2_VALUE, what, () -> Samples.of(dtype, shape, 64), Tensor::isNaN);
      one(
          "isInfinite",
          Rule.R2_VALUE,
          what,
          () -> Samples.of(dtype, shape, 65),
          Tensor::isInfinite);
      one("isFinite", Rule.R2_VALUE, what, () -> Samples.of(dtype, shape, 66), Tensor::isFinite);
    }
    special("isNaN", Tensor::isNaN);
    special("isInfinite", Tensor::isInfinite);
    special("isFinite", Tensor::isFinite);
  }

  private void numbers() {
    for (int[] extents : SHAPES) {
      Shape shape = Shape.of(extents);
      number("rsub", shape, x -> x.rsub(0.75f));
      number("rdiv", shape, x -> x.square().add(1).rdiv(0.75f));
      number("clipMin", shape, x -> x.clipMin(-0.5f));
      number("clipMax", shape, x -> x.clipMax(0.5f));
      number("where", shape, x -> x.greater(0.5f).where(x, 2f));
      number("where", shape, x -> x.greater(0.5f).where(2f, x));
      number("remainder", shape, x -> x.remainder(-0.75f));
      number("fmod", shape, x -> x.fmod(0.75f));
      number("floorDivide", shape, x -> x.floorDivide(0.75f));
      integer("rsub", shape, x -> x.rsub(1));
      integer("clipMin", shape, x -> x.clipMin(-1));
      integer("clipMax", shape, x -> x.clipMax(1));
      integer("where", shape, x -> x.greater(0).where(x, 7));
      integer("where", shape, x -> x.greater(0).where(-7, x));
      integer("remainder", shape, x -> x.remainder(3));
      integer("fmod", shape, x -> x.fmod(-3));
      integer("floorDivide", shape, x -> x.floorDivide(3));
    }
    special("rsub", x -> x.rsub(1));
    special("rdiv", x -> x.rdiv(1));
    special("clipMin", x -> x.clipMin(0));
    special("clipMax", x -> x.clipMax(0f));
    special("where", x -> x.isNaN().where(0f, x));
  }

  private void number(String name, Shape shape, UnaryOperator<Tensor> call) {
    String what = "float32 " + shape + " with a number #" + cases.size();
    one(name, Rule.R2_VALUE, what, () -> Samples.floats(shape, -2, 2, 67), call);
  }

  private void integer(String name, Shape shape, UnaryOperator<Tensor> call) {
    String what = "int32 " + shape + " with a number #" + cases.size();
    one(name, Rule.R2_VALUE, what, () -> Samples.ints(shape, -9, 10, 68), call);
  }
}
