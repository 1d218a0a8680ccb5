package dev.trigrad.graph;

import dev.trigrad.Tensor;

/** Evaluates tensors on one engine. */
public final class Evaluator {
  private Evaluator() {}

  /** The host array of {@code tensor}, evaluated on the default engine if need be. */
  public static Object value(Tensor tensor) {
    if (tensor.evaluated()) {
      return tensor.node().value(tensor.output());
    }
    throw new UnsupportedOperationException();
  }
}
