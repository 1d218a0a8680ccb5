package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.nn.Activation;

/** What stands behind each hidden layer. */
public enum ActivationChoice {
  TANH,
  RELU,
  SIGMOID,
  SILU,
  /** None: any number of layers is one linear function. */
  LINEAR;

  /** The module, or null if there is none. */
  Activation module() {
    return switch (this) {
      case TANH -> Activation.tanh();
      case RELU -> Activation.relu();
      case SIGMOID -> Activation.sigmoid();
      case SILU -> Activation.silu();
      case LINEAR -> null;
    };
  }

  /** The module as Java has it. */
  String java() {
    return "Activation." + name().toLowerCase(java.util.Locale.ROOT) + "()";
  }
}
