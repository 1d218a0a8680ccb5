package dev.trigrad.benchmarks.speed.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OverheadTest {
  private static final long NANOS = 20_000_000;

  private Object kept;

  @Test
  void countsBytesBeyondTheRecordedOnes() {
    var overhead =
        new Overhead(
            () -> kept = new float[2][100],
            () -> {},
            () -> kept = new float[100],
            1,
            System::nanoTime);
    // Two workloads of 100 floats and the array that holds them: one workload and two references
    // more.
    double expected = bytes(() -> kept = new float[2][100]) - bytes(() -> kept = new float[100]);
    assertTrue(expected >= 400);
    assertEquals(expected, overhead.sample(NANOS).bytes());
  }

  private static double bytes(Runnable operation) {
    return new Overhead(operation, () -> {}, () -> {}, 1, System::nanoTime).sample(NANOS).bytes();
  }

  @Test
  void takesTheArithmeticAwayAndDividesByNodes() {
    var clock = new AtomicLong();
    var overhead =
        new Overhead(
            () -> clock.addAndGet(300_000),
            () -> clock.addAndGet(100_000),
            () -> {},
            10,
            clock::get);
    // 300 µs less 100 µs over 10 nodes; a product of a number and a quotient errs by 2 ulp.
    assertEquals(20, overhead.sample(NANOS).micros(), 2 * Math.ulp(20.0));
  }

  @Test
  void measuresGraphsOfEveryTask() {
    for (Workload.Overhead task : Workload.Overhead.values()) {
      var overhead = new Overhead(task, 50, Engines.evaluator("java"));
      Overhead.Sample sample = overhead.sample(NANOS);
      assertTrue(Double.isFinite(sample.micros()) && sample.micros() < 1e6, task + " " + sample);
      assertTrue(sample.bytes() < 1e7, task + " " + sample);
    }
  }

  @Test
  void seesThatPlanningTakesLongerThanRunning() {
    var held = new Overhead(Workload.Overhead.HELD, 50, Engines.evaluator("java"));
    var compile = new Overhead(Workload.Overhead.COMPILE, 50, Engines.evaluator("java"));
    assertTrue(compile.sample(NANOS).micros() > 50 * held.sample(NANOS).micros());
    assertTrue(compile.sample(NANOS).bytes() > 0);
  }
}
