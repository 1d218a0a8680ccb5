package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Bounds;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.DecisionMap;
import dev.trigrad.benchmarks.course.plot.Panels;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.PerceptronRule;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Rosenblatt's perceptron learns from its mistakes alone: w ← w + y x wherever y (w·x + b) ≤ 0. If
 * a line separates the classes it stops making any; if none does, as for XOR, it never stops.
 */
@Command(
    name = "perceptron",
    description = "The perceptron: separable points, and its failure on XOR")
final class Perceptron extends Lesson {
  private static final int POINTS = 100;
  private static final int MOST_EPOCHS = 400;
  private static final int XOR_EPOCHS = 50;

  /** Points no nearer than this to the line that separates them. */
  private static final double MARGIN = 0.08;

  private static final TensorDataset XOR =
      TensorDataset.of(
          new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new float[][] {{-1}, {1}, {1}, {-1}});

  /** What came of it: the neuron, and the mistakes in each epoch, the last of which may be 0. */
  record Result(Linear neuron, List<Integer> mistakes) {
    int total() {
      return mistakes.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Example by example until an epoch goes without a mistake, or {@code most} epochs are over. */
  static Result train(TensorDataset examples, int most, Evaluator engine) {
    var neuron = new Linear(2, 1, true, Initializer.zeros());
    neuron.initialize(0);
    var rule = new PerceptronRule(neuron).on(engine);
    var mistakes = new ArrayList<Integer>();
    while (mistakes.size() < most && (mistakes.isEmpty() || mistakes.getLast() > 0)) {
      int wrong = 0;
      for (Batch example : examples.batches(1, null)) {
        Tensor x = example.features();
        Tensor y = example.targets();
        if (engine.evaluate(neuron.apply(x).mul(y)).item() <= 0) {
          rule.step(pass -> neuron.apply(x, pass).mul(y).neg().sum());
          wrong++;
        }
      }
      mistakes.add(wrong);
    }
    return new Result(neuron, mistakes);
  }

  /** Points of the square [−1, 1)², on both sides of x1 + 2 x2 = 0.3 and not too near to it. */
  static TensorDataset separable(long seed) {
    RandomKey key = RandomKey.of(seed);
    float[][] features = new float[POINTS][];
    float[][] targets = new float[POINTS][];
    for (int i = 0, draw = 0; i < POINTS; draw += 2) {
      float x1 = 2 * key.uniform(draw) - 1;
      float x2 = 2 * key.uniform(draw + 1) - 1;
      double distance = (x1 + 2 * x2 - 0.3) / Math.sqrt(5);
      if (Math.abs(distance) >= MARGIN) {
        features[i] = new float[] {x1, x2};
        targets[i++] = new float[] {distance > 0 ? 1 : -1};
      }
    }
    return TensorDataset.of(features, targets);
  }

  /**
   * (R / γ)², which the mistakes cannot exceed: R the length of the longest (x1, x2, 1), γ the
   * margin by which the unit vector along (1, 2, −0.3) separates them. Source: Novikoff, 1962.
   */
  static double bound(TensorDataset points) {
    double squared = 0;
    double margin = Double.POSITIVE_INFINITY;
    for (float[] x : points.features().toMatrix()) {
      squared = Math.max(squared, (double) x[0] * x[0] + (double) x[1] * x[1] + 1);
      double f = (x[0] + 2.0 * x[1] - 0.3) / Math.sqrt(1 + 4 + 0.3 * 0.3);
      margin = Math.min(margin, Math.abs(f));
    }
    return squared / (margin * margin);
  }

  @Override
  protected void teach() {
    TensorDataset points = separable(seed());
    Result easy = train(points, MOST_EPOCHS, engine());
    float[] w = easy.neuron.weight().snapshot().toArray();
    say("%d separable points, mistakes in each epoch:", POINTS);
    say("  %s", beginning(easy.mistakes));
    say("the line: %.2f x1 %+.2f x2 %+.2f = 0", w[0], w[1], bias(easy.neuron));
    double bound = bound(points);
    claim(
        easy.mistakes.getLast() == 0 && easy.total() <= bound,
        "it converges, with %d mistakes; Novikoff allows %.0f.",
        easy.total(),
        Math.floor(bound));

    Result hard = train(XOR, XOR_EPOCHS, engine());
    say("");
    say("XOR, mistakes in each of %d epochs:", XOR_EPOCHS);
    say("  %s", beginning(hard.mistakes));
    claim(
        hard.mistakes.size() == XOR_EPOCHS && hard.mistakes.getLast() > 0,
        "no line separates XOR; it is wrong in every epoch, for ever.");

    plot(
        "mistakes",
        () ->
            new Curves("Mistakes of the perceptron", "epoch", "mistakes")
                .line("separable", numbers(easy.mistakes))
                .line("XOR", numbers(hard.mistakes)));
    plot(
        "map",
        () ->
            Panels.of(
                2,
                map("Separable points", easy.neuron, points),
                map("XOR: wherever it stops, it is wrong", hard.neuron, XOR)));
  }

  private DecisionMap map(String title, Linear neuron, TensorDataset data) {
    return new DecisionMap(
            title,
            Bounds.around(data.features()),
            points -> engine().evaluate(neuron.apply(points).step().reshape(-1)))
        .points(data.features(), engine().evaluate(data.targets().step().reshape(-1)))
        .names("y = -1", "y = 1");
  }

  private static float bias(Linear neuron) {
    return neuron.bias().snapshot().item();
  }

  private static String beginning(List<Integer> mistakes) {
    List<String> first = mistakes.stream().limit(20).map(String::valueOf).toList();
    return String.join(" ", first) + (mistakes.size() > 20 ? " ..." : "");
  }

  private static double[] numbers(List<Integer> values) {
    return values.stream().mapToDouble(Integer::doubleValue).toArray();
  }
}
