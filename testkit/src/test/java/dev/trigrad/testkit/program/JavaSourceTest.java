package dev.trigrad.testkit.program;

import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaSourceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 16, 24})
  void printedProgramsCompileAndGiveTheSameBits(int first) throws Throwable {
    for (int seed = first; seed < first + 8; seed++) {
      RandomProgram program = RandomProgram.of(seed);
      var evaluator = new Evaluator(new JavaProvider().open(), Planner.none());
      var observing = new Observing(Requests.on(evaluator));
      new Interpreter(0, observing).run(program);
      try (var compiled = new Compiled(program, directory)) {
        ProgramFailure.unlessSame(
            observing.arrays(), compiled.run(evaluator), "program " + seed + " printed");
      }
    }
  }
}
