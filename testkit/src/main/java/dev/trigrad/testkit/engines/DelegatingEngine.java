package dev.trigrad.testkit.engines;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import java.util.List;

/** An engine laid around another, which says of itself what that one says; it has its own plans. */
public abstract class DelegatingEngine implements Engine {
  /** The one inside. */
  protected final Engine engine;

  public DelegatingEngine(Engine engine) {
    this.engine = engine;
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

  /** A plan laid around another; it does the same, where it does not say otherwise. */
  public static class DelegatingPlan implements Plan {
    /** The one inside. */
    protected final Plan plan;

    public DelegatingPlan(Plan plan) {
      this.plan = plan;
    }

    @Override
    public void run(Object[] inputs, Object[] outputs) {
      plan.run(inputs, outputs);
    }

    @Override
    public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
      plan.run(inputs, outputs, beforeWrites);
    }

    @Override
    public List<String> kernels() {
      return plan.kernels();
    }
  }
}
