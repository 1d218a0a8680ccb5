package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.LectureNumbers;

class NativeLectureTest extends LectureNumbers {
  @Override
  protected EngineProvider provider() {
    return new NativeProvider();
  }
}
