package dev.trigrad.benchmarks.course;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.List;
import java.util.stream.IntStream;

/** An engine laid around another, which counts what is run on it. For one thread. */
final class CountingEngine implements Engine {
  private final Engine engine;
  private long kernels;
  private long flops;

  CountingEngine(Engine engine) {
    this.engine = engine;
  }

  /** Kernels called so far: the steps of all programs that ran. */
  long kernels() {
    return kernels;
  }

  /** Floating-point operations so far, as {@link Op#flops} counts them. */
  long flops() {
    return flops;
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
    long operations = 0;
    for (Step step : program.steps()) {
      operations += step.op().flops(types(program, step.inputs()), types(program, step.outputs()));
    }
    return new CountingPlan(engine.compile(program), program.steps().size(), operations);
  }

  private static List<TensorType> types(Program program, Integers ids) {
    return IntStream.range(0, ids.size()).mapToObj(i -> program.type(ids.get(i))).toList();
  }

  private final class CountingPlan implements Plan {
    private final Plan plan;
    private final int steps;
    private final long operations;

    private CountingPlan(Plan plan, int steps, long operations) {
      this.plan = plan;
      this.steps = steps;
      this.operations = operations;
    }

    @Override
    public void run(Object[] inputs, Object[] outputs) {
      plan.run(inputs, outputs);
      count();
    }

    @Override
    public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
      plan.run(inputs, outputs, beforeWrites);
      count();
    }

    private void count() {
      kernels += steps;
      flops += operations;
    }

    @Override
    public List<String> kernels() {
      return plan.kernels();
    }

    @Override
    public List<String> notes() {
      return plan.notes();
    }
  }
}
