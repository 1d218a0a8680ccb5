package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.run.Evaluator;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What making a plan costs, in time of the thread's own processor. */
class PlanningTest {
  private final Evaluator evaluator = Engines.evaluator("java");

  /** Eight times the steps take eight times as long, not sixty-four. */
  @Test
  void planningIsLinear() {
    double few = planningTime(500);
    double many = planningTime(4_000);
    assertTrue(many < 20 * few, () -> few + " ms for 500 steps, " + many + " for 4,000");
  }

  private double planningTime(int steps) {
    var threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 4; attempt++) {
      Tensor w = Tensor.of(new float[16], 4, 4);
      Tensor u = Tensor.of(new float[16], 4, 4);
      Tensor h = Tensor.of(new float[8], 2, 4);
      for (int t = 0; t < steps + attempt; t++) {
        h = Tensor.of(new float[8], 2, 4).matmul(w).add(h.matmul(u)).tanh().softmax(-1);
      }
      Tensor y = h.sum();
      Tensor gradient = Gradients.of(y, w).getFirst();
      long start = threads.getCurrentThreadCpuTime();
      evaluator.explain(y, gradient);
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1e6);
    }
    return best;
  }
}
