package org.acme.engine;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import java.util.List;

/** Computes something on the engine that is chosen: whose code runs, and the values. */
public final class Main {
  private Main() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    System.out.println(Engines.found());
    System.out.println(Engines.evaluator().engine().info().name());
    System.out.print(Engines.evaluator().explain(values().toArray(Tensor[]::new)));
    print(Engines.evaluator());
    if (Engines.evaluator().engine() instanceof CpuEngine engine) {
      print(new Evaluator(engine.cold()));
      print(new Evaluator(engine.hot()));
    }
  }

  private static List<Tensor> values() {
    Tensor a = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Tensor b = Tensor.of(new float[] {1, 0, 2, -1, 0, 3}, 3, 2);
    Tensor x = Tensor.of(new float[] {-4, 0, 9});
    Tensor y = Tensor.of(new float[] {1, 2, 3});
    Tensor z = Tensor.of(new float[] {0, 1, 4});
    return List.of(a.matmul(b), x.abs(), x.add(y), z.sqrt(), y.mul(z).sub(x), z.sum());
  }

  private static void print(Evaluator evaluator) {
    List<Tensor> values = values();
    evaluator.evaluate(values.toArray(Tensor[]::new));
    for (Tensor value : values) {
      System.out.print(Arrays.toString(value.toArray()) + " ");
    }
    System.out.println();
  }
}
