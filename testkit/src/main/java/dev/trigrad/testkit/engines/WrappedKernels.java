package dev.trigrad.testkit.engines;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import java.util.List;

/** The layers of an engine as one, each kernel of which runs within {@code around}. */
public record WrappedKernels(List<KernelLayer> layers, Around around) implements KernelLayer {
  /** What is done instead of the run of a kernel; it has that to run. */
  public interface Around {
    void run(Runnable kernel);
  }

  /** {@code engine} with its kernels wrapped, or itself if it is not made of kernels. */
  public static Engine in(Engine engine, Around around) {
    return engine instanceof CpuEngine cpu
        ? cpu.withLayers(List.of(new WrappedKernels(cpu.layers(), around)))
        : engine;
  }

  @Override
  public String name() {
    return "failing";
  }

  @Override
  public KernelLayer at(Warmth warmth) {
    return new WrappedKernels(layers.stream().map(layer -> layer.at(warmth)).toList(), around);
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
        return new Wrapped(kernel, around);
      }
    }
    return null;
  }

  private record Wrapped(Kernel kernel, Around around) implements Kernel {
    @Override
    public Object newState() {
      return kernel.newState();
    }

    @Override
    public void run(Object[] frame, Object state) {
      around.run(() -> kernel.run(frame, state));
    }
  }
}
