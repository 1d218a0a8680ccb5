package dev.trigrad.benchmarks.course.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Pages to step through are whole by themselves, and mark what is there. */
class ReplayPageTest {
  private static final Pattern ITEM =
      Pattern.compile("<li data-now=\"(.*?)\" data-values=\"(.*?)\" data-gradients=\"(.*?)\">");

  static List<Figure> all() {
    return Figures.all();
  }

  private static Set<String> ids(String page) {
    var ids = new HashSet<String>();
    Pattern.compile(" id=\"(.*?)\"")
        .matcher(page)
        .results()
        .forEach(found -> assertTrue(ids.add(found.group(1)), () -> found.group(1) + " twice"));
    return ids;
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyStepMarksWhatIsInThePicture(Figure figure) {
    String page = new ReplayPage(figure).html();
    Set<String> ids = ids(page);
    var valued = new HashSet<String>();
    var graded = new HashSet<String>();
    var steps = ITEM.matcher(page).results().toList();
    assertEquals(figure.replay().steps().size(), steps.size());
    for (var step : steps) {
      for (int group = 1; group <= 3; group++) {
        for (String id : step.group(group).split(" ")) {
          assertTrue(id.isEmpty() || ids.contains(id), () -> id + " is not in the picture");
        }
      }
      valued.addAll(List.of(step.group(2).split(" ")));
      graded.addAll(List.of(step.group(3).split(" ")));
    }
    // At the last step every value is there, and the gradient of the result.
    ids.stream()
        .filter(id -> id.matches("e\\d+-.*|o0"))
        .forEach(id -> assertTrue(valued.contains(id), () -> id + " never gets its value"));
    assertTrue(graded.contains("o0"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void needsNothingElse(Figure figure) {
    String page = new ReplayPage(figure).html();
    String own = page.replace("http://www.w3.org/2000/svg", "");
    for (String outside : List.of("http:", "https:", "src=", "href", "url(", "@import", "{{")) {
      assertFalse(own.contains(outside), outside);
    }
    assertTrue(page.contains("default-src 'none'"));
  }

  @Test
  void aTitleIsNoPlace() {
    Figure figure = Figures.all().getFirst();
    String page = new ReplayPage("{{svg}} $1", figure.replay(), figure.svg()).html();
    assertTrue(page.contains("{{svg}} $1"), "the title as it is");
    assertEquals(page.indexOf("<svg"), page.lastIndexOf("<svg"));
  }

  @Test
  void textIsEscaped() {
    Figure figure = Figures.product();
    String page = new ReplayPage("<b>&\"", figure.replay(), figure.svg()).html();
    assertTrue(page.contains("<h1>&lt;b&gt;&amp;&quot;</h1>"), page);
  }

  @Test
  void commandsWriteFiles(@TempDir Path folder) throws Exception {
    Path made = folder.resolve("a/b");
    assertEquals(0, run(new FiguresCommand(), "--out", made.toString()));
    try (Stream<Path> files = Files.list(made)) {
      assertEquals(3 * Figures.all().size(), files.count());
    }
    assertTrue(Files.readString(made.resolve("product.txt")).contains("dL/dw = 5"));
    assertTrue(Files.readString(made.resolve("product.svg")).contains("q = 5"));
    Path page = folder.resolve("x.html");
    assertEquals(0, run(new ReplayCommand(), "max-gate", "--html", page.toString()));
    assertTrue(Files.readString(page).contains("max gate"));
    Path plan = folder.resolve("plan.svg");
    assertEquals(0, run(new PlanCommand(), "--engine", "java", "--out", plan.toString()));
    assertTrue(Files.readString(plan).contains("bytes in buffers"));
  }

  private static int run(Object command, String... arguments) {
    return new CommandLine(command).execute(arguments);
  }
}
