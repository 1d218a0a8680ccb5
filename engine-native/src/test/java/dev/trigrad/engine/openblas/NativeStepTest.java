package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.StepChecks;

class NativeStepTest extends StepChecks {
  @Override
  protected EngineProvider provider() {
    return new NativeProvider();
  }
}
