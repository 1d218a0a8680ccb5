package dev.trigrad.benchmarks.course;

import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Bounds;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.DecisionMap;
import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.run.Evaluator;
import picocli.CommandLine.Command;

/** Exclusive or: what one neuron cannot do, one hidden layer can. */
@Command(name = "xor", description = "XOR with one hidden layer")
final class Xor extends Lesson {
  private static final int STEPS = 300;

  private static final Tensor X = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final Tensor Y = Tensor.of(new float[][] {{0}, {1}, {1}, {0}});

  /** The trained network 2-8-1, and its losses. */
  record Result(Module model, double[] losses) {
    /** The probabilities of class 1 at the four corners. */
    float[] outputs(Evaluator engine) {
      return engine.evaluate(model.apply(X).sigmoid()).toArray();
    }
  }

  static Result train(long seed, Evaluator engine) {
    Module model = Sequential.of(new Linear(2, 8), Activation.tanh(), new Linear(8, 1));
    model.initialize(seed);
    var optimizer = new Adam(model, 0.05).on(engine);
    var loss = new BinaryCrossEntropyWithLogits();
    double[] losses = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      losses[step] = optimizer.step(pass -> loss.of(model.apply(X, pass), Y)).item();
    }
    return new Result(model, losses);
  }

  /** Whether every corner is on its right side. */
  static boolean solved(float[] outputs) {
    boolean solved = true;
    for (int i = 0; i < 4; i++) {
      solved &= outputs[i] > 0.5 == (wanted(i) == 1);
    }
    return solved;
  }

  /** Exclusive or of the two digits of {@code corner}. */
  private static int wanted(int corner) {
    return corner / 2 ^ corner % 2;
  }

  @Override
  protected void teach() {
    Result result = train(seed(), engine());
    say("Network 2-8-1, tanh and sigmoid, cross-entropy, Adam.");
    for (int step = 50; step <= STEPS; step += 50) {
      say("step %3d  loss %.4f", step, result.losses[step - 1]);
    }
    float[] outputs = result.outputs(engine());
    say("");
    say("x1 x2 | wanted | output");
    say("------+--------+-------");
    for (int i = 0; i < 4; i++) {
      say("%2d %2d | %6d | %.4f", i / 2, i % 2, wanted(i), outputs[i]);
    }
    claim(solved(outputs), "one hidden layer puts all four corners on their right sides.");
    plot(
        "loss",
        () ->
            new Curves("XOR: the loss falls", "step", "cross-entropy").line("loss", result.losses));
    plot(
        "map",
        () ->
            new DecisionMap(
                    "XOR: what 2-8-1 has learned",
                    new Bounds(-0.5, 1.5, -0.5, 1.5),
                    points -> engine().evaluate(result.model.apply(points).step().reshape(-1)))
                .points(X, Tensor.of(new int[] {0, 1, 1, 0})));
  }
}
