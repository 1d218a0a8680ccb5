package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Bounds;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Surface;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import picocli.CommandLine.Command;

/**
 * A line through points, y = w x + b: gradient descent on the mean squared error goes where the
 * normal equations say that the lowest place is.
 */
@Command(name = "linear-regression", description = "Linear regression and the normal equations")
final class LinearRegression extends Lesson {
  private static final int POINTS = 50;
  private static final int STEPS = 300;
  private static final double RATE = 0.2;

  /** Half the distance from 1 to the next float. */
  private static final double U = 0x1p-24;

  /**
   * A line.
   *
   * @param w slope
   * @param b height at 0
   */
  record Line(double w, double b) {}

  /** The points, in double. */
  record Points(double[] x, double[] y) {
    /** Around y = 2 x + 1, x from −1 to 2, with normal noise of deviation 0.3. */
    static Points of(long seed) {
      RandomKey key = RandomKey.of(seed);
      float[] noise = Initializer.normal(0.3).values(Shape.of(POINTS), key);
      double[] x = new double[POINTS];
      double[] y = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        x[i] = (float) (-1 + 3.0 * i / (POINTS - 1));
        y[i] = (float) (2 * x[i] + 1 + noise[i]);
      }
      return new Points(x, y);
    }

    /** The mean of xᵖ yᵠ over all points. */
    double mean(int p, int q) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += Math.pow(x[i], p) * Math.pow(y[i], q);
      }
      return sum / x.length;
    }

    /** Where the gradient is 0: (mean x², mean x; mean x, 1) (w, b) = (mean x y, mean y). */
    Line normalEquations() {
      double determinant = mean(2, 0) - mean(1, 0) * mean(1, 0);
      double w = (mean(1, 1) - mean(1, 0) * mean(0, 1)) / determinant;
      return new Line(w, mean(0, 1) - w * mean(1, 0));
    }

    /** The mean squared error of a line. */
    double loss(double w, double b) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += Math.pow(w * x[i] + b - y[i], 2);
      }
      return sum / x.length;
    }

    /**
     * How far from the lowest place the descent may end, as float32 rounds. It stands still where a
     * step changes no digit, |η g| ≤ 2⁻²⁴ |w, b|; its gradient g is off by at most (n + 5) 2⁻²⁴ of
     * the sum of all terms' sizes; and g is at least λ times the distance, with λ the smaller
     * eigenvalue of the Hessian 2 (mean x², mean x; mean x, 1).
     */
    double rounding(Line end) {
      double terms = 0;
      for (int i = 0; i < x.length; i++) {
        double sizes = Math.abs(end.w * x[i]) + Math.abs(end.b) + Math.abs(y[i]);
        terms += 2 * sizes * Math.hypot(x[i], 1) / x.length;
      }
      double gradient = (x.length + 5) * U * terms + U * Math.hypot(end.w, end.b) / RATE;
      double trace = mean(2, 0) + 1;
      double determinant = mean(2, 0) - mean(1, 0) * mean(1, 0);
      return gradient / (trace - Math.sqrt(trace * trace - 4 * determinant));
    }
  }

  /** Descends from (0, 0) by gradients of all points; gives the line of each step. */
  static Line[] descend(Points points, Evaluator engine) {
    Tensor x = Tensor.of(points.x, POINTS, 1);
    Tensor y = Tensor.of(points.y, POINTS, 1);
    var neuron = new Linear(1, 1, true, Initializer.zeros());
    neuron.initialize(0);
    var optimizer = new Sgd(neuron, RATE).on(engine);
    var loss = new MeanSquaredError();
    var lines = new Line[STEPS + 1];
    lines[0] = new Line(0, 0);
    for (int step = 1; step <= STEPS; step++) {
      optimizer.step(pass -> loss.of(neuron.apply(x, pass), y));
      lines[step] = new Line(neuron.weight().snapshot().item(), neuron.bias().snapshot().item());
    }
    return lines;
  }

  @Override
  protected void teach() {
    Points points = Points.of(seed());
    Line best = points.normalEquations();
    Line[] lines = descend(points, engine());
    say("step |       w        b |    loss");
    say("-----+-----------------+--------");
    for (int step : new int[] {0, 1, 2, 5, 10, 20, 50, STEPS}) {
      Line line = lines[step];
      say("%4d | %7.4f  %7.4f | %7.4f", step, line.w, line.b, points.loss(line.w, line.b));
    }
    say("-----+-----------------+--------");
    say("n.e. | %7.4f  %7.4f | %7.4f", best.w, best.b, points.loss(best.w, best.b));
    Line last = lines[STEPS];
    double apart = Math.hypot(last.w - best.w, last.b - best.b);
    say("");
    say("n.e.: the normal equations, solved in double.");
    double rounding = points.rounding(last);
    claim(
        apart <= rounding, "descent ends there, %.1e away of %.1e for rounding.", apart, rounding);
    plot("line", () -> picture(points, best));
    plot("descent", () -> surface(points, lines));
  }

  private static Curves picture(Points points, Line best) {
    double[] ends = {-1, 2};
    double[] heights = {best.w * -1 + best.b, best.w * 2 + best.b};
    return new Curves("Linear regression", "x", "y")
        .points("points", points.x, points.y)
        .line("least squares", ends, heights);
  }

  private static Surface surface(Points points, Line[] lines) {
    double[] w = new double[lines.length];
    double[] b = new double[lines.length];
    for (int i = 0; i < lines.length; i++) {
      w[i] = lines[i].w;
      b[i] = lines[i].b;
    }
    var bounds = new Bounds(-1, 4, -1, 3);
    return new Surface("The loss, and the way down", "w", "b", bounds, points::loss)
        .path("gradient descent", w, b);
  }
}
