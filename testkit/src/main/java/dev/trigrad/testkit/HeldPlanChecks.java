package dev.trigrad.testkit;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Evaluator;
import dev.trigrad.graph.HeldPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks of plans that a caller keeps: a prediction held once is the prediction recorded anew. */
final class HeldPlanChecks {
  private static final int THREADS = 4;
  private static final Shape INPUT = Shape.of(5, 9);

  private final Evaluator evaluator;
  private final Cell weights = new Cell("weights", Samples.floats(Shape.of(9, 33), -1, 1, 1));

  HeldPlanChecks(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  List<Check> all() {
    return List.of(
        new Check("network", Rule.R7_REPLAY, "a held plan, other inputs and weights", this::held),
        new Check("network", Rule.R10_THREADS, THREADS + " threads on a held plan", this::threads));
  }

  private static Tensor input(int seed) {
    return Samples.floats(INPUT, -1, 1, seed);
  }

  private Tensor prediction(Tensor x) {
    return x.matmul(weights.tensor()).tanh().softmax(1).max(1).mul(3);
  }

  private HeldPlan plan() {
    Tensor x = input(2);
    return evaluator.hold(List.of(x), prediction(x));
  }

  private static float[] run(HeldPlan plan, Tensor input) {
    float[] found = new float[INPUT.extent(0)];
    Arrays.fill(found, Float.NaN);
    plan.run((float[]) Evaluator.value(input), found);
    return found;
  }

  private void held() {
    HeldPlan plan = plan();
    for (int seed = 3; seed < 6; seed++) {
      Tensor x = input(seed);
      Object fresh = Comparison.array(evaluator.evaluate(prediction(x)));
      Comparison.sameBits(fresh, run(plan, x), "recorded anew and held, version " + seed);
      weights.assign(Samples.floats(Shape.of(9, 33), -1, 1, 10 + seed));
    }
  }

  private void threads() throws InterruptedException, ExecutionException {
    HeldPlan plan = plan();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var results = new ArrayList<Future<?>>();
      for (int t = 0; t < THREADS; t++) {
        Tensor x = input(20 + t);
        float[] alone = run(plan, x);
        results.add(threads.submit(() -> repeat(plan, x, alone)));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
  }

  private static void repeat(HeldPlan plan, Tensor x, float[] alone) {
    for (int i = 0; i < 200; i++) {
      Comparison.sameBits(alone, run(plan, x), "alone and beside other threads");
    }
  }
}
