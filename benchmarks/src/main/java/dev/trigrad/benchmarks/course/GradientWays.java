package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of all weights of one network, three ways: E = ½ Σ y² of layers of {@value #WIDTH}
 * tanh neurons without biases, at one input. Each way gives all weights in order, layer by layer.
 */
final class GradientWays {
  static final int WIDTH = 3;

  /** How far a weight is moved for a difference. */
  private static final float STEP = 0x1p-6f;

  private final Evaluator engine;
  private final Tensor x;
  private final List<Tensor> weights = new ArrayList<>();

  GradientWays(int layers, RandomKey key, Evaluator engine) {
    this.engine = engine;
    x = engine.evaluate(Tensor.normal(key.split("x"), 1, WIDTH));
    for (int layer = 0; layer < layers; layer++) {
      weights.add(engine.evaluate(Tensor.normal(key.split(layer), WIDTH, WIDTH).mul(0.6)));
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

  /** Back through each layer once. */
  float[] backPropagation() {
    return joined(engine.evaluate(Gradients.of(loss(weights), weights)));
  }

  /** (E(w + h) − E(w − h)) / 2h: the network twice for each weight. */
  float[] finiteDifferences() {
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
    return engine.evaluate(loss(moved)).item();
  }

  /** The chain rule written out: a product for each path from a weight to the loss. */
  float[] pathByPath() {
    List<Tensor> outputs = engine.evaluate(outputs(weights));
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
      return engine.evaluate(through.mul(y)).item();
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
}
