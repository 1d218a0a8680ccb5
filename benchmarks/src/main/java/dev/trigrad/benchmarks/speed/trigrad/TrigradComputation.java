package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.List;

/**
 * A {@link Calculation} on one of Trigrad's engines: a plan that computes into the same arrays
 * again, as a step's intermediate results do. A new array for each result would be memory that no
 * cache holds yet, while the peers' allocators give out again what was just freed.
 */
final class TrigradComputation implements Computation {
  private static final Object[] NO_INPUTS = {};

  private final HeldPlan plan;
  private final Object[] results;

  TrigradComputation(Calculation calculation, Evaluator evaluator) {
    Tensor[] outputs = new CalculationGraph(calculation).outputs();
    plan = evaluator.hold(List.of(), outputs);
    results = new Object[outputs.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = new float[outputs[i].type().elements()];
    }
  }

  @Override
  public Object run() {
    plan.run(NO_INPUTS, results);
    return results;
  }

  @Override
  public float[][] results() {
    var copies = new float[results.length][];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = ((float[]) results[i]).clone();
    }
    return copies;
  }
}
