package dev.trigrad.testkit.program;

import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import java.util.List;

/** Optimizers that programs use. */
public enum Learner {
  DESCENT("new Sgd($, 0.125f)"),
  MOMENTUM("new Sgd($, 0.125f).momentum(0.5f)"),
  DECAYING("new Sgd($, 0.125f).momentum(0.5f).nesterov().weightDecay(0.25f)"),
  ADAM("new Adam($, 0.125f).epsilon(0.5f)");

  private final String java;

  Learner(String java) {
    this.java = java;
  }

  /** The Java expression that makes it; {@code $} stands for the parameters. */
  public String java() {
    return java;
  }

  /** A new optimizer. */
  public Optimizer of(List<Parameter> parameters) {
    return switch (this) {
      case DESCENT -> new Sgd(parameters, 0.125f);
      case MOMENTUM -> new Sgd(parameters, 0.125f).momentum(0.5f);
      case DECAYING -> new Sgd(parameters, 0.125f).momentum(0.5f).nesterov().weightDecay(0.25f);
      // A large ε, so that a gradient of 0 within its bound does not leave the sign of a step open.
      case ADAM -> new Adam(parameters, 0.125f).epsilon(0.5f);
    };
  }
}
