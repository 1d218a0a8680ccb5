package dev.trigrad.testkit;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import java.util.List;

/**
 * An engine in which something is thrown on demand: within a run, before or after any of its steps
 * where the engine is made of kernels; at the end of a run on any engine.
 */
final class InterruptingEngine implements Engine {
  /** What is thrown as an exception. */
  static final class Injected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Injected() {
      super("injected failure");
    }
  }

  private final Engine engine;

  /** Points at which something could have been thrown since the last call of {@link #points}. */
  private int points;

  /** Points that are left until something is thrown, or −1. */
  private int left = -1;

  private boolean asError;

  /** Whether the engine says of every step that it can fail, or what it says without failures. */
  private final boolean honest;

  InterruptingEngine(Engine engine, boolean honest) {
    this.honest = honest;
    this.engine =
        engine instanceof CpuEngine cpu
            ? cpu.withLayers(List.of(new Around(cpu.layers())))
            : engine;
  }

  /** Number of points passed since the last call. */
  int points() {
    int passed = points;
    points = 0;
    return passed;
  }

  /** Lets something be thrown at the {@code point}-th point from now on. */
  void failAt(int point, boolean error) {
    left = point;
    asError = error;
  }

  /** Lets nothing be thrown; whether something was since {@link #failAt}. */
  boolean calm() {
    boolean failed = left < 0;
    left = -1;
    return failed;
  }

  private void point() {
    points++;
    if (left >= 0 && left-- == 0) {
      if (asError) {
        throw new OutOfMemoryError("injected failure");
      }
      throw new Injected();
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
    return honest || engine.canFail(op);
  }

  @Override
  public Plan compile(Program program) {
    Plan plan = engine.compile(program);
    return new Plan() {
      @Override
      public void run(Object[] inputs, Object[] outputs) {
        plan.run(inputs, outputs);
        point();
      }

      @Override
      public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
        plan.run(
            inputs,
            outputs,
            () -> {
              beforeWrites.run();
              point();
            });
        point();
      }

      @Override
      public List<String> kernels() {
        return plan.kernels();
      }
    };
  }

  /** The layers of an engine, each kernel between two points. */
  private final class Around implements KernelLayer {
    private final List<KernelLayer> layers;

    Around(List<KernelLayer> layers) {
      this.layers = layers;
    }

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public Kernel create(KernelRequest request) {
      for (KernelLayer layer : layers) {
        Kernel kernel = layer.create(request);
        if (kernel != null) {
          return around(kernel);
        }
      }
      return null;
    }

    @Override
    public boolean canFail(Op op) {
      return layers.stream().anyMatch(layer -> layer.canFail(op));
    }

    @Override
    public boolean fuses(Composite composite, List<TensorType> inputs) {
      return layers.stream().anyMatch(layer -> layer.fuses(composite, inputs));
    }
  }

  private Kernel around(Kernel kernel) {
    return new Kernel() {
      @Override
      public Object newState() {
        return kernel.newState();
      }

      @Override
      public void run(Object[] frame, Object state) {
        point();
        kernel.run(frame, state);
        point();
      }
    };
  }
}
