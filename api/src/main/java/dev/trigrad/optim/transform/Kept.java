package dev.trigrad.optim.transform;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;

/** What the last step has computed, as a number without the graph behind it. */
final class Kept {
  private Kept() {}

  static Tensor of(Tensor last) {
    if (last == null || !last.evaluated()) {
      throw new GraphException(
          "clip: no step has computed the norm; read it after optimizer.step(…), or take it from"
              + " of(gradients)");
    }
    return last.stopGradient();
  }
}
