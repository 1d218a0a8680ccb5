package dev.trigrad.testkit.engines;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Program;
import dev.trigrad.testkit.numbers.Comparison;

/**
 * An engine that runs every plan many times more than it is asked to, and compares bits: the first
 * runs are interpreted, the last ones compiled. Programs that change their inputs run once.
 */
public final class ReplayingEngine extends DelegatingEngine {
  private final int runs;

  public ReplayingEngine(Engine engine, int runs) {
    super(engine);
    this.runs = runs;
  }

  @Override
  public Plan compile(Program program) {
    Plan plan = engine.compile(program);
    if (!program.writes().isEmpty()) {
      return plan;
    }
    return new DelegatingPlan(plan) {
      @Override
      public void run(Object[] inputs, Object[] outputs) {
        Object[] given = Comparison.copies(inputs, program.inputs());
        plan.run(inputs, outputs);
        Object[] first = Comparison.copies(outputs, outputs.length);
        for (int run = 2; run <= runs; run++) {
          // Comparing is dearer than running; what changes the bits for good is seen at the end.
          boolean compared = run % 256 == 0 || run == runs;
          for (int i = 0; compared && i < given.length; i++) {
            System.arraycopy(given[i], 0, inputs[i], 0, program.type(i).elements());
          }
          plan.run(inputs, outputs);
          for (int i = 0; compared && i < first.length; i++) {
            Comparison.sameBits(first[i], outputs[i], "run " + run + ", output " + i);
          }
        }
      }
    };
  }
}
