package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.graph.Gradients;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * What the gradient of all weights costs, three ways: back-propagation, which goes back through
 * each layer once; finite differences, which run the network twice for each weight; and the chain
 * rule written out, a product for each path from a weight to the loss. The network has L layers of
 * three tanh neurons. Costs are counted by the engine, so they are the same on every machine.
 */
@Command(name = "naive-gradient", description = "What back-propagation saves, counted")
final class NaiveGradient extends Lesson {
  private static final int WIDTH = 3;
  private static final int DEEPEST = 6;
  private static final float STEP = 0x1p-6f;

  private record Cost(long flops, long kernels, double seconds, float[] gradient) {}

  private CountingEngine counter;
  private Evaluator counted;
  private Tensor x;
  private List<Tensor> weights;

  @Override
  protected void teach() {
    counter = new CountingEngine(engine().engine());
    counted = new Evaluator(counter);
    var back = new ArrayList<Cost>();
    var differences = new ArrayList<Cost>();
    var paths = new ArrayList<Cost>();
    boolean agree = true;
    say("            back-propagation     finite differences          path by path");
    say("layers    flops kernels    ms    flops kernels    ms    flops kernels    ms");
    for (int layers = 1; layers <= DEEPEST; layers++) {
      network(layers);
      back.add(cost(this::backPropagation));
      differences.add(cost(this::finiteDifferences));
      paths.add(cost(this::pathByPath));
      say("%6d %s %s %s", layers, text(back), text(differences), text(paths));
      agree &= distance(back, differences) < 1e-3 && distance(back, paths) < 1e-5;
    }
    say("");
    claim(agree, "all three give the same gradient.");
    claim(
        constant(differences(flops(back))),
        "back-propagation is linear: each layer adds the same cost.");
    claim(
        constant(differences(differences(flops(differences)))),
        "finite differences are quadratic: weights times a forward pass each.");
    claim(
        Arrays.stream(ratios(flops(paths))).allMatch(ratio -> ratio > WIDTH),
        "path by path is exponential: each layer costs more than %d times as much.",
        WIDTH);
    plot(
        "flops",
        () ->
            new Curves("The cost of one gradient", "layers of three neurons", "flops")
                .line("path by path", flops(paths))
                .line("finite differences", flops(differences))
                .line("back-propagation", flops(back))
                .logarithmicY());
  }

  private void network(int layers) {
    RandomKey key = RandomKey.of(seed());
    x = counted.evaluate(Tensor.normal(key.split("x"), 1, WIDTH));
    weights = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      weights.add(counted.evaluate(Tensor.normal(key.split(layer), WIDTH, WIDTH).mul(0.6)));
    }
  }

  /** What comes out of each layer, the input first. */
  private List<Tensor> outputs(List<Tensor> weights) {
    var outputs = new ArrayList<>(List.of(x));
    for (Tensor w : weights) {
      outputs.add(outputs.getLast().matmul(w).tanh());
    }
    return outputs;
  }

  private Tensor loss(List<Tensor> weights) {
    return outputs(weights).getLast().square().sum().mul(0.5);
  }

  private float[] backPropagation() {
    return joined(counted.evaluate(Gradients.of(loss(weights), weights)));
  }

  private float[] finiteDifferences() {
    float[] gradient = new float[weights.size() * WIDTH * WIDTH];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (lossAt(i, STEP) - lossAt(i, -STEP)) / (2 * STEP);
    }
    return gradient;
  }

  /** The loss with weight {@code i} moved. */
  private float lossAt(int i, float by) {
    int layer = i / (WIDTH * WIDTH);
    float[] values = weights.get(layer).toArray();
    values[i % (WIDTH * WIDTH)] += by;
    var moved = new ArrayList<>(weights);
    moved.set(layer, Tensor.of(values, WIDTH, WIDTH));
    return counted.evaluate(loss(moved)).item();
  }

  private float[] pathByPath() {
    List<Tensor> outputs = counted.evaluate(outputs(weights));
    float[] gradient = new float[weights.size() * WIDTH * WIDTH];
    for (int i = 0; i < gradient.length; i++) {
      int layer = i / (WIDTH * WIDTH);
      int from = i / WIDTH % WIDTH;
      Tensor start = number(outputs.get(layer), from);
      gradient[i] = paths(start, layer, i % WIDTH, outputs);
    }
    return gradient;
  }

  /** The sum of all paths that go on from neuron {@code to} of {@code layer} to the loss. */
  private float paths(Tensor product, int layer, int to, List<Tensor> outputs) {
    Tensor y = number(outputs.get(layer + 1), to);
    Tensor through = product.mul(y.square().rsub(1));
    if (layer + 1 == weights.size()) {
      return counted.evaluate(through.mul(y)).item();
    }
    float sum = 0;
    for (int next = 0; next < WIDTH; next++) {
      Tensor w = number(weights.get(layer + 1), to * WIDTH + next);
      sum += paths(through.mul(w), layer + 1, next, outputs);
    }
    return sum;
  }

  private static Tensor number(Tensor values, int i) {
    return Tensor.of(values.toArray()[i]);
  }

  private static float[] joined(List<Tensor> gradients) {
    float[] all = new float[gradients.size() * WIDTH * WIDTH];
    for (int i = 0; i < gradients.size(); i++) {
      System.arraycopy(gradients.get(i).toArray(), 0, all, i * WIDTH * WIDTH, WIDTH * WIDTH);
    }
    return all;
  }

  private Cost cost(Supplier<float[]> method) {
    long flops = counter.flops();
    long kernels = counter.kernels();
    float[] gradient = method.get();
    flops = counter.flops() - flops;
    kernels = counter.kernels() - kernels;
    // The first run has planned what the second repeats.
    long start = System.nanoTime();
    method.get();
    return new Cost(flops, kernels, (System.nanoTime() - start) * 1e-9, gradient);
  }

  private static String text(List<Cost> costs) {
    Cost last = costs.getLast();
    return String.format("%,8d %7d %5.1f", last.flops, last.kernels, 1000 * last.seconds);
  }

  private static double[] flops(List<Cost> costs) {
    return costs.stream().mapToDouble(Cost::flops).toArray();
  }

  private static double[] differences(double[] costs) {
    double[] differences = new double[costs.length - 1];
    Arrays.setAll(differences, i -> costs[i + 1] - costs[i]);
    return differences;
  }

  private static double[] ratios(double[] costs) {
    double[] ratios = new double[costs.length - 1];
    Arrays.setAll(ratios, i -> costs[i + 1] / costs[i]);
    return ratios;
  }

  private static boolean constant(double[] values) {
    return Arrays.stream(values).distinct().count() == 1;
  }

  /** The largest difference of two gradients. */
  private static double distance(List<Cost> some, List<Cost> others) {
    float[] a = some.getLast().gradient;
    float[] b = others.getLast().gradient;
    double distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance = Math.max(distance, Math.abs(a[i] - b[i]));
    }
    return distance;
  }
}
