package dev.trigrad.testkit;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.JavaProvider;

class JavaLearningTest extends LearningChecks {
  @Override
  protected EngineProvider provider() {
    return new JavaProvider();
  }
}
