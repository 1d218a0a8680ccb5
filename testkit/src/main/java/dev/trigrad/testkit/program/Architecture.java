package dev.trigrad.testkit.program;

import dev.trigrad.nn.Activation;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Residual;
import dev.trigrad.nn.Sequential;

/** Networks that programs use; the sizes are those of the inputs, within, and of the outputs. */
public enum Architecture {
  LINEAR("new Linear(#0, #2)"),
  PERCEPTRON("Sequential.of(new Linear(#0, #1), Activation.tanh(), new Linear(#1, #2))"),
  NORMALIZED(
      "Sequential.of(new Linear(#0, #1), new LayerNorm(#1), Activation.gelu(),"
          + " new Linear(#1, #2))"),
  RESIDUAL("Sequential.of(new Residual(new Linear(#0, #0)), new Linear(#0, #2))");

  private final String java;

  Architecture(String java) {
    this.java = java;
  }

  /** The Java expression that builds it. */
  public String java() {
    return java;
  }

  /** A new network without values. */
  public Module build(int in, int within, int out) {
    return switch (this) {
      case LINEAR -> new Linear(in, out);
      case PERCEPTRON ->
          Sequential.of(new Linear(in, within), Activation.tanh(), new Linear(within, out));
      case NORMALIZED ->
          Sequential.of(
              new Linear(in, within),
              new LayerNorm(within),
              Activation.gelu(),
              new Linear(within, out));
      case RESIDUAL -> Sequential.of(new Residual(new Linear(in, in)), new Linear(in, out));
    };
  }
}
