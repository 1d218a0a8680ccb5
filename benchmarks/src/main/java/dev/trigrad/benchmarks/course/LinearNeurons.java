package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Identity;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.run.Evaluator;
import picocli.CommandLine.Command;

/**
 * Two linear neurons, one after the other, are one: (x W1 + b1) W2 + b2 = x (W1 W2) + (b1 W2 + b2).
 * A network without a function between its layers learns no more than a single layer does.
 */
@Command(name = "linear-neurons", description = "Two linear neurons equal one")
final class LinearNeurons extends Lesson {
  private static final int STEPS = 2000;
  private static final double RATE = 0.1;

  private static final Tensor X = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final Tensor Y = Tensor.of(new float[][] {{0}, {1}, {1}, {0}});

  /** How far the two forms lie apart, at worst, and how far rounding lets them be there. */
  record Difference(double largest, double bound) {}

  /** Two layers 3-4-2 of random weights against the one that they are. */
  static Difference difference(long seed, Evaluator engine) {
    RandomKey key = RandomKey.of(seed);
    Tensor x = normal(key.split("x"), 5, 3);
    Tensor w1 = normal(key.split("w1"), 3, 4);
    Tensor b1 = normal(key.split("b1"), 4);
    Tensor w2 = normal(key.split("w2"), 4, 2);
    Tensor b2 = normal(key.split("b2"), 2);

    Tensor two = x.matmul(w1).add(b1).matmul(w2).add(b2);
    Tensor one = x.matmul(w1.matmul(w2)).add(b1.matmul(w2).add(b2));
    // In exact numbers they are the same; the reference knows how far float32 may be off each.
    ReferenceValue exactTwo = new Reference().of(two);
    ReferenceValue exactOne = new Reference().of(one);
    engine.evaluate(two, one);
    double largest = 0;
    double bound = 0;
    for (int i = 0; i < exactTwo.elements(); i++) {
      double apart = Math.abs((double) two.toArray()[i] - one.toArray()[i]);
      double allowed = exactTwo.bound()[i] + exactOne.bound()[i];
      if (bound == 0 || apart / allowed > largest / bound) {
        largest = apart;
        bound = allowed;
      }
    }
    return new Difference(largest, bound);
  }

  private static Tensor normal(RandomKey key, int... extents) {
    return Tensor.of(Initializer.normal(1).values(Shape.of(extents), key), extents);
  }

  /** The loss of a network 2-4-1 on XOR, step by step, with {@code between} its layers. */
  static double[] train(Module between, long seed, Evaluator engine) {
    Module model = Sequential.of(new Linear(2, 4), between, new Linear(4, 1));
    model.initialize(seed);
    var optimizer = new Sgd(model, RATE).on(engine);
    var loss = new MeanSquaredError();
    double[] losses = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      losses[step] = optimizer.step(pass -> loss.of(model.apply(X, pass), Y)).item();
    }
    return losses;
  }

  @Override
  protected void teach() {
    say("One input, w1 = 3, b1 = 1, then w2 = 2, b2 = -5; or w = 6, b = -3 at once:");
    say("");
    say("   x | two neurons | one neuron");
    say("-----+-------------+-----------");
    boolean same = true;
    for (int x = -2; x <= 2; x++) {
      Tensor two = Tensor.of((float) x).mul(3).add(1).mul(2).add(-5);
      Tensor one = Tensor.of((float) x).mul(6).add(-3);
      engine().evaluate(two, one);
      say("%4d | %11.1f | %10.1f", x, two.item(), one.item());
      same &= two.item() == one.item();
    }
    claim(same, "two neurons equal one, exactly where nothing is rounded.");

    Difference difference = difference(seed(), engine());
    claim(
        difference.largest <= difference.bound,
        "layers 3-4-2 equal one 3-2, by %.1e of %.1e for rounding.",
        difference.largest,
        difference.bound);

    double[] linear = train(new Identity(), seed(), engine());
    double[] tanh = train(Activation.tanh(), seed(), engine());
    say("");
    say("XOR by 2-4-1: the loss after %d steps is %.4f without a function", STEPS, last(linear));
    say("between the layers, %.4f with tanh. A line can do no better than 0.25.", last(tanh));
    claim(last(linear) > 0.2499 && last(tanh) < 0.05, "depth helps if a function is in between.");
    plot(
        "xor",
        () ->
            new Curves("XOR by two layers", "step", "mean squared error")
                .line("linear", linear)
                .line("tanh", tanh)
                .logarithmicX());
  }

  private static double last(double[] losses) {
    return losses[losses.length - 1];
  }
}
