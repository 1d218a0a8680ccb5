package dev.trigrad.engine.vector;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.vector.layout.Lanes;
import java.util.List;
import java.util.Map;

/** Makes the engine; apart from its provider, so that a probe loads no vector class. */
final class VectorEngine {
  private VectorEngine() {}

  static Engine open(String name) {
    var parallel = Parallel.ofProperty();
    int bits = Lanes.F.vectorBitSize();
    String summary = bits + "-bit lanes, " + parallel.threads() + " threads";
    var info = new EngineInfo(name, summary, Map.of("species", Lanes.F.toString()));
    return new CpuEngine(
        info, List.of(new VectorKernels(Warmth.WARMING), new JavaKernels()), parallel);
  }
}
