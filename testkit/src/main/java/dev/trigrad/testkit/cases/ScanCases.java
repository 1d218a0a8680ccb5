package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.LinearRecurrence;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Supplier;

/** The cases of recurrences along an axis and of products. */
final class ScanCases {
  private static final int[] LENGTHS = {0, 1, 2, 3, 5, 17, 1030};
  private static final int[][] SHAPES = {{3, 5}, {17, 2}, {2, 3, 4}, {0, 3}};

  private final List<OperationCase> cases;
  private final Rows rows;

  private ScanCases(List<OperationCase> cases) {
    this.cases = cases;
    this.rows = new Rows(cases);
  }

  static void add(List<OperationCase> cases) {
    var made = new ScanCases(cases);
    for (boolean reversed : new boolean[] {false, true}) {
      for (int n : LENGTHS) {
        made.recurrences(Rule.R5_EDGES, Shape.of(n), 0, reversed);
      }
      for (int[] extents : SHAPES) {
        for (int axis = 0; axis < extents.length; axis++) {
          made.recurrences(Rule.R2_VALUE, Shape.of(extents), axis, reversed);
        }
      }
      made.integers(Shape.of(33), 0, reversed);
      made.integers(Shape.of(3, 5), 0, reversed);
      made.integers(Shape.of(2, 3, 4), 1, reversed);
      made.specials(reversed);
    }
    made.broadcasts();
    made.products();
  }

  private void recurrences(Rule rule, Shape shape, int axis, boolean reversed) {
    String name = shape + " along " + axis + (reversed ? " reversed" : "");
    Supplier<Tensor> near = () -> Samples.floats(shape, -1.1, 1.1, 43);
    recurrence(rule, name, near, () -> Samples.floats(shape, -1, 1, 44), axis, reversed);
    // Of such coefficients nothing is rounded: any other result is a wrong one.
    Supplier<Tensor> signs = () -> Samples.ints(shape, -1, 2, 47).cast(DType.FLOAT32);
    Supplier<Tensor> whole = () -> Samples.ints(shape, -9, 10, 48).cast(DType.FLOAT32);
    recurrence(rule, name + " of integers", signs, whole, axis, reversed);
    rows.add("cumulativeProduct", name, rule, near, x -> x.cumulativeProduct(axis, reversed));
  }

  private void integers(Shape shape, int axis, boolean reversed) {
    String name = "int32 " + shape + " along " + axis + (reversed ? " reversed" : "");
    Supplier<Tensor> ints = () -> Samples.ints(shape, -9, 10, 45);
    recurrence(Rule.R2_VALUE, name, ints, () -> Samples.ints(shape, -9, 10, 46), axis, reversed);
    rows.add(
        "cumulativeProduct", name, Rule.R2_VALUE, ints, x -> x.cumulativeProduct(axis, reversed));
  }

  private void recurrence(
      Rule rule, String name, Supplier<Tensor> a, Supplier<Tensor> b, int axis, boolean reversed) {
    cases.add(
        new OperationCase(
            "linearRecurrence",
            LinearRecurrence.class,
            name,
            rule,
            () -> List.of(a.get(), b.get()),
            in -> Recorder.record(new LinearRecurrence(axis, reversed), in.get(0), in.get(1))));
  }

  private void specials(boolean reversed) {
    String way = reversed ? " reversed" : "";
    for (int axis = 0; axis < 2; axis++) {
      int along = axis;
      Supplier<Tensor> special = () -> Tensor.of(Samples.special(), 4, 5);
      String name = "special values along " + axis + way;
      Supplier<Tensor> turned = () -> Tensor.of(Samples.special(), 5, 4).transpose();
      recurrence(Rule.R4_SPECIAL, name, special, turned, axis, reversed);
      recurrence(Rule.R4_SPECIAL, name + ", twice", special, special, axis, reversed);
      rows.special(
          "cumulativeProduct", "cumulativeProduct", x -> x.cumulativeProduct(along, reversed));
    }
    Supplier<Tensor> zeros = () -> Tensor.of(new float[] {-0f, 1f, -1f, -0f, 0f, 2f}, 6);
    rows.add(
        "cumulativeProduct",
        "signs of zero",
        Rule.R4_SPECIAL,
        zeros,
        x -> x.cumulativeProduct(0, reversed));
    Supplier<Tensor> wraps = () -> Tensor.of(new int[] {1 << 30, 3, 5, -7, 1 << 20}, 5);
    rows.add(
        "cumulativeProduct",
        "wraps",
        Rule.R4_SPECIAL,
        wraps,
        x -> x.cumulativeProduct(0, reversed));
    // Product and sum are rounded each: a fused one would give 2⁻²⁴ more.
    Supplier<Tensor> odd = () -> Tensor.of(new float[] {1 + 0x1p-12f, 1 + 0x1p-12f}, 2);
    Supplier<Tensor> less = () -> Tensor.of(new float[] {-1 - 0x1p-11f, 1 + 0x1p-12f}, 2);
    recurrence(Rule.R4_SPECIAL, "two roundings" + way, odd, less, 0, reversed);
    for (float[] x : new float[][] {{2, 0, 3, -1}, {0, 2, 0, 3}, {1, 2, 3, 0}}) {
      Supplier<Tensor> some = () -> Tensor.of(x.clone(), 4);
      rows.add(
          "cumulativeProduct",
          "with zeros",
          Rule.R2_VALUE,
          some,
          y -> y.cumulativeProduct(0, reversed));
    }
  }

  private void broadcasts() {
    for (int[][] shapes : new int[][][] {{{}, {5}}, {{3}, {2, 3}}, {{2, 1, 3}, {4, 1}}}) {
      Shape a = Shape.of(shapes[0]);
      Shape b = Shape.of(shapes[1]);
      cases.add(
          new OperationCase(
              "linearRecurrence",
              LinearRecurrence.class,
              a + " on " + b,
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(a, -1, 1, 49), Samples.floats(b, -1, 1, 50)),
              in -> in.get(1).linearRecurrence(in.get(0), 0)));
    }
    rows.of(
        "cumulativeSum",
        "cumulativeSum",
        Rule.R2_VALUE,
        DType.BOOL,
        new int[] {3, 5},
        x -> x.cumulativeSum(1));
  }

  private void products() {
    int[][][] specs = {
      {{}, {}},
      {{1}, {0}},
      {{5}, {0}},
      {{97}, {0}},
      {{3, 5}, {1}},
      {{3, 5}, {}},
      {{2, 3, 4}, {0, 2}},
      {{0, 3}, {0}},
      {{0, 3}, {1}},
      {{3, 0}, {}}
    };
    for (int[][] spec : specs) {
      rows.floats("prod", "prod", Rule.R2_VALUE, spec[0], x -> x.prod(spec[1]));
      rows.floats("prodKeep", "prod", Rule.R2_VALUE, spec[0], x -> x.prodKeep(spec[1]));
    }
    for (DType dtype : new DType[] {DType.INT32, DType.BOOL}) {
      for (int[] extents : new int[][] {{5}, {3, 5}, {0}}) {
        rows.of("prod", "prod", Rule.R2_VALUE, dtype, extents, x -> x.prod(0));
      }
      rows.of("prodKeep", "prod", Rule.R2_VALUE, dtype, new int[] {3, 5}, x -> x.prodKeep(1));
    }
    for (float[] x : new float[][] {{2, 0, 3, -1}, {0, 2, 0, 3}, {0, 0, 0, 2}}) {
      rows.add("prod", "zeros", Rule.R2_VALUE, () -> Tensor.of(x.clone(), 4), Tensor::prod);
      rows.add("prod", "zeros", Rule.R2_VALUE, () -> Tensor.of(x.clone(), 2, 2), y -> y.prod(0));
    }
    rows.special("prod", "prod", x -> x.prod(0));
    rows.special("prod", "prod", Tensor::prod);
  }
}
