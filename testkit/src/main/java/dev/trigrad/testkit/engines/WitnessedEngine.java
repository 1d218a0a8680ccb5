package dev.trigrad.testkit.engines;

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
import java.util.ArrayList;
import java.util.List;

/**
 * An engine whose claims are witnessed: beside whose code a step is said to run, it notes the class
 * that is the first to touch the step's arrays. To find out, each kernel is run on arrays that are
 * not there; the trace of the exception names who wanted one. That is told of engines made of
 * kernel layers alone: another engine's claims are taken for true.
 */
public final class WitnessedEngine implements Engine {
  /**
   * What is said of a step.
   *
   * @param operation the step's
   * @param engines those whose code it is said to run
   * @param witness who touched its arrays first; {@code null} if nobody did, or it is not known
   */
  public record Claim(String operation, List<String> engines, StackTraceElement witness) {}

  private final Engine engine;
  private final List<KernelLayer> layers;
  private final List<Claim> claims = new ArrayList<>();

  public WitnessedEngine(Engine engine) {
    this.engine = engine;
    this.layers = engine instanceof CpuEngine cpu ? cpu.layers() : List.of();
  }

  public List<Claim> claims() {
    return claims;
  }

  /** The layers of the engine; none if it is not made of any. */
  public List<KernelLayer> layers() {
    return layers;
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
    List<String> names = plan.kernels();
    if (names.size() != program.steps().size()) {
      throw new AssertionError(
          "plan names "
              + names.size()
              + " kernels for "
              + program.steps().size()
              + " steps; name one per step");
    }
    var made = new Made(layers);
    if (engine instanceof CpuEngine cpu) {
      cpu.withLayers(List.of(made)).compile(program);
    }
    int next = 0;
    for (int i = 0; i < names.size(); i++) {
      boolean witnessed = !names.get(i).equals("alias") && !layers.isEmpty();
      StackTraceElement witness = witnessed ? made.witness(next++) : null;
      String operation = program.steps().get(i).op().name();
      claims.add(new Claim(operation, List.of(names.get(i).split("\\+")), witness));
    }
    return plan;
  }

  /** The layers, whose kernels are kept as they are made. */
  private record Made(List<KernelLayer> layers, List<KernelRequest> requests, List<Kernel> kernels)
      implements KernelLayer {
    Made(List<KernelLayer> layers) {
      this(layers, new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public String name() {
      return "made";
    }

    @Override
    public Kernel create(KernelRequest request) {
      for (KernelLayer layer : layers) {
        Kernel kernel = layer.create(request);
        if (kernel != null) {
          requests.add(request);
          kernels.add(kernel);
          return kernel;
        }
      }
      return null;
    }

    /** The code that is the first to touch an array of kernel {@code i}. */
    StackTraceElement witness(int i) {
      int slots = 0;
      for (int slot : requests.get(i).inputSlots().toArray()) {
        slots = Math.max(slots, slot + 1);
      }
      for (int slot : requests.get(i).outputSlots().toArray()) {
        slots = Math.max(slots, slot + 1);
      }
      try {
        kernels.get(i).run(new Object[slots], kernels.get(i).newState());
        return null;
      } catch (RuntimeException e) {
        for (StackTraceElement frame : e.getStackTrace()) {
          if (!isOfTheJdk(frame.getClassName())) {
            return frame;
          }
        }
        return null;
      }
    }
  }

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java.") || name.startsWith("jdk.");
  }
}
