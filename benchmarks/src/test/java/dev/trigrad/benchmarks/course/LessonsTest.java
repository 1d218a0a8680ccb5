package dev.trigrad.benchmarks.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every lesson shows what it claims, in 80 columns, and draws what can be read. */
class LessonsTest {
  private static final Pattern FONT_SIZE = Pattern.compile("font-size[:=]\"?([\\d.]+)px");

  private record Run(int code, String out, String err) {
    static Run of(String... arguments) {
      var out = new StringWriter();
      var err = new StringWriter();
      var line = new CommandLine(new CourseCommand());
      line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      return new Run(line.execute(arguments), out.toString(), err.toString());
    }
  }

  static List<String> names() {
    return List.copyOf(new CommandLine(new CourseCommand()).getSubcommands().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLessonShowsWhatItClaims(String name, @TempDir Path folder) throws IOException {
    Run run = Run.of(name, "--engine", "java", "--plot", folder.toString());
    assertEquals(0, run.code, run.out + run.err);
    assertTrue(run.out.contains("Shown: "), run.out);
    run.out
        .lines()
        .filter(line -> !line.startsWith("Drawn: "))
        .forEach(line -> assertTrue(line.length() <= 80, line));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> drawn = files.toList();
      assertTrue(drawn.stream().anyMatch(file -> file.toString().endsWith(".png")), name);
      for (Path file : drawn) {
        assertTrue(file.getFileName().toString().startsWith(name + "-"), file.toString());
        assertLegible(file);
      }
    }
  }

  private static void assertLegible(Path file) throws IOException {
    if (file.toString().endsWith(".png")) {
      assertNotNull(ImageIO.read(file.toFile()), file.toString());
      return;
    }
    String svg = Files.readString(file);
    var sizes = FONT_SIZE.matcher(svg);
    assertTrue(sizes.find(), file.toString());
    sizes.results().forEach(size -> assertTrue(Double.parseDouble(size.group(1)) >= 9, svg));
  }

  @ParameterizedTest
  @MethodSource("names")
  void helpSaysInOneLineWhatALessonIsAbout(String name) {
    Run run = Run.of(name, "--help");
    assertEquals(0, run.code);
    assertTrue(run.out.contains("Example:"), run.out);
    String[] description =
        new CommandLine(new CourseCommand())
            .getSubcommands()
            .get(name)
            .getCommandSpec()
            .usageMessage()
            .description();
    assertEquals(1, description.length, name);
    assertTrue(description[0].length() <= 60, description[0]);
  }

  @Test
  void whatDoesNotArriveIsNotSaidToArrive() {
    // Of 100 steps, plain descent needs more for the ravine.
    String ravine = Run.of("descents", "--engine", "java").out.lines().toList().get(4);
    assertTrue(ravine.startsWith("SGD ") && ravine.endsWith("  not yet"), ravine);
  }

  @Test
  void signsAreWrittenOnce() {
    for (String name : List.of("perceptron", "own-function")) {
      String out = Run.of(name, "--engine", "java").out;
      assertFalse(out.contains("+ -") || out.contains("-0.000"), out);
    }
  }

  @Test
  void withoutALessonAllAreListed() {
    Run run = Run.of();
    assertEquals(0, run.code);
    names().forEach(name -> assertTrue(run.out.contains("  " + name), name));
  }

  @Test
  void anUnknownLessonIsAnsweredByThoseThereAre() {
    Run run = Run.of("xorr");
    assertEquals(2, run.code);
    assertTrue(run.err.startsWith("course: there is no lesson 'xorr'; did you mean xor?"), run.err);
    assertTrue(Run.of("poetry").err.startsWith("course: there is no lesson 'poetry'; there are "));
  }
}
