package dev.trigrad.reference;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Compares the gradients of a function with central differences {@code (f(x + εd) − f(x − εd)) /
 * 2ε}, both in double precision.
 *
 * <p>The function is recorded anew for each perturbation; no engine takes part. It passes where
 * {@code |gradient − difference| ≤ atol + rtol · |difference|}, by default ε = 10⁻⁶, atol = 10⁻⁷,
 * rtol = 10⁻⁵. A result that is no scalar is multiplied by fixed random weights and summed. With
 * few elements each is perturbed by itself, with many all are along random directions. Where a
 * comparison, a kink or a maximum decides otherwise at the two points, the difference means
 * nothing: such entries are reported, not judged, and the check fails if nothing of an input was
 * judged. A number that is not finite, on either side, is wrong.
 *
 * <p>A {@link dev.trigrad.op.HostFunction} without a double form is called in float32. The report
 * says so; the step is then at least 2⁻⁷, and the tolerance has two more terms: by how much half
 * the step gives another difference, and what the {@linkplain ReferenceValue bounds} of the two
 * values allow.
 *
 * <p>{@code GradientCheck.of(in -> in.get(0).matmul(in.get(1)).tanh()).at(x, w).orThrow();}
 *
 * <p>Cells named by {@link #withRespectTo} are perturbed like the points; the function reads them
 * itself, as a module does its parameters. {@code Module.gradientCheck} is the short form:
 *
 * <p>{@code model.gradientCheck(y -> loss.of(y, labels)).at(x).orThrow();}
 *
 * @param function what is checked; gets leaves of the shapes of the points, and records a float32
 *     tensor
 * @param cells float32 cells whose values are perturbed too; their own values stay as they are
 * @param epsilon half the distance of the two points
 * @param absolute absolute tolerance
 * @param relative relative tolerance
 * @param directions number of random directions, 0 to perturb each element, or negative to choose
 *     by the number of elements
 */
public record GradientCheck(
    Function<List<Tensor>, Tensor> function,
    List<Cell> cells,
    double epsilon,
    double absolute,
    double relative,
    int directions) {
  /** Up to this many elements, each is perturbed by itself unless directions are asked for. */
  private static final int EACH = 1_000;

  private static final int DIRECTIONS = 20;

  /** Where a function is computed in float32, rounding is in the way of smaller steps. */
  private static final double FLOAT_STEP = 0x1p-7;

  /**
   * Copies the list.
   *
   * @throws ArgumentException if there is no function, the step is not positive and finite, or a
   *     tolerance is negative or not finite
   */
  public GradientCheck {
    ArgumentException.requirePresent(function, "gradient check", "function");
    ArgumentException.requirePresent(cells, "gradient check", "list of cells");
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new ArgumentException(
          "gradient check: step is " + epsilon + ", expected a positive number");
    }
    if (!(absolute >= 0 && relative >= 0 && absolute + relative < Double.POSITIVE_INFINITY)) {
      throw new ArgumentException(
          "gradient check: tolerances are "
              + absolute
              + " and "
              + relative
              + ", expected finite numbers of at least 0");
    }
    cells = List.copyOf(cells);
  }

  /** A check of {@code function} with the default step and tolerances. */
  public static GradientCheck of(Function<List<Tensor>, Tensor> function) {
    return new GradientCheck(function, List.of(), 1e-6, 1e-7, 1e-5, -1);
  }

  /**
   * This check, with respect to {@code variables} as well as to the points.
   *
   * @throws DTypeException if one is not float32
   */
  public GradientCheck withRespectTo(Collection<? extends Cell> variables) {
    ArgumentException.requirePresent(variables, "gradient check", "collection of cells");
    for (Cell cell : variables) {
      ArgumentException.requirePresent(cell, "gradient check", "cell");
      requireFloat("'" + cell.name() + "'", cell.type());
    }
    return new GradientCheck(
        function, List.copyOf(variables), epsilon, absolute, relative, directions);
  }

  /** This check with another half distance of the points. */
  public GradientCheck step(double epsilon) {
    return new GradientCheck(function, cells, epsilon, absolute, relative, directions);
  }

  /** This check with other tolerances. */
  public GradientCheck tolerances(double absolute, double relative) {
    return new GradientCheck(function, cells, epsilon, absolute, relative, directions);
  }

  /**
   * This check along {@code count} random directions through all inputs at once; 0 means each
   * element by itself.
   */
  public GradientCheck directions(int count) {
    return new GradientCheck(function, cells, epsilon, absolute, relative, count);
  }

  /**
   * Checks the gradients with respect to every input at {@code points}, float32 tensors that no
   * engine needs to have evaluated, and to every cell at its present value.
   *
   * @throws DTypeException if a point is not float32; let the function close over integers
   * @throws GraphException if the result does not depend on an input or a cell, or is empty
   * @throws ArgumentException if there is neither point nor cell
   */
  public GradientReport at(Tensor... points) {
    ArgumentException.requirePresent(points, "gradient check", "array of points");
    if (points.length == 0 && cells.isEmpty()) {
      throw new ArgumentException("gradient check: no points; give one tensor per input");
    }
    var types = new ArrayList<TensorType>();
    var at = new ArrayList<double[]>();
    for (int i = 0; i < points.length; i++) {
      ArgumentException.requirePresent(points[i], "gradient check", "point", i);
      requireFloat("point", points[i].type());
      types.add(points[i].type());
      at.add(new Reference().of(points[i]).value().clone());
    }
    for (Cell cell : cells) {
      at.add(new Reference().of(cell.tensor()).value().clone());
    }
    int elements = at.stream().mapToInt(x -> x.length).sum();
    var perturbed = new PerturbedFunction(function, types, cells);
    List<double[]> gradients = perturbed.gradients(at);
    int count = directions >= 0 ? directions : elements <= EACH ? 0 : DIRECTIONS;
    var report = new GradientReport.Builder(perturbed.sample(at).inFloat());
    if (count == 0) {
      each(perturbed, at, gradients, report);
    } else {
      alongDirections(perturbed, at, gradients, count, report);
    }
    return report.build();
  }

  private static void requireFloat(String role, TensorType type) {
    if (type.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          "gradient check: " + role + " is " + type + "; only float32 has gradients");
    }
  }

  private void each(
      PerturbedFunction perturbed,
      List<double[]> at,
      List<double[]> gradients,
      GradientReport.Builder report) {
    for (int input = 0; input < at.size(); input++) {
      double[] x = at.get(input);
      int judged = report.judged();
      for (int i = 0; i < x.length; i++) {
        int element = i;
        double before = x[i];
        DoubleFunction<PerturbedFunction.Sample> along =
            by -> {
              x[element] = before + by;
              return perturbed.sample(at);
            };
        String place = perturbed.name(input) + " element " + i;
        judge(place, along, gradients.get(input)[i], report);
        x[i] = before;
      }
      if (report.judged() == judged && x.length > 0) {
        report.unjudged(perturbed.name(input));
      }
    }
  }

  private void alongDirections(
      PerturbedFunction perturbed,
      List<double[]> at,
      List<double[]> gradients,
      int count,
      GradientReport.Builder report) {
    var random = new SplittableRandom(1);
    for (int direction = 0; direction < count; direction++) {
      var towards = new ArrayList<double[]>();
      double slope = 0;
      for (int input = 0; input < at.size(); input++) {
        double[] d = new double[at.get(input).length];
        for (int i = 0; i < d.length; i++) {
          d[i] = random.nextDouble(-1, 1);
          slope += gradients.get(input)[i] * d[i];
        }
        towards.add(d);
      }
      judge(
          "direction " + direction, by -> perturbed.sample(moved(at, towards, by)), slope, report);
    }
  }

  private static List<double[]> moved(List<double[]> at, List<double[]> towards, double by) {
    var moved = new ArrayList<double[]>();
    for (int input = 0; input < at.size(); input++) {
      double[] x = at.get(input).clone();
      for (int i = 0; i < x.length; i++) {
        x[i] += by * towards.get(input)[i];
      }
      moved.add(x);
    }
    return moved;
  }

  private void judge(
      String place,
      DoubleFunction<PerturbedFunction.Sample> along,
      double gradient,
      GradientReport.Builder report) {
    double step = report.inFloat() ? Math.max(epsilon, FLOAT_STEP) : epsilon;
    var high = along.apply(step);
    var low = along.apply(-step);
    String kink = high.decisions().difference(low.decisions());
    if (kink != null) {
      report.kink(place + ": " + kink);
      return;
    }
    double difference = (high.value() - low.value()) / (2 * step);
    double tolerance = absolute + relative * Math.abs(difference);
    if (report.inFloat()) {
      // The error of a central difference is a quarter with half the step.
      var high2 = along.apply(step / 2);
      var low2 = along.apply(-step / 2);
      double half = (high2.value() - low2.value()) / step;
      tolerance += Math.abs(difference - half) + (high2.bound() + low2.bound()) / step;
      difference = half;
      if (tolerance == Double.POSITIVE_INFINITY) {
        report.kink(place + ": a bound that is open");
        return;
      }
    }
    report.entry(place, gradient, difference, tolerance);
  }
}
