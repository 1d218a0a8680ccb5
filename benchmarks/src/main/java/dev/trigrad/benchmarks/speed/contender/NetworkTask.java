package dev.trigrad.benchmarks.speed.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A feedforward network with ReLU between its layers, softmax cross-entropy, an optimizer, and one
 * batch of data; all values are fixed by seeds, so that every contender has the same.
 *
 * @param widths of input, hidden layers and output
 * @param batch samples per step
 * @param adam whether Adam rather than plain gradient descent
 * @param threads the library may use
 */
public record NetworkTask(List<Integer> widths, int batch, boolean adam, int threads) {
  /** Of {@code shape}, as in {@code 784-128-10/32}; {@code 256*3} is three layers of 256. */
  public static NetworkTask of(String shape, boolean adam, int threads) {
    String[] parts = shape.split("/");
    var widths = new ArrayList<Integer>();
    for (String part : parts[0].split("-")) {
      String[] repeated = part.split("\\*");
      for (int i = repeated.length > 1 ? Integer.parseInt(repeated[1]) : 1; i > 0; i--) {
        widths.add(Integer.parseInt(repeated[0]));
      }
    }
    return new NetworkTask(List.copyOf(widths), Integer.parseInt(parts[1]), adam, threads);
  }

  /** Number of linear layers. */
  public int layers() {
    return widths.size() - 1;
  }

  /** Inputs of linear layer {@code layer}. */
  public int in(int layer) {
    return widths.get(layer);
  }

  /** Outputs of linear layer {@code layer}. */
  public int out(int layer) {
    return widths.get(layer + 1);
  }

  /**
   * Learning rate; Adam's other constants are the usual 0.9, 0.999, 1e-8. A larger one for Adam
   * carries wide networks so far in a few steps that gradients underflow, and denormal numbers are
   * slow.
   */
  public float rate() {
    return adam ? 1e-4f : 0.01f;
  }

  /** Workload-major [batch, inputs], uniform in [−1, 1). */
  public float[] features() {
    return values(1, batch * in(0), 1);
  }

  /** Classes, one each sample. */
  public int[] labels() {
    var random = new SplittableRandom(2);
    return random.ints(batch, 0, out(layers() - 1)).toArray();
  }

  /** {@link #labels}, one-hot, row-major [batch, classes]. */
  public float[] oneHot() {
    int classes = out(layers() - 1);
    int[] labels = labels();
    var values = new float[batch * classes];
    for (int i = 0; i < batch; i++) {
      values[i * classes + labels[i]] = 1;
    }
    return values;
  }

  /** Initial weights of {@code layer}, row-major [in, out], by He's rule; biases begin at 0. */
  public float[] weights(int layer) {
    return values(3 + layer, in(layer) * out(layer), Math.sqrt(6.0 / in(layer)));
  }

  /** As above, [out, in]. */
  public float[] transposedWeights(int layer) {
    float[] weights = weights(layer);
    var transposed = new float[weights.length];
    for (int i = 0; i < in(layer); i++) {
      for (int o = 0; o < out(layer); o++) {
        transposed[o * in(layer) + i] = weights[i * out(layer) + o];
      }
    }
    return transposed;
  }

  /** Multiplications and additions of one pass forward. */
  public double forwardFlops() {
    double flops = 0;
    for (int layer = 0; layer < layers(); layer++) {
      flops += 2.0 * batch * in(layer) * out(layer);
    }
    return flops;
  }

  /** Of one step: forward, gradients of weights, and of the inputs of all layers but the first. */
  public double stepFlops() {
    return 3 * forwardFlops() - 2.0 * batch * in(0) * out(0);
  }

  private static float[] values(long seed, int count, double bound) {
    var random = new SplittableRandom(seed);
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return values;
  }
}
