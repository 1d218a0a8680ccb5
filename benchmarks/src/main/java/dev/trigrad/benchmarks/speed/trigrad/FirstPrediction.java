package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import java.io.IOException;

/** A program that predicts once, on one of Trigrad's engines. */
public final class FirstPrediction {
  private FirstPrediction() {}

  /** Predicts on the engine that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    var model = Sequential.of(new Linear(784, 128), Activation.relu(), new Linear(128, 10));
    model.initialize(1);
    Tensor scores = model.apply(Tensor.of(Starter.features(), 1, 784));
    Starter.report(Engines.evaluator(arguments[0]).evaluate(scores).toArray());
  }
}
