package dev.trigrad.testkit.engines;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;

/**
 * An engine in which something is thrown on demand: within a run, before or after any of its steps
 * where the engine is made of kernels; at the end of a run on any engine.
 */
public final class InterruptingEngine extends DelegatingEngine {
  /** What is thrown as an exception. */
  public static final class Injected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Injected() {
      super("injected failure");
    }
  }

  private final Points points;

  /** Whether the engine says of every step that it can fail, or what it says without failures. */
  private final boolean honest;

  public InterruptingEngine(Engine engine, boolean honest) {
    this(engine, honest, new Points());
  }

  private InterruptingEngine(Engine engine, boolean honest, Points points) {
    super(WrappedKernels.in(engine, points));
    this.honest = honest;
    this.points = points;
  }

  /** Number of points passed since the last call. */
  public int points() {
    int passed = points.passed;
    points.passed = 0;
    return passed;
  }

  /** Lets something be thrown at the {@code point}-th point from now on. */
  public void failAt(int point, boolean error) {
    points.left = point;
    points.asError = error;
  }

  /** Lets nothing be thrown; whether something was since {@link #failAt}. */
  public boolean calm() {
    boolean failed = points.left < 0;
    points.left = -1;
    return failed;
  }

  @Override
  public boolean canFail(Op op) {
    return honest || engine.canFail(op);
  }

  @Override
  public Plan compile(Program program) {
    return new DelegatingPlan(engine.compile(program)) {
      @Override
      public void run(Object[] inputs, Object[] outputs) {
        plan.run(inputs, outputs);
        points.pass();
      }

      @Override
      public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
        plan.run(
            inputs,
            outputs,
            () -> {
              beforeWrites.run();
              points.pass();
            });
        points.pass();
      }
    };
  }

  /** Points at which something could be thrown: before and after each kernel, among others. */
  private static final class Points implements WrappedKernels.Around {
    /** Since they were last asked for. */
    private int passed;

    /** Points that are left until something is thrown, or −1. */
    private int left = -1;

    private boolean asError;

    @Override
    public void run(Runnable kernel) {
      pass();
      kernel.run();
      pass();
    }

    private void pass() {
      passed++;
      if (left >= 0 && left-- == 0) {
        if (asError) {
          throw new OutOfMemoryError("injected failure");
        }
        throw new Injected();
      }
    }
  }
}
