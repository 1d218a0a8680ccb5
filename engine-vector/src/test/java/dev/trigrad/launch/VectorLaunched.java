package dev.trigrad.launch;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineException;

/**
 * A program that computes on the default engine, or on the one that its arguments force, first
 * under the properties it was started with, then with {@code trigrad.vector.bits} at 128.
 */
final class VectorLaunched {
  private VectorLaunched() {}

  public static void main(String[] forced) {
    for (String bits : new String[] {null, "128"}) {
      if (bits != null) {
        System.setProperty("trigrad.vector.bits", bits);
      }
      try {
        var evaluator = forced.length > 0 ? Engines.evaluator(forced[0]) : Engines.evaluator();
        float sum = evaluator.evaluate(Tensor.of(new float[] {1, 2, 3}).exp().sum()).item();
        System.out.println(
            evaluator.engine().info().name()
                + " "
                + Math.round(sum)
                + " "
                + evaluator.engine().info().summary());
      } catch (EngineException e) {
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }
}
