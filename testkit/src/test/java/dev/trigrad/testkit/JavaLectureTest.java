package dev.trigrad.testkit;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.JavaProvider;

class JavaLectureTest extends LectureNumbers {
  @Override
  protected EngineProvider provider() {
    return new JavaProvider();
  }
}
