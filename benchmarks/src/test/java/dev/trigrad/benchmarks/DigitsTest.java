package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.run.Evaluator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real handwritten digits: at least 96 % on the test set with each of five seeds on each engine,
 * and the engines agree.
 */
class DigitsTest {
  private static final Map<Long, Double> FIRST = new HashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void fiveSeeds(String engine) {
    Evaluator evaluator = Engines.evaluator(engine);
    assertEquals(engine, evaluator.engine().info().name());
    for (long seed = 0; seed < 5; seed++) {
      var job = new Job();
      job.seed = seed;
      double accuracy = 100 * new Training(job, job.load(), evaluator).run().confusion().accuracy();
      assertTrue(accuracy >= 96, "seed " + seed + " reaches " + accuracy + " % on " + engine);
      Double first = FIRST.putIfAbsent(seed, accuracy);
      assertEquals(
          first == null ? accuracy : first,
          accuracy,
          0.3,
          "seed " + seed + " on " + engine + " against java");
    }
  }
}
