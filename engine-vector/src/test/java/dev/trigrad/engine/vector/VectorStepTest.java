package dev.trigrad.engine.vector;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.StepChecks;

class VectorStepTest extends StepChecks {
  @Override
  protected EngineProvider provider() {
    return new VectorProvider();
  }
}
