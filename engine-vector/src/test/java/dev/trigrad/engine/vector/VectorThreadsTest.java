package dev.trigrad.engine.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.graph.Gradients;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows and the sums of their columns have the same bits on one thread and on three. */
final class VectorThreadsTest {
  /**
   * Enough for the loops to be compiled on the way, so that those before and after are compared.
   */
  private static final long NANOS = 3_000_000_000L;

  private static Evaluator on(int threads) {
    var info = new EngineInfo("vector", threads + " threads", Map.of());
    var layers = List.of(new VectorKernels(Warmth.WARMING), new JavaKernels());
    return new Evaluator(new CpuEngine(info, layers, new Parallel(threads)));
  }

  /** Gradients of a layer norm of 509 rows: columns are summed in blocks of rows, with a rest. */
  private static float[] gradients(Evaluator evaluator, float[] elements) {
    Tensor x = Tensor.of(elements, 509, 1031);
    Tensor gain = x.slice(0, 0, 1).reshape(1031).add(1);
    Tensor bias = x.slice(0, 7, 8).reshape(1031);
    Tensor y = x.layerNorm(gain, bias, 1e-5f);
    List<Tensor> all = Gradients.of(y, y.square(), List.of(gain, bias, x));
    evaluator.evaluate(all.toArray(Tensor[]::new));
    float[] values = new float[2 * 1031 + elements.length];
    int at = 0;
    for (Tensor gradient : all) {
      float[] part = gradient.toArray();
      System.arraycopy(part, 0, values, at, part.length);
      at += part.length;
    }
    return values;
  }

  @Test
  void columnsAreSummedAlikeOnAnyNumberOfThreads() {
    float[] values =
        on(1).evaluate(Tensor.uniform(RandomKey.of(3), 509 * 1031).sub(0.5f)).toArray();
    Evaluator one = on(1);
    Evaluator three = on(3);
    float[] expected = gradients(one, values);
    for (long end = System.nanoTime() + NANOS; System.nanoTime() < end; ) {
      assertArrayEquals(expected, gradients(three, values));
      assertArrayEquals(expected, gradients(one, values));
    }
  }
}
