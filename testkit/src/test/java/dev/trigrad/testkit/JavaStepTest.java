package dev.trigrad.testkit;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.JavaProvider;

class JavaStepTest extends StepChecks {
  @Override
  protected EngineProvider provider() {
    return new JavaProvider();
  }
}
