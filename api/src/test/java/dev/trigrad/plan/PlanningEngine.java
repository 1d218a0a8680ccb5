package dev.trigrad.plan;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * An engine to plan for, which runs nothing: it fuses whatever the planner offers.
 *
 * @param fallible whether any of its steps can fail, as a stranger's
 */
public record PlanningEngine(boolean fallible) implements Engine {
  @Override
  public EngineInfo info() {
    return new EngineInfo("planning", "runs nothing", Map.of());
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    return composite.getClass().getPackage() == Program.class.getPackage();
  }

  @Override
  public boolean canFail(Op op) {
    return fallible || op.canFail();
  }

  @Override
  public Plan compile(Program program) {
    return new Planned(Collections.nCopies(program.steps().size(), ""));
  }

  private record Planned(List<String> kernels) implements Plan {
    @Override
    public void run(Object[] inputs, Object[] outputs) {
      throw new UnsupportedOperationException("runs nothing");
    }
  }
}
