package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.run.HeldPlan;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A held plan allocates nothing, whatever the engine. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void heldPlanAllocatesNothing(String engine) {
    var model = Sequential.of(new Linear(96, 33), Activation.relu(), new Linear(33, 10));
    model.initialize(1);
    Tensor x = Tensor.zeros(3, 96);
    HeldPlan plan = Engines.evaluator(engine).hold(List.of(x), model.apply(x).softmax(1));
    float[] features = new float[3 * 96];
    float[] probabilities = new float[3 * 10];
    // Interpreted vector operations and native calls allocate: only compiled code counts.
    long end = System.nanoTime() + 30_000_000_000L;
    long bytes;
    do {
      bytes = allocated(plan, features, probabilities);
    } while (bytes > 0 && System.nanoTime() < end);
    bytes += allocated(plan, features, probabilities);
    assertEquals(0, bytes, "bytes in 2,000 runs on " + engine);
  }

  private static long allocated(HeldPlan plan, float[] features, float[] probabilities) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      plan.run(features, probabilities);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
