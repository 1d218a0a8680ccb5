package dev.trigrad.benchmarks.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What lessons show with engine java, they show with the others, and from other seeds. */
class LessonsOnEnginesTest {
  @ParameterizedTest
  @CsvSource({
    "naive-gradient, vector, 1",
    "naive-gradient, native, 2",
    "own-function, vector, 1",
    "own-function, native, 2",
    "likelihood, vector, 1",
    "likelihood, native, 2",
    "normalization, native, 1",
    "learning-rates, vector, 1",
    "learning-rates, native, 2",
    "descents, vector, 1",
    "descents, native, 2",
    "yolo-schedule, vector, 1",
    "over-fitting, native, 1",
    "augmentation, vector, 1",
    "augmentation, native, 2",
    "angles, vector, 1",
    "angles, native, 2",
    "residual, vector, 1"
  })
  void aLessonShowsTheSame(String name, String engine, String seed) {
    var out = new StringWriter();
    var line = new CommandLine(new CourseCommand());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    assertEquals(0, line.execute(name, "--engine", engine, "--seed", seed), out::toString);
    assertTrue(out.toString().contains("Engine " + engine + ", seed " + seed), out::toString);
    assertTrue(out.toString().contains("Shown: "), out::toString);
  }
}
