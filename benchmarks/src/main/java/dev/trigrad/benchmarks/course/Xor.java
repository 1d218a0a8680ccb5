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
import java.util.ArrayList;
import picocli.CommandLine.Command;

/** Exclusive or: what one neuron cannot do, one hidden layer can. */
@Command(name = "xor", description = "XOR with one hidden layer")
final class Xor extends Lesson {
  private static final int STEPS = 300;

  private static final Tensor X = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final Tensor Y = Tensor.of(new float[][] {{0}, {1}, {1}, {0}});

  @Override
  protected void teach() {
    Module model = Sequential.of(new Linear(2, 8), Activation.tanh(), new Linear(8, 1));
    model.initialize(seed());
    var optimizer = new Adam(model, 0.05);
    optimizer.on(engine());
    var loss = new BinaryCrossEntropyWithLogits();
    var losses = new ArrayList<Double>();
    for (int step = 1; step <= STEPS; step++) {
      Tensor value = optimizer.step(pass -> loss.of(model.apply(X, pass), Y));
      losses.add((double) value.item());
      if (step == 1 || step % 50 == 0) {
        say("step %3d  loss %.4f", step, value.item());
      }
    }

    float[] output = engine().evaluate(model.apply(X).sigmoid()).toArray();
    boolean right = true;
    say("");
    say("x1 x2 | wanted | output");
    say("------+--------+-------");
    for (int i = 0; i < 4; i++) {
      say("%2d %2d | %6d | %.4f", i / 2, i % 2, i / 2 ^ i % 2, output[i]);
      right &= Math.round(output[i]) == (i / 2 ^ i % 2);
    }
    claim(right, "all four corners are on their right sides.");
    plot(
        "loss",
        () ->
            new Curves("XOR: the loss falls", "step", "cross-entropy")
                .line("loss", losses.stream().mapToDouble(v -> v).toArray()));
    plot(
        "map",
        () ->
            new DecisionMap(
                    "XOR: what 2-8-1 has learned",
                    new Bounds(-0.5, 1.5, -0.5, 1.5),
                    points -> engine().evaluate(model.apply(points).step().reshape(-1)))
                .points(X, Y.reshape(-1)));
  }
}
