package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.op.ArgSort;
import dev.trigrad.testkit.Rule;
import java.util.List;
import java.util.function.Supplier;

/** The cases of what sorts and finds the largest and smallest. */
final class OrderingCases {
  private static final DType[] TYPES = {DType.FLOAT32, DType.INT32, DType.BOOL};
  private static final int[] LENGTHS = {0, 1, 2, 5, 17, 97, 1030};
  private static final int[][] SHAPES = {{3, 5}, {2, 3, 4}, {0, 3}};

  /** Ties of numbers, NaNs of several bits, and both zeros. */
  private static final float[] TIES = {
    0f,
    -0f,
    Float.NaN,
    1f,
    -0f,
    0f,
    Float.intBitsToFloat(0xffc00001),
    1f,
    -1f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };

  private static final int MIN = Integer.MIN_VALUE;
  private static final int MAX = Integer.MAX_VALUE;
  private static final int[] WIDE = {MAX, MIN, 0, -1, MIN, 1, MAX, MIN + 1};

  private final Rows rows;

  private OrderingCases(Rows rows) {
    this.rows = rows;
  }

  static void add(List<OperationCase> cases) {
    var made = new OrderingCases(new Rows(cases));
    made.sorts();
    made.largest();
    made.extremes();
  }

  private void sorts() {
    for (boolean descending : new boolean[] {false, true}) {
      for (int n : LENGTHS) {
        sort(Rule.R5_EDGES, DType.FLOAT32, new int[] {n}, 0, descending);
      }
      for (int[] extents : SHAPES) {
        for (int axis = 0; axis < extents.length; axis++) {
          sort(Rule.R2_VALUE, DType.FLOAT32, extents, axis, descending);
        }
      }
      sort(Rule.R2_VALUE, DType.FLOAT32, new int[] {1, 2, 1, 2, 1, 3, 1, 2}, 5, descending);
      for (DType dtype : TYPES) {
        sort(Rule.R5_EDGES, dtype, new int[] {97}, 0, descending);
        sort(Rule.R2_VALUE, dtype, new int[] {4, 7, 3}, 1, descending);
      }
      for (int axis = 0; axis < 2; axis++) {
        int along = axis;
        rows.special("argsort", ArgSort.class, x -> x.argsort(along, descending));
        rows.special("sort", "sort", x -> x.sort(along, descending));
      }
      Supplier<Tensor> ties = () -> Tensor.of(TIES);
      rows.add("argsort", "ties", Rule.R4_SPECIAL, ties, x -> x.argsort(0, descending));
      rows.add("sort", "ties", Rule.R4_SPECIAL, ties, x -> x.sort(0, descending));
      Supplier<Tensor> wide = () -> Tensor.of(WIDE);
      rows.add("argsort", "extremes", Rule.R4_SPECIAL, wide, x -> x.argsort(-1, descending));
    }
    rows.floats("sort", "sort", Rule.R2_VALUE, new int[] {7}, x -> x.sort(0));
    rows.floats("argsort", ArgSort.class, Rule.R2_VALUE, new int[] {7}, x -> x.argsort(0));
  }

  private void sort(Rule rule, DType dtype, int[] extents, int axis, boolean descending) {
    rows.of("argsort", ArgSort.class, rule, dtype, extents, x -> x.argsort(axis, descending));
    rows.of("sort", "sort", rule, dtype, extents, x -> x.sort(axis, descending));
  }

  private void largest() {
    for (int[] spec : new int[][] {{0, 0}, {0, 1}, {1, 0}, {1, 3}, {2, 4}, {-1, 2}}) {
      int k = spec[1];
      int axis = spec[0];
      int[] extents = {2, 3, 4};
      if (k <= extents[axis < 0 ? axis + 3 : axis]) {
        rows.floats("topK", "topK", Rule.R2_VALUE, extents, x -> x.topK(k, axis).values());
        rows.floats("topK", "topK", Rule.R2_VALUE, extents, x -> x.topK(k, axis).indices());
      }
    }
    rows.floats("topK", "topK", Rule.R5_EDGES, new int[] {1030}, x -> x.topK(5, 0).values());
    rows.floats("topK", "topK", Rule.R5_EDGES, new int[] {5}, x -> x.topK(3, 0).values());
    rows.of(
        "topK", "topK", Rule.R2_VALUE, DType.INT32, new int[] {17}, x -> x.topK(9, 0).indices());
    rows.special("topK", "topK", x -> x.topK(3, 1).values());
    rows.special("topK", "topK", x -> x.topK(3, 1).indices());
  }

  private void extremes() {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32}) {
      for (int[] extents : new int[][] {{1}, {17}, {1030}}) {
        extremes(Rule.R5_EDGES, dtype, extents, 0);
      }
      extremes(Rule.R2_VALUE, dtype, new int[] {3, 5}, 0);
      extremes(Rule.R2_VALUE, dtype, new int[] {2, 3, 4}, 1);
      extremes(Rule.R2_VALUE, dtype, new int[] {4, 1, 6}, -1);
      for (int[] extents : new int[][] {{}, {17}, {3, 5}}) {
        Rule rule = extents.length < 2 ? Rule.R5_EDGES : Rule.R2_VALUE;
        rows.of("argmin", "argmin", rule, dtype, extents, Tensor::argmin);
        rows.of("argmax", "argmax", rule, dtype, extents, Tensor::argmax);
      }
    }
    for (int axis = 0; axis < 2; axis++) {
      int along = axis;
      rows.special("argmin", "argmin", x -> x.argmin(along));
      rows.special("maxWithIndex", "maxWithIndex", x -> x.maxWithIndex(along).values());
      rows.special("minWithIndex", "minWithIndex", x -> x.minWithIndex(along).values());
    }
    rows.special("argmin", "argmin", Tensor::argmin);
    rows.special("argmax", "argmax", Tensor::argmax);
    Supplier<Tensor> wide = () -> Tensor.of(WIDE);
    rows.add("argmin", "extremes", Rule.R4_SPECIAL, wide, x -> x.argmin(0));
    rows.add("argmax", "extremes", Rule.R4_SPECIAL, wide, x -> x.argmax(0));
    rows.add("argmin", "ties", Rule.R4_SPECIAL, () -> Tensor.of(TIES), x -> x.argmin(0));
  }

  private void extremes(Rule rule, DType dtype, int[] extents, int axis) {
    rows.of("argmin", "argmin", rule, dtype, extents, x -> x.argmin(axis));
    rows.of("argminKeep", "argmin", rule, dtype, extents, x -> x.argminKeep(axis));
    rows.of("maxWithIndex", "max", rule, dtype, extents, x -> x.maxWithIndex(axis).values());
    rows.of("maxWithIndex", "max", rule, dtype, extents, x -> x.maxWithIndex(axis).indices());
    rows.of(
        "maxWithIndexKeep", "max", rule, dtype, extents, x -> x.maxWithIndexKeep(axis).values());
    rows.of("minWithIndex", "min", rule, dtype, extents, x -> x.minWithIndex(axis).values());
    rows.of("minWithIndex", "min", rule, dtype, extents, x -> x.minWithIndex(axis).indices());
    rows.of(
        "minWithIndexKeep", "min", rule, dtype, extents, x -> x.minWithIndexKeep(axis).values());
  }
}
