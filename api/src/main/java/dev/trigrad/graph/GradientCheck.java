package dev.trigrad.graph;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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
 * nothing: such entries are reported, not judged.
 *
 * <p>{@code GradientCheck.of(in -> in.get(0).matmul(in.get(1)).tanh()).at(x, w).orThrow();}
 *
 * @param function what is checked; gets leaves of the shapes of the points, and records a float32
 *     tensor
 * @param epsilon half the distance of the two points
 * @param absolute absolute tolerance
 * @param relative relative tolerance
 * @param directions number of random directions, or 0 to perturb each element
 */
public record GradientCheck(
    Function<List<Tensor>, Tensor> function,
    double epsilon,
    double absolute,
    double relative,
    int directions) {
  /** Up to this many elements, each is perturbed by itself unless directions are asked for. */
  private static final int EACH = 1_000;

  private static final int DIRECTIONS = 20;

  /** A check of {@code function} with the default step and tolerances. */
  public static GradientCheck of(Function<List<Tensor>, Tensor> function) {
    return new GradientCheck(function, 1e-6, 1e-7, 1e-5, -1);
  }

  /** This check with another half distance of the points. */
  public GradientCheck step(double epsilon) {
    return new GradientCheck(function, epsilon, absolute, relative, directions);
  }

  /** This check with other tolerances. */
  public GradientCheck tolerances(double absolute, double relative) {
    return new GradientCheck(function, epsilon, absolute, relative, directions);
  }

  /**
   * This check along {@code count} random directions through all inputs at once; 0 means each
   * element by itself.
   */
  public GradientCheck directions(int count) {
    return new GradientCheck(function, epsilon, absolute, relative, count);
  }

  /**
   * Checks the gradients with respect to every input at {@code points}, float32 tensors that no
   * engine needs to have evaluated.
   *
   * @throws DTypeException if a point is not float32; let the function close over integers
   */
  public GradientReport at(Tensor... points) {
    var at = new ArrayList<double[]>();
    int elements = 0;
    for (Tensor point : points) {
      if (point.dtype() != DType.FLOAT32) {
        throw new DTypeException(
            "gradient check: point is " + point.type() + "; only float32 has gradients");
      }
      at.add(new Reference().of(point).value().clone());
      elements += point.type().elements();
    }
    List<double[]> gradients = gradients(points, at);
    var report = new GradientReport.Builder();
    int count = directions >= 0 ? directions : elements <= EACH ? 0 : DIRECTIONS;
    if (count == 0) {
      each(points, at, gradients, report);
    } else {
      alongDirections(points, at, gradients, count, report);
    }
    return report.build();
  }

  private void each(
      Tensor[] points, List<double[]> at, List<double[]> gradients, GradientReport.Builder report) {
    for (int input = 0; input < points.length; input++) {
      double[] x = at.get(input);
      for (int i = 0; i < x.length; i++) {
        double before = x[i];
        x[i] = before + epsilon;
        Sample high = sample(points, at);
        x[i] = before - epsilon;
        Sample low = sample(points, at);
        x[i] = before;
        judge("input " + input + " element " + i, high, low, gradients.get(input)[i], report);
      }
    }
  }

  private void alongDirections(
      Tensor[] points,
      List<double[]> at,
      List<double[]> gradients,
      int count,
      GradientReport.Builder report) {
    var random = new SplittableRandom(1);
    for (int direction = 0; direction < count; direction++) {
      var high = new ArrayList<double[]>();
      var low = new ArrayList<double[]>();
      double slope = 0;
      for (int input = 0; input < points.length; input++) {
        double[] x = at.get(input);
        double[] above = x.clone();
        double[] below = x.clone();
        for (int i = 0; i < x.length; i++) {
          double d = random.nextDouble(-1, 1);
          above[i] += epsilon * d;
          below[i] -= epsilon * d;
          slope += gradients.get(input)[i] * d;
        }
        high.add(above);
        low.add(below);
      }
      judge("direction " + direction, sample(points, high), sample(points, low), slope, report);
    }
  }

  private void judge(
      String place, Sample high, Sample low, double gradient, GradientReport.Builder report) {
    String kink = high.decisions.difference(low.decisions);
    if (kink != null) {
      report.kink(place + ": " + kink);
      return;
    }
    double difference = (high.value - low.value) / (2 * epsilon);
    report.entry(place, gradient, difference, absolute + relative * Math.abs(difference));
  }

  private record Sample(double value, Decisions decisions) {}

  private Sample sample(Tensor[] points, List<double[]> at) {
    var reference = new Reference();
    Tensor y = function.apply(bound(points, at, reference));
    double[] value = reference.of(y).value();
    double[] weights = weights(value.length);
    double sum = 0;
    for (int i = 0; i < value.length; i++) {
      sum += weights[i] * value[i];
    }
    return new Sample(sum, Decisions.of(reference));
  }

  private List<double[]> gradients(Tensor[] points, List<double[]> at) {
    var reference = new Reference();
    List<Tensor> leaves = bound(points, at, reference);
    Tensor y = function.apply(leaves);
    Tensor cotangent = Recorder.constant(y.type(), new float[y.type().elements()]);
    reference.with(cotangent, weights(y.type().elements()));
    var gradients = new ArrayList<double[]>();
    for (Tensor gradient : Gradients.of(y, cotangent, leaves)) {
      gradients.add(reference.of(gradient).value());
    }
    return gradients;
  }

  /**
   * Fresh leaves that hold the points rounded to float32, for the function's own control flow;
   * exact in the reference.
   */
  private static List<Tensor> bound(Tensor[] points, List<double[]> at, Reference reference) {
    var leaves = new ArrayList<Tensor>();
    for (int input = 0; input < points.length; input++) {
      double[] x = at.get(input);
      float[] rounded = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        rounded[i] = (float) x[i];
      }
      Tensor leaf = Recorder.constant(points[input].type(), rounded);
      reference.with(leaf, x.clone());
      leaves.add(leaf);
    }
    return leaves;
  }

  private static double[] weights(int count) {
    if (count == 1) {
      return new double[] {1};
    }
    var random = new SplittableRandom(2);
    double[] weights = new double[count];
    Arrays.setAll(weights, i -> random.nextDouble(0.5, 1.5) * (random.nextBoolean() ? 1 : -1));
    return weights;
  }
}
