package dev.trigrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.plan.SampleGraphs.Sample;
import dev.trigrad.run.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each pass makes of a small program, and all of them of typical ones, as text in {@code
 * src/test/resources/dev/trigrad/plan}: a change of the planner changes these files, knowingly.
 *
 * <p>To write them anew: {@code mvn test -pl api -Dtest=PlansTest
 * -Dtest.flags=-Dtrigrad.plans=write}, then read the difference.
 */
class PlansTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/trigrad/plan");

  private static final String WRITE =
      "write it anew: mvn test -pl api -Dtest=PlansTest -Dtest.flags=-Dtrigrad.plans=write";

  static Stream<Sample> samples() {
    return SampleGraphs.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thePlanIsTheOneWrittenDown(Sample sample) throws IOException {
    String text =
        "before\n" + plan(sample, sample.before()) + "\nafter\n" + plan(sample, sample.after());
    Path file = FOLDER.resolve(sample.name() + ".txt");
    if ("write".equals(System.getProperty("trigrad.plans"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertTrue(Files.exists(file), () -> file + " is missing; " + WRITE);
    assertEquals(Files.readString(file), text, () -> file + " differs; if that is meant, " + WRITE);
  }

  private static String plan(Sample sample, Set<PlannerPass> passes) {
    var engine = new PlanningEngine(sample.fallible());
    var evaluator = new Evaluator(engine, new Planner(passes, true));
    var recorded = sample.record().get();
    return evaluator
        .explain(recorded.updates(), recorded.outputs())
        .replaceAll("\\R {8}", " ")
        .lines()
        .map(line -> line.stripTrailing().replaceAll("^( *\\d+) {2,}", "$1  "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void everyPassHasASample() {
    var shown = EnumSet.noneOf(PlannerPass.class);
    for (Sample sample : SampleGraphs.all()) {
      var own = EnumSet.copyOf(sample.after());
      own.removeAll(sample.before());
      if (own.size() == 1) {
        shown.addAll(own);
      }
    }
    for (PlannerPass pass : PlannerPass.values()) {
      assertTrue(shown.contains(pass), () -> remedy(pass));
    }
  }

  private static String remedy(PlannerPass pass) {
    return "no sample shows what "
        + pass
        + " does; in api/src/test/java/dev/trigrad/plan/SampleGraphs.java, at \"all()\", for"
        + " example: pass(samples, PlannerPass."
        + pass
        + ", () -> outputs(leaf(3).add(leaf(3)).neg())); then write its text as the comment of"
        + " PlansTest says";
  }

  @Test
  void aPassWithoutASampleIsToldWhatToEdit() throws IOException {
    String said = remedy(PlannerPass.DEAD_CODE);
    assertTrue(said.contains("pass(samples, PlannerPass.DEAD_CODE, () -> "), said);
    String samples = Files.readString(Path.of("src/test/java/dev/trigrad/plan/SampleGraphs.java"));
    assertTrue(samples.contains("all()") && samples.contains("private static void pass("), said);
  }

  @Test
  void everyFileHasASample() throws IOException {
    var names = new TreeSet<String>();
    SampleGraphs.all().forEach(sample -> names.add(sample.name() + ".txt"));
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(
          file ->
              assertTrue(
                  names.contains(file.getFileName().toString()),
                  () -> file + " belongs to no sample of SampleGraphs; delete it"));
    }
  }
}
