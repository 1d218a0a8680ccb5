package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.Reduction;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The cases of losses, by the names of their records: every reduction, batches of 0 and 1, and
 * extreme values, of which the gradients are cases, too.
 */
public final class LossCases {
  /** Shapes of elementwise losses. */
  static final int[][] ELEMENTS = {{}, {0}, {1}, {3, 0}, {17}, {2, 5}, {1030}};

  /** Shapes [batch, n] of losses of vectors and scores. */
  static final int[][] ROWS = {{0, 3}, {1, 3}, {1, 1}, {3, 1}, {4, 3}, {2, 17}, {3, 83}};

  private LossCases() {}

  public static void add(List<OperationCase> cases) {
    RegressionLossCases.add(cases);
    BinaryLossCases.add(cases);
    ClassLossCases.add(cases);
    EmbeddingLossCases.add(cases);
  }

  /**
   * A loss whose cases are made.
   *
   * @param operation name of its record
   * @param covers its record
   * @param setting what is special about it
   * @param call the loss of inputs
   */
  record Subject(
      String operation,
      Class<?> covers,
      String setting,
      BiFunction<Reduction, List<Tensor>, Tensor> call) {

    private OperationCase row(
        String name,
        Rule rule,
        Supplier<List<Tensor>> inputs,
        Function<List<Tensor>, Tensor> function) {
      String called = setting.isEmpty() ? name : setting + ", " + name;
      return new OperationCase(operation, covers, called, rule, inputs, function);
    }

    /** Each of the shapes without reduction, and [2, 3] with all. */
    Subject shapes(List<OperationCase> cases, int[][] shapes, Function<Shape, List<Tensor>> of) {
      Shape shape = Shape.of(2, 3);
      for (Reduction reduction : Reduction.values()) {
        cases.add(
            row(
                reduction + " of " + shape,
                Rule.R2_VALUE,
                () -> of.apply(shape),
                in -> call.apply(reduction, in)));
      }
      return edges(cases, "", shapes, of);
    }

    /** Each of the shapes without reduction. */
    Subject edges(
        List<OperationCase> cases, String name, int[][] shapes, Function<Shape, List<Tensor>> of) {
      for (int[] extents : shapes) {
        Shape shape = Shape.of(extents);
        cases.add(row(name + shape, Rule.R5_EDGES, () -> of.apply(shape), this::none));
      }
      return this;
    }

    private Tensor none(List<Tensor> in) {
      return call.apply(Reduction.NONE, in);
    }

    /** Special values: the loss, and its gradients with respect to the first inputs. */
    Subject special(
        List<OperationCase> cases, String name, int gradients, Supplier<List<Tensor>> inputs) {
      cases.add(row(name, Rule.R4_SPECIAL, inputs, this::none));
      for (int i = 0; i < gradients; i++) {
        int at = i;
        cases.add(
            row(
                name + ", gradient " + i,
                Rule.R4_SPECIAL,
                inputs,
                in -> Gradients.of(none(in).sum(), in.get(at)).getFirst()));
      }
      return this;
    }
  }

  /** Labels of −1 and 1. */
  static Tensor signs(Shape shape, int seed) {
    int[] values = binary(shape, seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * values[i] - 1;
    }
    return leaf(values, shape);
  }

  /** Labels of 0 and 1. */
  static Tensor truths(Shape shape, int seed) {
    return leaf(binary(shape, seed), shape);
  }

  private static int[] binary(Shape shape, int seed) {
    Tensor sample = Samples.ints(Shape.of(shape.elements()), 0, 2, seed);
    return sample.toIntArray();
  }

  private static Tensor leaf(int[] values, Shape shape) {
    return shape.rank() == 0 ? Tensor.of(values[0]) : Tensor.of(values, shape.extents());
  }

  /** The special values once for each of {@code targets}, [targets, 20], and these beside them. */
  static List<Tensor> beside(float... targets) {
    float[] special = Samples.special();
    return grid(special, targets, DType.FLOAT32);
  }

  /** Extreme numbers once for each of {@code targets}, and these beside them as {@code type}. */
  static List<Tensor> grid(float[] extreme, float[] targets, DType type) {
    int n = extreme.length;
    float[] x = new float[targets.length * n];
    float[] y = new float[x.length];
    for (int i = 0; i < targets.length; i++) {
      System.arraycopy(extreme, 0, x, i * n, n);
      Arrays.fill(y, i * n, (i + 1) * n, targets[i]);
    }
    var pair = new ArrayList<Tensor>();
    pair.add(Tensor.of(x, targets.length, n));
    pair.add(type == DType.FLOAT32 ? Tensor.of(y, targets.length, n) : ints(y, n));
    return pair;
  }

  private static Tensor ints(float[] values, int columns) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) values[i];
    }
    return Tensor.of(ints, values.length / columns, columns);
  }
}
