package dev.trigrad.benchmarks.speed;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import java.io.IOException;

/** A program that predicts once, on one of Trigrad's engines. */
public final class FirstPrediction {
  /** Begins the line that ends the measured time. */
  static final String MARK = "@predicted ";

  private FirstPrediction() {}

  /** Predicts on the engine that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    var model = Sequential.of(new Linear(784, 128), Activation.relu(), new Linear(128, 10));
    model.initialize(1);
    Tensor scores = model.apply(Tensor.of(features(), 1, 784));
    report(Engines.named(arguments[0]).evaluate(scores).toArray());
  }

  /** 784 values. */
  public static float[] features() {
    var features = new float[784];
    for (int i = 0; i < features.length; i++) {
      features[i] = i % 7 * 0.1f;
    }
    return features;
  }

  /** Prints the scores, then waits until its memory has been looked at. */
  public static void report(float[] scores) throws IOException {
    var line = new StringBuilder(MARK);
    for (float score : scores) {
      line.append(score).append(' ');
    }
    System.out.println(line);
    System.out.flush();
    int _ = System.in.read();
  }
}
