package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.synthetic.Points;
import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import picocli.CommandLine.Command;

/**
 * The probability of a class, p = σ(w x + b): no formula has the best w and b, but the loss is
 * convex, and Newton's method in double says where its only lowest place is.
 */
@Command(name = "logistic-regression", description = "Logistic regression and Newton's method")
final class LogisticRegression extends Lesson {
  private static final int POINTS = 200;
  private static final int STEPS = 2000;
  private static final double RATE = 1;

  /** Half the distance from 1 to the next float. */
  private static final double U = 0x1p-24;

  /** A neuron's numbers. */
  record Neuron(double w, double b) {
    double probability(double x) {
      return 1 / (1 + Math.exp(-(w * x + b)));
    }
  }

  /** Mean cross-entropy over the points at one neuron, with first and second derivatives. */
  record Slope(double loss, double w, double b, double ww, double wb, double bb) {
    static Slope at(Neuron neuron, float[] x, float[] y) {
      double[] sum = new double[6];
      for (int i = 0; i < x.length; i++) {
        double p = neuron.probability(x[i]);
        double q = p * (1 - p);
        double[] terms = {
          -Math.log(y[i] == 1 ? p : 1 - p),
          (p - y[i]) * x[i],
          p - y[i],
          q * x[i] * x[i],
          q * x[i],
          q
        };
        Arrays.setAll(sum, k -> sum[k] + terms[k] / x.length);
      }
      return new Slope(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
    }

    /** Where a parabola with these derivatives is lowest. */
    Neuron newton(Neuron from) {
      double determinant = ww * bb - wb * wb;
      return new Neuron(
          from.w - (bb * w - wb * b) / determinant, from.b - (ww * b - wb * w) / determinant);
    }

    /** The smaller eigenvalue of the second derivatives: the least curvature of all directions. */
    double curvature() {
      double trace = ww + bb;
      return (trace - Math.sqrt(trace * trace - 4 * (ww * bb - wb * wb))) / 2;
    }
  }

  /** The points: where they are, and their classes, 0 or 1. */
  record Data(float[] x, float[] y) {
    /** Two normal clouds of deviation 1 around −1 and 1: then the true p is σ(2 x). */
    static Data of(long seed) {
      TensorDataset points = Points.blobs(POINTS, new float[][] {{-1}, {1}}, 1, RandomKey.of(seed));
      float[] y = new float[POINTS];
      int[] classes = points.targets().toIntArray();
      for (int i = 0; i < POINTS; i++) {
        y[i] = classes[i];
      }
      return new Data(points.features().toArray(), y);
    }

    /** The lowest place. */
    Neuron newton() {
      var neuron = new Neuron(0, 0);
      for (int step = 0; step < 20; step++) {
        neuron = Slope.at(neuron, x, y).newton(neuron);
      }
      return neuron;
    }

    /** By gradient descent. */
    Neuron descend(double[] losses, Evaluator engine) {
      Tensor features = Tensor.of(x, x.length, 1);
      Tensor targets = Tensor.of(y, y.length, 1);
      var neuron = new Linear(1, 1, true, Initializer.zeros());
      neuron.initialize(0);
      var optimizer = new Sgd(neuron, RATE).on(engine);
      var loss = new BinaryCrossEntropyWithLogits();
      for (int step = 0; step < STEPS; step++) {
        losses[step] =
            optimizer.step(pass -> loss.of(neuron.apply(features, pass), targets)).item();
      }
      return new Neuron(neuron.weight().snapshot().item(), neuron.bias().snapshot().item());
    }

    /**
     * How far from the lowest place the descent may end, as float32 rounds: where a step changes no
     * digit, |η g| ≤ 2⁻²⁴ |w, b|, with a gradient that is off by at most (n + 10) 2⁻²⁴ of the sum
     * of all terms' sizes; divided by the least curvature.
     */
    double rounding(Neuron end) {
      double terms = 0;
      for (float each : x) {
        terms += (1 + Math.abs(end.w * each + end.b)) * Math.hypot(each, 1) / x.length;
      }
      double gradient = (x.length + 10) * U * terms + U * Math.hypot(end.w, end.b) / RATE;
      return gradient / Slope.at(end, x, y).curvature();
    }

    /** How many lie on their right sides. */
    int right(Neuron neuron) {
      int right = 0;
      for (int i = 0; i < x.length; i++) {
        right += Math.round(neuron.probability(x[i])) == y[i] ? 1 : 0;
      }
      return right;
    }
  }

  @Override
  protected void teach() {
    Data data = Data.of(seed());
    double[] losses = new double[STEPS];
    Neuron end = data.descend(losses, engine());
    Neuron best = data.newton();

    say("                 |       w        b |   loss");
    say("-----------------+-----------------+--------");
    row("the clouds' own", new Neuron(2, 0), data);
    row("gradient descent", end, data);
    row("Newton", best, data);
    say("%d of %d points are on their right sides; the clouds overlap.", data.right(end), POINTS);
    double apart = Math.hypot(end.w - best.w, end.b - best.b);
    double rounding = data.rounding(end);
    claim(
        apart <= rounding,
        "descent ends where Newton does, %.1e away of %.1e for rounding.",
        apart,
        rounding);
    plot(
        "loss",
        () -> new Curves("Descent", "step", "cross-entropy").line("loss", losses).logarithmicX());
    plot("probability", () -> picture(data, end));
  }

  private void row(String name, Neuron neuron, Data data) {
    say(
        "%-16s | %7.4f  %7.4f | %.4f",
        name, neuron.w, neuron.b, Slope.at(neuron, data.x, data.y).loss);
  }

  private static Curves picture(Data data, Neuron neuron) {
    double[] places = new double[101];
    double[] learned = new double[101];
    double[] own = new double[101];
    for (int i = 0; i <= 100; i++) {
      places[i] = -4 + 0.08 * i;
      learned[i] = neuron.probability(places[i]);
      own[i] = new Neuron(2, 0).probability(places[i]);
    }
    return new Curves("Logistic regression", "x", "probability of class 1")
        .line("learned", places, learned)
        .line("of the clouds", places, own)
        .points("points", doubles(data.x), doubles(data.y));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
