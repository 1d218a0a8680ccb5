package dev.trigrad.engine.auto;

import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.Composite;
import dev.trigrad.op.MatMul;
import dev.trigrad.plan.MatMulEpilogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of several engines as one: the fastest kernel where that matters, the first otherwise.
 */
final class AutoLayer implements KernelLayer {
  /** Work below which choosing costs more than it brings, in floating-point operations. */
  private static final double WORTHWHILE = 20_000;

  private final List<KernelLayer> layers;
  private final ChoiceTable table;
  private boolean warm;

  AutoLayer(List<KernelLayer> layers, ChoiceTable table) {
    this.layers = layers;
    this.table = table;
  }

  @Override
  public String name() {
    return "auto";
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
  public Choice choose(KernelRequest request) {
    Map<String, Kernel> candidates = new LinkedHashMap<>();
    for (KernelLayer layer : layers) {
      Kernel kernel = layer.create(request);
      if (kernel != null) {
        candidates.put(layer.name(), kernel);
      }
    }
    if (candidates.isEmpty()) {
      return null;
    }
    String name = candidates.keySet().iterator().next();
    if (candidates.size() > 1 && work(request) >= WORTHWHILE) {
      name =
          table.choice(
              ChoiceTable.key(request), candidates.keySet(), () -> trial(request, candidates));
    }
    return new Choice(name, candidates.get(name));
  }

  @Override
  public Kernel create(KernelRequest request) {
    Choice choice = choose(request);
    return choice == null ? null : choice.kernel();
  }

  private synchronized String trial(KernelRequest request, Map<String, Kernel> candidates) {
    if (!warm) {
      layers.forEach(KernelLayer::awaitWarm);
      warm = true;
    }
    return new Trial(request).fastest(candidates);
  }

  /** Operations of a product; for all else ten for each element, which is what a pass costs. */
  private static double work(KernelRequest request) {
    return switch (request.op()) {
      case MatMul product -> flops(product, request);
      case MatMulEpilogue(MatMul product, _, _) -> flops(product, request);
      default ->
          10.0 * Math.max(request.input(0).elements(), request.outputs().getFirst().elements());
    };
  }

  private static double flops(MatMul product, KernelRequest request) {
    return 2.0 * request.output().elements() * product.k(request.input(0).shape());
  }
}
