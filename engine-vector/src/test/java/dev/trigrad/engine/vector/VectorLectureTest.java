package dev.trigrad.engine.vector;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.LectureNumbers;

class VectorLectureTest extends LectureNumbers {
  @Override
  protected EngineProvider provider() {
    return new VectorProvider();
  }
}
