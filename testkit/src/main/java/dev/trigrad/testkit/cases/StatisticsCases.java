package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.op.composite.EuclideanNorm;
import dev.trigrad.op.composite.PNorm;
import dev.trigrad.op.composite.StandardDeviation;
import dev.trigrad.op.composite.Variance;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The cases of statistics, norms, truth over axes, and sums of integers and truth values. */
final class StatisticsCases {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** Shapes, each with axes. */
  private static final int[][][] OVER = {
    {{5}, {0}},
    {{17}, {0}},
    {{1030}, {0}},
    {{3, 5}, {0}},
    {{3, 5}, {}},
    {{5, 33}, {-1}},
    {{2, 3, 4}, {0, 2}},
    {{1, 2, 1, 3, 1, 2, 1, 2}, {1, 3}}
  };

  private final Rows rows;

  private StatisticsCases(Rows rows) {
    this.rows = rows;
  }

  static void add(List<OperationCase> cases) {
    var made = new StatisticsCases(new Rows(cases));
    for (int[][] spec : OVER) {
      made.deviations(spec[0], spec[1]);
      made.norms(spec[0], spec[1]);
      made.truths(spec[0], spec[1]);
    }
    made.specialDeviations();
    made.specialNorms();
    made.normalized();
    made.quantiles();
    for (int[][] spec :
        new int[][][] {{{}, {}}, {{0}, {0}}, {{0, 3}, {0}}, {{0, 3}, {1}}, {{3, 0}, {}}}) {
      made.truths(spec[0], spec[1]);
      made.rows.floats("norm", EuclideanNorm.class, Rule.R5_EDGES, spec[0], x -> x.norm(spec[1]));
    }
    // Nothing, and fewer numbers than the correction: NaN.
    Rule edges = Rule.R5_EDGES;
    made.rows.floats("var", Variance.class, edges, new int[] {0}, Tensor::var);
    made.rows.floats("var", Variance.class, Rule.R4_SPECIAL, new int[] {1}, Tensor::var);
    made.rows.floats("var", Variance.class, Rule.R4_SPECIAL, new int[0], Tensor::var);
    made.rows.floats(
        "std", StandardDeviation.class, Rule.R4_SPECIAL, new int[] {3, 1}, x -> x.std(1));
    made.rows.floats("norm", PNorm.class, edges, new int[] {0, 2}, x -> x.norm(new int[] {0}, 3));
  }

  private void over(String name, Object covers, int[] extents, UnaryOperator<Tensor> f) {
    rows.floats(name, covers, extents.length < 2 ? Rule.R5_EDGES : Rule.R2_VALUE, extents, f);
  }

  private void deviations(int[] extents, int[] axes) {
    over("var", Variance.class, extents, x -> x.var(axes));
    over("varKeep", Variance.class, extents, x -> x.varKeep(axes));
    over("var", Variance.class, extents, x -> x.var(axes, 0));
    over("std", StandardDeviation.class, extents, x -> x.std(axes));
    over("stdKeep", StandardDeviation.class, extents, x -> x.stdKeep(axes));
    over("std", StandardDeviation.class, extents, x -> x.std(axes, 0));
  }

  private void specialDeviations() {
    rows.special("var", Variance.class, x -> x.var(1));
    rows.special("std", StandardDeviation.class, x -> x.std(0));
    Shape shape = Shape.of(3, 7);
    Supplier<Tensor> large = () -> Samples.ints(shape, 0, 9, 51).cast(DType.FLOAT32).add(0x1p22f);
    rows.add("var", Variance.class, "large mean", Rule.R4_SPECIAL, large, x -> x.var(1));
    Supplier<Tensor> equal = () -> Tensor.full(0.1f, 3, 7).mul(Tensor.ones(3, 7));
    rows.add("var", Variance.class, "equal", Rule.R4_SPECIAL, equal, x -> x.var(1));
    rows.add("std", StandardDeviation.class, "equal", Rule.R4_SPECIAL, equal, x -> x.std(1));
  }

  private void norms(int[] extents, int[] axes) {
    over("norm", EuclideanNorm.class, extents, x -> x.norm(axes));
    over("normKeep", EuclideanNorm.class, extents, x -> x.normKeep(axes));
    for (float p : new float[] {1, INFINITY}) {
      over("norm", "norm " + p, extents, x -> x.norm(axes, p));
    }
    for (float p : new float[] {0.5f, 1.5f, 3}) {
      over("norm", PNorm.class, extents, x -> x.norm(axes, p));
    }
    over("normKeep", PNorm.class, extents, x -> x.normKeep(axes, 4));
  }

  private void specialNorms() {
    Supplier<Tensor> large = () -> Tensor.of(new float[] {3e30f, -4e30f, 1e-30f, 0}, 4);
    for (float p : new float[] {0.5f, 1, 2, 3, 100, INFINITY}) {
      rows.special("norm", "norm " + p, x -> x.norm(new int[] {1}, p));
      rows.special("norm", "norm " + p, x -> x.norm(new int[0], p));
      rows.add("norm", "large", Rule.R4_SPECIAL, large, x -> x.norm(new int[0], p));
      Supplier<Tensor> zeros = () -> Tensor.of(new float[] {0, -0f, 0, 3, 0, -4}, 2, 3);
      rows.add("norm", "zeros", Rule.R4_SPECIAL, zeros, x -> x.norm(new int[] {1}, p));
    }
    for (float p : new float[] {1, 2, INFINITY}) {
      over("normKeep", "norm " + p, new int[] {3, 5}, x -> x.normKeep(new int[] {1}, p));
    }
    int[] last = {-1};
    over("varKeep", Variance.class, new int[] {3, 5}, x -> x.varKeep(last, 0));
    over("stdKeep", StandardDeviation.class, new int[] {3, 5}, x -> x.stdKeep(last, 0));
    Supplier<Tensor> ties = () -> Tensor.of(new float[] {2, -2, 1, 0}, 4);
    rows.add("norm", "ties", Rule.R2_VALUE, ties, x -> x.norm(new int[0], INFINITY));
  }

  private void normalized() {
    for (int[] extents : new int[][] {{17}, {3, 5}, {2, 3, 4}, {0, 3}}) {
      for (int axis = 0; axis < extents.length; axis++) {
        int along = axis;
        rows.floats("normalize", "normalize", Rule.R2_VALUE, extents, x -> x.normalize(along));
        rows.floats("normalize", "normalize", Rule.R2_VALUE, extents, x -> x.normalize(along, 3));
      }
    }
    rows.special("normalize", "normalize", x -> x.normalize(1));
    rows.floats("softmin", "softmin", Rule.R2_VALUE, new int[] {3, 5}, x -> x.softmin(1));
    rows.special("softmin", "softmin", x -> x.softmin(0));
  }

  private void truths(int[] extents, int[] axes) {
    Shape shape = Shape.of(extents);
    Rule rule = Rule.R2_VALUE;
    for (boolean value : new boolean[] {false, true}) {
      // Few true, or few false, or none.
      Supplier<Tensor> rare =
          () -> {
            Tensor x = Samples.floats(shape, 0, 1, 52).less(0.1f);
            return value ? x.not() : x;
          };
      rows.add("any", "rare " + shape, rule, rare, x -> x.any(axes));
      rows.add("anyKeep", "rare " + shape, rule, rare, x -> x.anyKeep(axes));
      rows.add("all", "rare " + shape, rule, rare, x -> x.all(axes));
      rows.add("allKeep", "rare " + shape, rule, rare, x -> x.allKeep(axes));
    }
    for (DType dtype : new DType[] {DType.INT32, DType.BOOL}) {
      rows.of("sum", "sum", rule, dtype, extents, x -> x.sum(axes));
      rows.of("sumKeep", "sum", rule, dtype, extents, x -> x.sumKeep(axes));
      rows.of("mean", "mean", rule, dtype, extents, x -> x.mean(axes));
      rows.of("meanKeep", "mean", rule, dtype, extents, x -> x.meanKeep(axes));
    }
  }

  private void quantiles() {
    for (int[] extents : new int[][] {{1}, {5}, {8}, {1030}, {3, 4}, {2, 3, 2}}) {
      int last = extents.length - 1;
      Rule rule = last == 0 ? Rule.R5_EDGES : Rule.R2_VALUE;
      for (int axis = 0; axis <= last; axis++) {
        int along = axis;
        rows.floats("median", "median", rule, extents, x -> x.median(along));
        rows.floats("medianKeep", "median", rule, extents, x -> x.medianKeep(along));
      }
      for (double q : new double[] {0, 0.3, 1}) {
        rows.floats("quantile", "quantile", rule, extents, x -> x.quantile(q, last));
      }
      rows.floats("quantileKeep", "quantile", rule, extents, x -> x.quantileKeep(0.3, -1));
    }
    rows.special("median", "median", x -> x.median(1));
    rows.special("quantile", "quantile", x -> x.quantile(0.9, 0));
    Supplier<Tensor> infinite =
        () -> Tensor.of(new float[] {1, INFINITY, INFINITY, -INFINITY, -INFINITY, 2, 2, 2}, 2, 4);
    for (double q : new double[] {0, 0.2, 0.5, 0.9, 1}) {
      rows.add("quantile", "infinite", Rule.R4_SPECIAL, infinite, x -> x.quantile(q, 1));
    }
    Shape shape = Shape.of(4, 6);
    Supplier<Tensor> whole = () -> Samples.ints(shape, -2, 3, 42).cast(DType.FLOAT32);
    rows.add("median", "ties", Rule.R2_VALUE, whole, x -> x.median(0));
    rows.add("median", "ties", Rule.R2_VALUE, whole, x -> x.median(1));
  }
}
