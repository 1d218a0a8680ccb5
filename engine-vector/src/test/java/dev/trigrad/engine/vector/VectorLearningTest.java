package dev.trigrad.engine.vector;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.LearningChecks;

class VectorLearningTest extends LearningChecks {
  @Override
  protected EngineProvider provider() {
    return new VectorProvider();
  }
}
