package dev.trigrad.benchmarks.course;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted is what runs: each kernel once for each run, and its operations. */
class CountingEngineTest {
  private final CountingEngine counter = new CountingEngine(Engines.evaluator("java").engine());
  private final Evaluator counted = new Evaluator(counter);

  @Test
  void aProductOfMatricesIsOneKernelOfTwoOperationsForEachTerm() {
    for (int run = 1; run <= 3; run++) {
      // Recorded anew, planned once.
      Tensor product = Tensor.of(new float[6], 2, 3).matmul(Tensor.of(new float[15], 3, 5));
      counted.evaluate(product);
      assertEquals(run, counter.kernels());
      assertEquals(run * 2L * 2 * 3 * 5, counter.flops());
    }
  }

  @Test
  void aLeafCostsNothing() {
    counted.evaluate(Tensor.of(new float[] {1, 2}));
    assertEquals(0, counter.kernels());
    assertEquals(0, counter.flops());
  }

  @Test
  void aStepIsCountedAndTakenAsWithoutACounter() {
    var weight = new Parameter("w", Shape.of(1), Initializer.constant(3));
    weight.initialize(RandomKey.of(0));
    var optimizer = new Sgd(List.of(weight), 0.25);
    optimizer.on(counted);
    optimizer.step(pass -> pass.value(weight).square().sum());
    long kernels = counter.kernels();
    long flops = counter.flops();
    assertArrayEquals(new float[] {1.5f}, weight.snapshot().toArray());
    optimizer.step(pass -> pass.value(weight).square().sum());
    assertEquals(2 * kernels, counter.kernels());
    assertEquals(2 * flops, counter.flops());
  }
}
