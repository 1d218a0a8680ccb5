package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.nn.Module;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.RmsProp;
import dev.trigrad.optim.Sgd;

/** How a step follows from the gradient. */
public enum OptimizerChoice {
  SGD("new Sgd(model, %s)"),
  MOMENTUM("new Sgd(model, %s).momentum(0.9)"),
  RMSPROP("new RmsProp(model, %s)"),
  ADAM("new Adam(model, %s)");

  private final String java;

  OptimizerChoice(String java) {
    this.java = java;
  }

  Optimizer of(Module model, double rate) {
    return switch (this) {
      case SGD -> new Sgd(model, rate);
      case MOMENTUM -> new Sgd(model, rate).momentum(0.9);
      case RMSPROP -> new RmsProp(model, rate);
      case ADAM -> new Adam(model, rate);
    };
  }

  /** The constructor as Java has it. */
  String java(double rate) {
    return java.formatted(rate);
  }
}
