package dev.trigrad.testkit;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import java.util.List;

/**
 * An engine that runs every plan many times more than it is asked to, and compares bits: the first
 * runs are interpreted, the last ones compiled. Programs that change their inputs run once.
 */
final class ReplayingEngine implements Engine {
  private final Engine engine;
  private final int runs;

  ReplayingEngine(Engine engine, int runs) {
    this.engine = engine;
    this.runs = runs;
  }

  @Override
  public EngineInfo info() {
    return engine.info();
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    return engine.fuses(composite, inputs);
  }

  @Override
  public boolean canFail(Op op) {
    return engine.canFail(op);
  }

  @Override
  public Plan compile(Program program) {
    Plan plan = engine.compile(program);
    if (!program.writes().isEmpty()) {
      return plan;
    }
    return new Plan() {
      @Override
      public void run(Object[] inputs, Object[] outputs) {
        Object[] given = copies(inputs, program.inputs());
        plan.run(inputs, outputs);
        Object[] first = copies(outputs, outputs.length);
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

      @Override
      public List<String> kernels() {
        return plan.kernels();
      }
    };
  }

  private static Object[] copies(Object[] arrays, int count) {
    var copies = new Object[count];
    for (int i = 0; i < count; i++) {
      copies[i] = Comparison.copy(arrays[i]);
    }
    return copies;
  }
}
