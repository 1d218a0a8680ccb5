package dev.trigrad.benchmarks.speed.contender;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * A library that takes part in the comparison; found by {@link ServiceLoader}. Constructors and
 * {@link #name} touch no class of the library: others are on the same class path. What it can do,
 * it says by the interfaces that it implements.
 */
public sealed interface Contender {
  /** Short, as in {@code libtorch}. */
  String name();

  /** Library, version and what it computes with; called when it has been used. */
  String version() throws Exception;

  /** Whether its virtual machine gets the module {@code jdk.incubator.vector}. */
  default boolean usesVectorApi() {
    return false;
  }

  /** The contender called {@code name} on this class path. */
  static Contender named(String name) {
    for (Contender contender : ServiceLoader.load(Contender.class)) {
      if (contender.name().equals(name)) {
        return contender;
      }
    }
    throw new IllegalArgumentException("no contender '" + name + "' on this class path");
  }

  /** A library that trains networks. */
  non-sealed interface Trainer extends Contender {
    /**
     * Builds the network of {@code task} with its optimizer, and its data in the form that this
     * library's users keep them in. Where the library lets them set weights, the network begins
     * with those of the task, so that losses are equal.
     *
     * @throws UnsupportedOperationException if the library cannot train this
     */
    Network network(NetworkTask task);
  }

  /** A network in the hands of one library, with optimizer and data. */
  interface Network {
    /** Forward, softmax cross-entropy averaged over the batch, backward, update. */
    void step();

    /** The loss of the last step, from before its update. */
    float loss();

    /**
     * The logits for the batch, computed as users do when they predict; safe for several threads.
     */
    Object predict();
  }

  /** A library that multiplies matrices of floats. */
  non-sealed interface Multiplier extends Contender {
    /** A computation of {@code product} on operands made beforehand. */
    Supplier<Object> product(Product product);
  }

  /** A library that calculates with tensors, element by element and along rows. */
  non-sealed interface Calculator extends Contender {
    /**
     * {@code calculation} as this library's users write it, on operands made beforehand.
     *
     * @throws UnsupportedOperationException if the library cannot do it
     */
    Computation computation(Calculation calculation);

    /** Whether it takes part in {@code calculation}. */
    default boolean suits(Calculation calculation) {
      return true;
    }
  }

  /** A library that has optimizers. */
  non-sealed interface Updater extends Contender {
    /**
     * A step of the optimizer of {@code update}, on weights and gradients made beforehand; results
     * are the weights.
     *
     * @throws UnsupportedOperationException if the library has no such optimizer
     */
    Computation update(Update update);

    /** Whether it takes part in {@code update}. */
    default boolean suits(Update update) {
      return true;
    }
  }

  /** A library that learns tables. */
  non-sealed interface Embedder extends Contender {
    /** A step of {@code embedding}; the one result is the table. */
    Computation embedding(Embedding embedding);
  }

  /**
   * No library, but the limit of what they compute. Whatever the work, it does {@link #COUNT}
   * multiply-adds, and its time is that of as many as the work has.
   */
  non-sealed interface Peak extends Contender {
    /** Enough for a clock, and a multiple of any number of lanes times chains. */
    long COUNT = 1_920_000;

    /** {@link #COUNT} multiply-adds, as many at once as one core can. */
    Supplier<Object> multiplyAdds();
  }

  /** Work in the hands of one library, with its operands. */
  interface Computation {
    /** Computes, and leaves the results where the library has put them. */
    Object run();

    /**
     * Copies of what the last run computed: the result, then the gradient of each input if they are
     * asked for; of an update, the weights.
     */
    float[][] results();
  }

  /**
   * Somebody with a program of its own that predicts once: a class {@code FirstPrediction} beside
   * its own class, written as a user writes it, whose main method is given the contender's name,
   * makes a network 784-128-10 with whatever weights, and passes the ten scores of {@link
   * #features} to {@link #report}.
   */
  non-sealed interface Starter extends Contender {
    /** Begins the line that ends the measured time. */
    String MARK = "@predicted ";

    /** Name of the class with the main method. */
    default String program() {
      return getClass().getPackageName() + ".FirstPrediction";
    }

    /** 784 values. */
    static float[] features() {
      var features = new float[784];
      for (int i = 0; i < features.length; i++) {
        features[i] = i % 7 * 0.1f;
      }
      return features;
    }

    /** Prints the scores, then waits until its memory has been looked at. */
    static void report(float[] scores) throws IOException {
      var line = new StringBuilder(MARK);
      for (float score : scores) {
        line.append(score).append(' ');
      }
      System.out.println(line);
      System.out.flush();
      int _ = System.in.read();
    }
  }
}
