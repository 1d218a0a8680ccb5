package dev.trigrad.engine.java;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import dev.trigrad.plan.MemoryPlan;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine on the host's processors and arrays: a stack of kernel layers over a common executor.
 */
public final class CpuEngine implements Engine {
  private static final Setting<Boolean> POISON = Setting.flag("trigrad.poison");

  /**
   * What every CPU engine reads: {@code trigrad.threads}, {@code .scratch.bytes}, {@code .poison}.
   */
  public static final List<Setting<?>> SETTINGS =
      List.of(Parallel.THREADS, FrameBudget.BYTES, POISON);

  private final EngineInfo info;
  private final List<KernelLayer> layers;
  private final Parallel parallel;
  private final LoopCompiler loops;
  private final FrameBudget budget = new FrameBudget();
  private final boolean poison;
  private final Warmth warmth;

  /**
   * An engine of {@code layers}, asked in order; dead buffers are overwritten with NaN if {@code
   * trigrad.poison} is set.
   */
  public CpuEngine(EngineInfo info, List<KernelLayer> layers, Parallel parallel) {
    this(info, layers, parallel, POISON.value().orElse(false));
  }

  /**
   * As above; {@code poison} says whether scratch is overwritten with NaN before it is first
   * written and after its last reader.
   */
  public CpuEngine(EngineInfo info, List<KernelLayer> layers, Parallel parallel, boolean poison) {
    this(info, List.copyOf(layers), parallel, poison, Warmth.WARMING);
  }

  private CpuEngine(
      EngineInfo info, List<KernelLayer> layers, Parallel parallel, boolean poison, Warmth warmth) {
    this.info = info;
    this.layers = layers;
    this.parallel = parallel;
    this.poison = poison;
    this.warmth = warmth;
    this.loops = new LoopCompiler(warmth);
  }

  /** This engine with dead buffers overwritten by NaN, so that a read of one is seen. */
  public CpuEngine poisoning() {
    return new CpuEngine(info, layers, parallel, true, warmth);
  }

  /**
   * This engine as it is once everything has been warmed up: all kernels and loops that wait for
   * the compiler are used from the first call on. Results have the same bits; until the compiler
   * has been there, they take long. For tests.
   */
  public CpuEngine hot() {
    return at(Warmth.HOT);
  }

  /**
   * This engine as it is at its first calls, for ever: what stands in for kernels and loops that
   * wait for the compiler is never replaced. Results have the same bits. For tests.
   */
  public CpuEngine cold() {
    return at(Warmth.COLD);
  }

  /** This engine in the ways of {@code wanted}; see {@link #hot} and {@link #cold}. */
  public CpuEngine at(Warmth wanted) {
    if (wanted == warmth) {
      return this;
    }
    var same = layers.stream().map(layer -> layer.at(wanted)).toList();
    return new CpuEngine(info, same, parallel, poison, wanted);
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  /** The layers, in the order in which they are asked. */
  public List<KernelLayer> layers() {
    return layers;
  }

  /** This engine with {@code others} in place of its layers. For tests. */
  public CpuEngine withLayers(List<KernelLayer> others) {
    return new CpuEngine(info, List.copyOf(others), parallel, poison, warmth);
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    for (KernelLayer layer : layers) {
      if (layer.fuses(composite, inputs)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean canFail(Op op) {
    for (KernelLayer layer : layers) {
      if (layer.canFail(op)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Plan compile(Program program) {
    Program laidOut =
        program.memory() != null ? program : program.withMemory(SeparateBuffers.of(program));
    MemoryPlan memory = laidOut.memory();
    var kernels = new ArrayList<Kernel>();
    var creators = new ArrayList<KernelLayer>();
    for (Step step : laidOut.steps()) {
      if (SeparateBuffers.isAlias(step, memory)) {
        kernels.add(null);
        creators.add(null);
      } else {
        add(request(step, laidOut), kernels, creators);
      }
    }
    var origin = new KernelOrigin(kernels, creators, new Provenance(layers));
    return new CpuPlan(laidOut, kernels, origin, budget, poison);
  }

  private void add(KernelRequest request, List<Kernel> kernels, List<KernelLayer> creators) {
    for (KernelLayer layer : layers) {
      Kernel kernel = layer.create(request);
      if (kernel != null) {
        kernels.add(kernel);
        creators.add(layer);
        return;
      }
    }
    throw new UnsupportedPrimitiveException(info.name(), request.op());
  }

  private KernelRequest request(Step step, Program program) {
    var inputs = new ArrayList<TensorType>();
    var outputs = new ArrayList<TensorType>();
    int[] inputSlots = new int[step.inputs().size()];
    int[] outputSlots = new int[step.outputs().size()];
    for (int i = 0; i < inputSlots.length; i++) {
      inputs.add(program.type(step.inputs().get(i)));
      inputSlots[i] = program.memory().slots().get(step.inputs().get(i));
    }
    for (int i = 0; i < outputSlots.length; i++) {
      outputs.add(program.type(step.outputs().get(i)));
      outputSlots[i] = program.memory().slots().get(step.outputs().get(i));
    }
    return new KernelRequest(
        step.op(),
        List.copyOf(inputs),
        List.copyOf(outputs),
        dev.trigrad.op.Integers.of(inputSlots),
        dev.trigrad.op.Integers.of(outputSlots),
        parallel,
        loops);
  }
}
