package dev.trigrad.testkit;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.JavaProvider;

class JavaEngineTest extends EngineConformance {
  @Override
  protected EngineProvider provider() {
    return new JavaProvider();
  }
}
