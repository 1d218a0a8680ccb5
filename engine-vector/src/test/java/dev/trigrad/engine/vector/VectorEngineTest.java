package dev.trigrad.engine.vector;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.EngineConformance;

class VectorEngineTest extends EngineConformance {
  @Override
  protected EngineProvider provider() {
    return new VectorProvider();
  }
}
