package dev.trigrad.benchmarks.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.trigrad.Engines;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that is saved, and goes on in another process, is one that was never interrupted, bit
 * by bit: with every optimizer, on every engine. Writes {@code target/resume-matrix.md}.
 */
class ResumeTest {
  private static final List<String> ENGINES = List.of("java", "vector", "native");
  private static final long SEED = 5;

  @TempDir Path directory;

  @Test
  void everyOptimizerHasItsRow() {
    var rows = new TreeSet<String>();
    Module model = new Linear(2, 2);
    ResumeRow.all().forEach(row -> rows.add(row.make().apply(model).getClass().getSimpleName()));
    var classes =
        new ClassFileImporter()
            .importPackages(Optimizer.class.getPackageName()).stream()
                .filter(type -> type.isAssignableTo(Optimizer.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(classes.size() > 10, classes.toString());
    assertEquals(classes, rows);
  }

  /** Trains every row to the interruption, saves it, and trains on; the ends by rows. */
  private static Map<String, List<String>> uninterrupted(Path directory, String engine) {
    Evaluator evaluator = Engines.evaluator(engine);
    var ends = new LinkedHashMap<String, List<String>>();
    for (ResumeRow row : ResumeRow.all()) {
      try (var run = new ResumeRun(row, evaluator, SEED)) {
        run.train(ResumeRun.BATCHES);
        run.checkpoint.save(ResumeChild.file(directory, row));
        ends.put(row.name(), ResumeChild.told(row, run, run.train(ResumeRun.BATCHES)));
      }
    }
    return ends;
  }

  private static Process start(Path directory, String engine) throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dtrigrad.engine=" + engine,
                "-cp",
                System.getProperty("java.class.path"),
                ResumeChild.class.getName(),
                engine,
                directory.toString()))
        .redirectErrorStream(true)
        .start();
  }

  private static Map<String, List<String>> ends(Path directory, String engine, Process child)
      throws Exception {
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), output);
    return Files.readAllLines(directory.resolve(engine + ".txt")).stream()
        .collect(
            Collectors.groupingBy(
                line -> line.substring(0, line.indexOf('\t')),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  @Test
  void goesOnBitByBitInAnotherProcess() throws Exception {
    var whole = new LinkedHashMap<String, Map<String, List<String>>>();
    var resumed = new LinkedHashMap<String, Map<String, List<String>>>();
    var children = new LinkedHashMap<String, Process>();
    for (String engine : ENGINES) {
      Path own = Files.createDirectory(directory.resolve(engine));
      whole.put(engine, uninterrupted(own, engine));
      children.put(engine, start(own, engine));
    }
    for (String engine : ENGINES) {
      resumed.put(engine, ends(directory.resolve(engine), engine, children.get(engine)));
    }
    write(whole, resumed);
    for (String engine : ENGINES) {
      assertEquals(ResumeRow.all().size(), whole.get(engine).size());
      whole
          .get(engine)
          .forEach(
              (row, end) ->
                  assertEquals(
                      String.join("\n", end),
                      String.join("\n", resumed.get(engine).getOrDefault(row, List.of())),
                      row + " on " + engine));
    }
  }

  private static void write(
      Map<String, Map<String, List<String>>> whole, Map<String, Map<String, List<String>>> resumed)
      throws Exception {
    var lines = new ArrayList<String>();
    lines.add("| optimizer | cells | " + String.join(" | ", ENGINES) + " |");
    lines.add("|---|---|" + "---|".repeat(ENGINES.size()));
    for (ResumeRow row : ResumeRow.all()) {
      var line = new StringBuilder("| " + row.name() + " | ");
      List<String> first = whole.get(ENGINES.getFirst()).get(row.name());
      line.append(first.stream().filter(each -> !each.contains("\tseen\t")).count()).append(" |");
      for (String engine : ENGINES) {
        boolean equal =
            whole.get(engine).get(row.name()).equals(resumed.get(engine).get(row.name()));
        line.append(equal ? " same bits |" : " DIFFERENT |");
      }
      lines.add(line.toString());
    }
    Path target = Files.createDirectories(Path.of("target"));
    Files.write(target.resolve("resume-matrix.md"), lines);
  }

  /**
   * What one engine has saved, another goes on from: java after vector as java alone, bit by bit,
   * native within rounding.
   */
  @Test
  void goesOnOnAnotherEngineAsThatEngineAlone() throws Exception {
    Path saved = Files.createDirectory(directory.resolve("saved"));
    Evaluator vector = Engines.evaluator("vector");
    Evaluator java = Engines.evaluator("java");
    var expected = new LinkedHashMap<String, List<String>>();
    for (ResumeRow row : ResumeRow.all().subList(2, 5)) {
      Map<String, String> values;
      try (var run = new ResumeRun(row, vector, SEED)) {
        run.train(ResumeRun.BATCHES);
        run.checkpoint.save(ResumeChild.file(saved, row));
        values = run.values();
      }
      List<String> seen;
      try (var alone = new ResumeRun(row, java, SEED)) {
        alone.train(ResumeRun.BATCHES);
        assertEquals(values, alone.values(), row.name());
        seen = alone.train(ResumeRun.BATCHES);
        expected.put(row.name(), ResumeChild.told(row, alone, seen));
      }
      try (var run = new ResumeRun(row, Engines.evaluator("native"), SEED + 1)) {
        assertEquals(values, run.load(ResumeChild.file(saved, row)).values(), row.name());
        List<String> near = run.train(ResumeRun.BATCHES);
        for (int i = 0; i < seen.size(); i++) {
          assertEquals(number(seen.get(i)), number(near.get(i)), 1e-4f, row.name() + " at " + i);
        }
      }
    }
    assertEquals(expected, ends(saved, "java", start(saved, "java")));
  }

  /** The number whose bits a line begins with. */
  private static float number(String line) {
    return Float.intBitsToFloat(Integer.parseUnsignedInt(line.substring(0, 8), 16));
  }
}
