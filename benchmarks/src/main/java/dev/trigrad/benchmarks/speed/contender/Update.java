package dev.trigrad.benchmarks.speed.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One step of an optimizer on weights whose gradient is given; all values are fixed by seeds.
 *
 * @param rule of the optimizer, with the constants that PyTorch gives it by default
 * @param tensors that the weights are spread over
 * @param elements of each of them
 */
public record Update(Rule rule, int tensors, int elements) {
  /** What a gradient does to a weight. */
  public enum Rule {
    /** Without momentum. */
    SGD("SGD", 3),
    /** With momentum 0.9. */
    MOMENTUM("SGD with momentum", 5),
    /** With momentum 0.9, in Nesterov's form. */
    NESTEROV("SGD with Nesterov's momentum", 5),
    /** Sums of squares. */
    ADAGRAD("Adagrad", 5),
    /** Two decaying averages of squares. */
    ADADELTA("Adadelta", 7),
    /** One decaying average of squares. */
    RMSPROP("RMSProp", 5),
    /** Two moments. */
    ADAM("Adam", 7),
    /** With the largest second moment so far. */
    AMSGRAD("AMSGrad", 9),
    /** With decoupled weight decay. */
    ADAMW("AdamW", 7),
    /** With Nesterov's momentum. */
    NADAM("NAdam", 7),
    /** Rectified. */
    RADAM("RAdam", 7),
    /** With the largest gradient instead of the second moment. */
    ADAMAX("Adamax", 7),
    /** The sign of an average. */
    LION("Lion", 5),
    /** Scaled by the norms of each tensor. */
    LAMB("LAMB", 7);

    private final String title;
    private final int streams;

    Rule(String title, int streams) {
      this.title = title;
      this.streams = streams;
    }
  }

  /** Learning rate of all. */
  public static final float RATE = 1e-3f;

  /** Twice a large cache of the last level. */
  private static final long CACHE_BYTES = 64 << 20;

  /** Gradients stay away from 0, where ε counts, which libraries place differently. */
  private static final float LEAST_GRADIENT = 0.1f;

  /** Of {@code shape}, as in {@code adamw/10x100000}. */
  public static Update of(String shape) {
    String[] parts = shape.split("/");
    String[] sizes = parts[1].split("x");
    return new Update(
        Rule.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        Integer.parseInt(sizes[0]),
        Integer.parseInt(sizes[1]));
  }

  /** First values of the weights, each uniform in [−2, 2). */
  public List<float[]> weights() {
    return values(1);
  }

  /** Their gradient. */
  public List<float[]> gradients() {
    List<float[]> gradients = values(2);
    for (float[] gradient : gradients) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += Math.copySign(LEAST_GRADIENT, gradient[i]);
      }
    }
    return gradients;
  }

  private List<float[]> values(long seed) {
    var random = new SplittableRandom(seed);
    var all = new ArrayList<float[]>();
    for (int t = 0; t < tensors; t++) {
      var values = new float[elements];
      for (int i = 0; i < elements; i++) {
        values[i] = 4 * random.nextFloat() - 2;
      }
      all.add(values);
    }
    return all;
  }

  /**
   * What has to go through memory if no cache holds it: the gradient once, weights and what is
   * remembered beside them twice.
   */
  public long bytes() {
    return 4L * rule.streams * tensors * elements;
  }

  /** Whether memory rather than arithmetic sets the limit. */
  public boolean beyondCache() {
    return bytes() > CACHE_BYTES;
  }

  /** For readers. */
  public String title() {
    return String.format(
        Locale.ROOT, "%s update %s%,d", rule.title, tensors == 1 ? "" : tensors + "×", elements);
  }
}
