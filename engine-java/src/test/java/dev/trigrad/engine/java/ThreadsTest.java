package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.graph.Gradients;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps large enough to be spread over threads have the same bits on one thread and on three. */
final class ThreadsTest {
  /** Work that is spread, and of a size that no tile divides. */
  private enum Work {
    WHOLE(x -> x.mul(x).add(x).tanh().mul(2).sub(x)),
    TILED(x -> x.reshape(509, 1031).add(x.reshape(509, 1031).sum(0)).exp()),
    ROWS(x -> x.reshape(509, 1031).softmax(-1)),
    NORMALIZED(x -> x.reshape(509, 1031).layerNorm(1, 1e-5f)),
    COLUMNS(
        x -> {
          Tensor gain = x.slice(0, 0, 1031).add(1);
          Tensor bias = x.slice(0, 7, 1038);
          Tensor y = x.reshape(509, 1031).layerNorm(gain, bias, 1e-5f);
          List<Tensor> sums = Gradients.of(y, y.square(), List.of(gain, bias));
          return sums.getFirst().add(sums.getLast());
        }),
    GRADIENT(
        x -> {
          Tensor y = x.reshape(509, 1031).layerNorm(1, 1e-5f);
          return Gradients.of(y, y.square(), List.of(x)).getFirst();
        });

    private final Function<Tensor, Tensor> function;

    Work(Function<Tensor, Tensor> function) {
      this.function = function;
    }
  }

  private static float[] on(int threads, Work work) {
    var info = new EngineInfo("java", threads + " threads", Map.of());
    var engine = new CpuEngine(info, List.of(new JavaKernels()), new Parallel(threads));
    var evaluator = new Evaluator(engine);
    Tensor x = Tensor.uniform(RandomKey.of(3), 509 * 1031).sub(0.5f);
    Tensor leaf = evaluator.evaluate(x).stopGradient();
    float[] result = null;
    // Interpreted at first, then by loops of their own.
    for (int i = 0; i < 4; i++) {
      float[] next = evaluator.evaluate(work.function.apply(leaf)).toArray();
      if (result != null) {
        assertArrayEquals(result, next);
      }
      result = next;
    }
    return result;
  }

  @ParameterizedTest
  @EnumSource
  void bitsDoNotDependOnTheirNumber(Work work) {
    assertArrayEquals(on(1, work), on(3, work));
  }
}
