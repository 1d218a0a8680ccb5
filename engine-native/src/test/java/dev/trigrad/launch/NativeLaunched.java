package dev.trigrad.launch;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineException;

/** A program that multiplies on {@code native}: prints where its library is, or the error. */
final class NativeLaunched {
  private NativeLaunched() {}

  public static void main(String[] arguments) {
    try {
      var evaluator = Engines.evaluator("native");
      Tensor x = Tensor.of(new float[] {1, 2, 3, 4}).reshape(2, 2);
      Tensor product = evaluator.evaluate(x.matmul(x));
      System.out.println(evaluator.engine().info().details().get("library"));
      System.out.println(java.util.Arrays.toString(product.toArray()));
    } catch (EngineException e) {
      System.out.println(e.getMessage());
    }
  }
}
