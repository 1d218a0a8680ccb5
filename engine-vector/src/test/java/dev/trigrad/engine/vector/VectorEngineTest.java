package dev.trigrad.engine.vector;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.testkit.EngineConformance;
import java.util.Set;

class VectorEngineTest extends EngineConformance {
  @Override
  protected EngineProvider provider() {
    return new VectorProvider();
  }

  @Override
  protected Set<String> ownKernels() {
    // Vectors of two doubles have no masks on x86: functions of doubles are plain Java's there.
    return Lanes.F.vectorBitSize() >= 256
        ? Set.of("matmul", "exp", "erf", "log", "log1p", "sin", "cos", "less", "equal", "where")
        : Set.of("matmul", "less", "equal", "where");
  }
}
