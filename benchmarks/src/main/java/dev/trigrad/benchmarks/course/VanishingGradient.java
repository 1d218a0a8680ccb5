package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * On its way back a gradient is multiplied by each layer's derivative. That of the sigmoid is at
 * most 1/4: behind sixteen layers nothing is left of it. That of ReLU is 1 or 0, and with weights
 * that begin by He's rule the gradient keeps its size.
 */
@Command(name = "vanishing", description = "Vanishing gradient: sigmoid against ReLU, by depth")
final class VanishingGradient extends Lesson {
  private static final int WIDTH = 64;
  private static final int EXAMPLES = 100;
  private static final int[] DEPTHS = {2, 4, 8, 16};

  /** A function between layers, and how the weights begin that fit to it. */
  enum Kind {
    SIGMOID("sigmoid, Glorot", Activation::sigmoid, Initializer.glorotNormal()),
    RELU("ReLU, He", Activation::relu, Initializer.heNormal());

    private final String title;
    private final Supplier<Activation> activation;
    private final Initializer initializer;

    Kind(String title, Supplier<Activation> activation, Initializer initializer) {
      this.title = title;
      this.activation = activation;
      this.initializer = initializer;
    }
  }

  /** ‖∂loss / ∂W‖ of each layer, first to last, of a network that has not been trained yet. */
  static double[] norms(Kind kind, int depth, long seed, Evaluator engine) {
    RandomKey key = RandomKey.of(seed);
    var layers = new ArrayList<Linear>();
    var model = Sequential.of();
    for (int layer = 1; layer <= depth; layer++) {
      int outputs = layer == depth ? EmbeddedData.DIGITS : WIDTH;
      layers.add(new Linear(layer == 1 ? 64 : WIDTH, outputs, true, kind.initializer));
      model.append(layers.getLast());
      if (layer < depth) {
        model.append(kind.activation.get());
      }
    }
    model.initialize(key.split("weights"));
    Batch batch = EmbeddedData.digits().batches(EXAMPLES, key.split("order")).getFirst();
    Tensor loss = new CrossEntropy().of(model.apply(batch.features()), batch.targets());
    List<Tensor> weights = layers.stream().map(Linear::weight).map(Cell::tensor).toList();
    List<Tensor> norms =
        Gradients.of(loss, weights).stream().map(each -> each.square().sum().sqrt()).toList();
    return engine.evaluate(norms).stream().mapToDouble(Tensor::item).toArray();
  }

  @Override
  protected void teach() {
    say("The norm of the gradient of each layer's weights, before training; digits.");
    for (Kind kind : Kind.values()) {
      say("");
      say("%-16s | first layer | middle  | last layer | first / last", kind.title);
      say("-----------------+-------------+---------+------------+-------------");
      for (int depth : DEPTHS) {
        double[] norms = norms(kind, depth, seed(), engine());
        say(
            "%9d layers | %11.1e | %7.1e | %10.1e | %12.1e",
            depth, norms[0], norms[depth / 2], norms[depth - 1], norms[0] / norms[depth - 1]);
      }
    }
    int deepest = DEPTHS[DEPTHS.length - 1];
    double[] sigmoid = norms(Kind.SIGMOID, deepest, seed(), engine());
    double[] relu = norms(Kind.RELU, deepest, seed(), engine());
    say("");
    claim(
        sigmoid[0] / sigmoid[deepest - 1] < 1e-6,
        "sigmoid: %d layers leave less than a millionth of the gradient.",
        deepest);
    claim(
        relu[0] / relu[deepest - 1] > 0.1 && relu[0] / relu[deepest - 1] < 10,
        "ReLU: first and last layer's gradients are equally large, within 10.");
    plot(
        "norms",
        () ->
            new Curves("Gradient norm by layer, " + deepest + " layers", "layer", "norm")
                .line(Kind.SIGMOID.title, sigmoid)
                .line(Kind.RELU.title, relu)
                .logarithmicY());
  }
}
