package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Drawing;
import dev.trigrad.benchmarks.course.plot.Panels;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.synthetic.Points;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * The practical in its own order: the gradient by hand, then automatic, then a network of modules,
 * then an optimizer. Each takes work off the one before, and all of them do the same.
 */
@Command(name = "tp", description = "By hand, automatic, modules, optimizer: the same losses")
final class Practical extends Lesson {
  private static final int POINTS = 40;
  private static final int HIDDEN = 8;
  private static final int STEPS = 10;
  private static final float RATE = 0.1f;

  private final CrossEntropy loss = new CrossEntropy();

  private static Module model(long seed) {
    Module model = Sequential.of(new Linear(2, HIDDEN), Activation.tanh(), new Linear(HIDDEN, 2));
    model.initialize(seed);
    return model;
  }

  /** 1. Everything by hand: see {@link HandWritten}. */
  float[] byHand(TensorDataset data, long seed) {
    var start = model(seed).parameters().stream().map(each -> each.snapshot().toArray()).toList();
    var network = new HandWritten(start.get(0), start.get(1), start.get(2), start.get(3));
    float[][] x = data.features().toMatrix();
    int[] y = data.targets().toIntArray();
    float[] losses = new float[STEPS];
    for (int step = 0; step < STEPS; step++) {
      losses[step] = network.step(x, y, RATE);
    }
    return losses;
  }

  /** 2. Only the forward pass is written; the gradient is derived from it. */
  float[] automatic(TensorDataset data, long seed, Evaluator engine) {
    List<Tensor> weights = model(seed).parameters().stream().map(Cell::snapshot).toList();
    float[] losses = new float[STEPS];
    for (int step = 0; step < STEPS; step++) {
      Tensor value = forward(data, weights);
      List<Tensor> next = descend(weights, Gradients.of(value, weights));
      losses[step] = engine.evaluate(value).item();
      weights = engine.evaluate(next).stream().map(Tensor::stopGradient).toList();
    }
    return losses;
  }

  private Tensor forward(TensorDataset data, List<Tensor> w) {
    Tensor h = data.features().matmul(w.get(0)).add(w.get(1)).tanh();
    Tensor scores = h.matmul(w.get(2)).add(w.get(3));
    Tensor ofClass = scores.logSoftmax(1).mul(data.targets().oneHot(2)).sum(1);
    return ofClass.mean().neg();
  }

  private static List<Tensor> descend(List<Tensor> weights, List<Tensor> gradients) {
    var next = new ArrayList<Tensor>();
    for (int i = 0; i < weights.size(); i++) {
      next.add(weights.get(i).sub(gradients.get(i).mul(RATE)));
    }
    return next;
  }

  /** 3. Modules know their weights, and the loss is one of the library's. */
  float[] modules(TensorDataset data, long seed, Evaluator engine) {
    Module model = model(seed);
    float[] losses = new float[STEPS];
    for (int step = 0; step < STEPS; step++) {
      Tensor value = loss.of(model.apply(data.features()), data.targets());
      List<Tensor> weights = model.parameters().stream().map(Cell::tensor).toList();
      List<Tensor> next = descend(weights, Gradients.of(value, weights));
      losses[step] = engine.evaluate(value).item();
      engine.evaluate(next);
      for (int i = 0; i < next.size(); i++) {
        model.parameters().get(i).assign(next.get(i));
      }
    }
    return losses;
  }

  /** 4. An optimizer does the rest. This is how to write it. */
  float[] optimizer(TensorDataset data, long seed, Evaluator engine) {
    Module model = model(seed);
    var optimizer = new Sgd(model, RATE).on(engine);
    float[] losses = new float[STEPS];
    for (int step = 0; step < STEPS; step++) {
      losses[step] =
          optimizer
              .step(pass -> loss.of(model.apply(data.features(), pass), data.targets()))
              .item();
    }
    return losses;
  }

  /** How far rounding lets two such losses be apart: all steps in double, with their bounds. */
  double[] bounds(TensorDataset data, long seed) {
    List<Tensor> weights = model(seed).parameters().stream().map(Cell::snapshot).toList();
    var reference = new Reference();
    double[] bounds = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      Tensor value = forward(data, weights);
      ReferenceValue exact = reference.of(value);
      bounds[step] = 2 * exact.bound()[0];
      weights = descend(weights, Gradients.of(value, weights));
    }
    return bounds;
  }

  @Override
  protected void teach() {
    TensorDataset data = Points.circles(POINTS, 0.1, 0.5, RandomKey.of(seed()).split("points"));
    say("Circles, %d points; network 2-%d-2, tanh, softmax; %d steps.", POINTS, HIDDEN, STEPS);
    say("1 by hand: arrays and loops        2 automatic: Gradients.of");
    say("3 modules and a loss               4 optimizer.step(pass -> ...)");
    say("");
    float[][] losses = {
      byHand(data, seed()),
      automatic(data, seed(), engine()),
      modules(data, seed(), engine()),
      optimizer(data, seed(), engine())
    };
    double[] bounds = bounds(data, seed());
    boolean agree = true;
    say("step | 1 by hand | 2 automatic | 3 modules | 4 optimizer | apart | allowed");
    say("-----+-----------+-------------+-----------+-------------+-------+--------");
    for (int step = 0; step < STEPS; step++) {
      double apart = apart(losses, step);
      agree &= apart <= bounds[step];
      say(
          "%4d | %9.7f | %11.7f | %9.7f | %11.7f | %.0e | %.0e",
          step + 1,
          losses[0][step],
          losses[1][step],
          losses[2][step],
          losses[3][step],
          apart,
          bounds[step]);
    }
    say("Allowed: how far rounding in all steps so far can take two of them apart.");
    claim(agree, "four ways to write it, the same losses.");
    plot("losses", () -> picture(losses, bounds));
  }

  /** The largest difference of two of the losses in one step. */
  static double apart(float[][] losses, int step) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float[] each : losses) {
      least = Math.min(least, each[step]);
      most = Math.max(most, each[step]);
    }
    return most - least;
  }

  private static Drawing picture(float[][] losses, double[] bounds) {
    double[] steps = new double[STEPS];
    double[] byHand = new double[STEPS];
    double[] optimizer = new double[STEPS];
    double[] apart = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      steps[step] = step + 1;
      byHand[step] = losses[0][step];
      optimizer[step] = losses[3][step];
      apart[step] = apart(losses, step);
    }
    return Panels.of(
        1,
        new Curves("Written by hand or with an optimizer: one curve", "step", "loss")
            .line("by hand", steps, byHand)
            .points("optimizer", steps, optimizer),
        new Curves("How far the four ways are apart (where they are)", "step", "difference")
            .line("allowed by rounding", steps, bounds)
            .points("largest difference", steps, apart)
            .logarithmicY());
  }
}
