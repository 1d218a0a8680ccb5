package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.LearningChecks;

class NativeLearningTest extends LearningChecks {
  @Override
  protected EngineProvider provider() {
    return new NativeProvider();
  }
}
