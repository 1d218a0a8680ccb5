package dev.trigrad.engine.vector;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.EngineConformance;
import java.util.Set;

class VectorEngineTest extends EngineConformance {
  @Override
  protected EngineProvider provider() {
    return new VectorProvider();
  }

  @Override
  protected Set<String> ownKernels() {
    return Set.of("matmul", "exp", "log", "tanh", "sigmoid", "softplus", "sin");
  }
}
