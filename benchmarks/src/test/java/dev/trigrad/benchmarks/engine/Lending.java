package dev.trigrad.benchmarks.engine;

import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.openblas.NativeProvider;
import java.util.List;

/** Engine {@code native} with the kernels that engine-vector lends it, and without. */
final class Lending {
  private static final List<String> OWN = List.of("native", "java");

  private Lending() {}

  static CpuEngine with() {
    return (CpuEngine) new NativeProvider().open();
  }

  static CpuEngine without(CpuEngine engine) {
    return engine.withLayers(
        engine.layers().stream().filter(layer -> OWN.contains(layer.name())).toList());
  }
}
