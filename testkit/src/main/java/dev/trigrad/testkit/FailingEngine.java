package dev.trigrad.testkit;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import java.util.List;

/**
 * An engine that fails at a chosen moment of a step, and looks whether the step says when it begins
 * to write.
 */
final class FailingEngine implements Engine {
  /** When a step is to fail. */
  enum Moment {
    NEVER,
    BEFORE,
    ANNOUNCED,
    END
  }

  /** The failure asked for: no exception that the library knows. */
  static final class Failure extends Error {
    private static final long serialVersionUID = 1L;

    Failure(String when) {
      super("told to fail " + when);
    }
  }

  private final Engine engine;
  private Moment moment = Moment.NEVER;
  private int kernels;
  private int failing = -1;
  private boolean late;

  /** An engine on {@code engine}; one with kernel layers can fail at any kernel, too. */
  FailingEngine(Engine engine) {
    this.engine =
        engine instanceof CpuEngine cpu ? cpu.withLayers(List.of(new Layer(cpu.layers()))) : engine;
  }

  /** From now on steps fail at {@code moment}. */
  void failAt(Moment moment) {
    this.moment = moment;
    failing = -1;
  }

  /** The {@code n}-th kernel from now on fails, once its work is done if {@code late}. */
  void failAtKernel(int n, boolean late) {
    moment = Moment.NEVER;
    kernels = 0;
    failing = n;
    this.late = late;
  }

  private void fail(Moment now) {
    if (moment == now) {
      throw new Failure("at " + now);
    }
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
    return new Watched(program, engine.compile(program));
  }

  private final class Watched implements Plan {
    private final Program program;
    private final Plan plan;

    Watched(Program program, Plan plan) {
      this.program = program;
      this.plan = plan;
    }

    @Override
    public void run(Object[] inputs, Object[] outputs) {
      plan.run(inputs, outputs);
    }

    @Override
    public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
      fail(Moment.BEFORE);
      var before = new Object[program.inputs()];
      for (int i = 0; i < before.length; i++) {
        before[i] = Comparison.copy(inputs[i]);
      }
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

    @Override
    public List<String> kernels() {
      return plan.kernels();
    }
  }

  private final class Layer implements KernelLayer {
    private final List<KernelLayer> layers;

    Layer(List<KernelLayer> layers) {
      this.layers = layers;
    }

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public KernelLayer at(Warmth warmth) {
      return new Layer(layers.stream().map(layer -> layer.at(warmth)).toList());
    }

    @Override
    public boolean fuses(Composite composite, List<TensorType> inputs) {
      return layers.stream().anyMatch(layer -> layer.fuses(composite, inputs));
    }

    @Override
    public boolean canFail(Op op) {
      return layers.stream().anyMatch(layer -> layer.canFail(op));
    }

    @Override
    public Kernel create(KernelRequest request) {
      for (KernelLayer layer : layers) {
        Kernel kernel = layer.create(request);
        if (kernel != null) {
          return new Failing(kernel);
        }
      }
      return null;
    }
  }

  private final class Failing implements Kernel {
    private final Kernel kernel;

    Failing(Kernel kernel) {
      this.kernel = kernel;
    }

    @Override
    public Object newState() {
      return kernel.newState();
    }

    @Override
    public void run(Object[] frame, Object state) {
      boolean fails = kernels++ == failing;
      if (fails && !late) {
        throw new Failure("before kernel " + failing);
      }
      kernel.run(frame, state);
      if (fails) {
        throw new Failure("after kernel " + failing);
      }
    }
  }
}
