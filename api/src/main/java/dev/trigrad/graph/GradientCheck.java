package dev.trigrad.graph;

import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Compares gradients with central differences {@code (f(x + ε) − f(x − ε)) / 2ε} in double precision; no engine takes part.
 *
 * <p>The function is recorded anew for every perturbed value, with ε = 10⁻⁶; gradients must agree to 10⁻⁷ absolutely plus 10⁻⁵
 * relatively. At a point where the function is not differentiable the two may differ, and rightly so.
 *
 * @param passed whether every entry agrees
 * @param worst the entry that disagrees most, with both values
 */
public record GradientCheck(boolean passed, String worst) {
  private static final double EPSILON = 1e-6;
  private static final double ABSOLUTE = 1e-7;
  private static final double RELATIVE = 1e-5;

  /** Checks the gradients of a function of tensors, summed if it is no scalar, with respect to every entry of {@code points}. */
  public static GradientCheck of(Function<List<Tensor>, Tensor> function, Tensor... points) {
    var xs = List.of(points);
    Tensor y = function.apply(xs);
    List<Tensor> gradients = Gradients.of(y.sum(), xs);
    double worst = -1;
    String report = "no entries";
    for (int i = 0; i < points.length; i++) {
      double[] analytic = new Reference().of(gradients.get(i)).value();
      for (int j = 0; j < analytic.length; j++) {
        double numeric = difference(function, points, i, j);
        double excess = Math.abs(analytic[j] - numeric) / (ABSOLUTE + RELATIVE * Math.abs(numeric));
        if (!(excess <= worst)) {
          worst = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
          report = String.format(Locale.ROOT, "input %d entry %d: gradient %.12g, central difference %.12g", i, j, analytic[j], numeric);
        }
      }
    }
    return new GradientCheck(worst <= 1, report);
  }

  private static double difference(Function<List<Tensor>, Tensor> function, Tensor[] points, int input, int entry) {
    return (moved(function, points, input, entry, EPSILON) - moved(function, points, input, entry, -EPSILON)) / (2 * EPSILON);
  }

  private static double moved(Function<List<Tensor>, Tensor> function, Tensor[] points, int input, int entry, double by) {
    double[] values = new Reference().of(points[input]).value().clone();
    values[entry] += by;
    var moved = new ArrayList<>(List.of(points));
    // A leaf of its own, whose floats are near enough for any decision of the function's author.
    float[] near = new float[values.length];
    for (int i = 0; i < near.length; i++) {
      near[i] = (float) values[i];
    }
    Tensor leaf = Recorder.constant(points[input].type(), near);
    moved.set(input, leaf);
    return new Reference().with(leaf, values).of(function.apply(moved).sum()).value()[0];
  }
}
