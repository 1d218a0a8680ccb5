package dev.trigrad.testkit.engines;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Program;
import dev.trigrad.testkit.numbers.Comparison;

/**
 * An engine that fails at a chosen moment of a step, and looks whether the step says when it begins
 * to write.
 */
public final class FailingEngine extends DelegatingEngine {
  /** When a step is to fail. */
  public enum Moment {
    NEVER,
    BEFORE,
    ANNOUNCED,
    END
  }

  /** The failure asked for: no exception that the library knows. */
  public static final class Failure extends Error {
    private static final long serialVersionUID = 1L;

    Failure(String when) {
      super("told to fail " + when);
    }
  }

  private Moment moment = Moment.NEVER;
  private final Failing kernels;

  /** An engine on {@code engine}; one with kernel layers can fail at any kernel, too. */
  public FailingEngine(Engine engine) {
    this(engine, new Failing());
  }

  private FailingEngine(Engine engine, Failing kernels) {
    super(WrappedKernels.in(engine, kernels));
    this.kernels = kernels;
  }

  /** From now on steps fail at {@code moment}. */
  public void failAt(Moment moment) {
    this.moment = moment;
    kernels.failing = -1;
  }

  /** The {@code n}-th kernel from now on fails, once its work is done if {@code late}. */
  public void failAtKernel(int n, boolean late) {
    moment = Moment.NEVER;
    kernels.run = 0;
    kernels.failing = n;
    kernels.late = late;
  }

  private void fail(Moment now) {
    if (moment == now) {
      throw new Failure("at " + now);
    }
  }

  @Override
  public Plan compile(Program program) {
    return new Watched(program, engine.compile(program));
  }

  private final class Watched extends DelegatingPlan {
    private final Program program;

    Watched(Program program, Plan plan) {
      super(plan);
      this.program = program;
    }

    @Override
    public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
      fail(Moment.BEFORE);
      Object[] before = Comparison.copies(inputs, program.inputs());
      int[] announced = {0};
      plan.run(
          inputs,
          outputs,
          () -> {
            announced[0]++;
            for (int i = 0; i < before.length; i++) {
              Comparison.sameBits(before[i], inputs[i], "input " + i + " before its announcement");
            }
            beforeWrites.run();
            fail(Moment.ANNOUNCED);
          });
      if (announced[0] != 1) {
        throw new AssertionError("writes were announced " + announced[0] + " times, expected once");
      }
      fail(Moment.END);
    }
  }

  private static final class Failing implements WrappedKernels.Around {
    private int run;
    private int failing = -1;
    private boolean late;

    @Override
    public void run(Runnable kernel) {
      boolean fails = run++ == failing;
      if (fails && !late) {
        throw new Failure("before kernel " + failing);
      }
      kernel.run();
      if (fails) {
        throw new Failure("after kernel " + failing);
      }
    }
  }
}
