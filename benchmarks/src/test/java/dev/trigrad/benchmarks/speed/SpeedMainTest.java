package dev.trigrad.benchmarks.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing but a whole run replaces what is there, and nothing erases an earlier run. */
class SpeedMainTest {
  private static final String EARLIER = "measured for hours\n";

  /** The one row that every contender of the tests takes part in, and only they. */
  private static final String ROW = "^start 784-128-10/1$";

  @TempDir private Path benchmarks;
  private Path speed;

  private record Answer(int code, String out, String err) {}

  @BeforeEach
  void earlierResults() throws IOException {
    speed = Files.createDirectories(benchmarks.resolve("target/speed"));
    for (String name : List.of(Runs.RESULTS, Runs.MARKDOWN, Runs.PAGE)) {
      Files.writeString(speed.resolve(name), EARLIER);
    }
  }

  private Answer run(String... arguments) {
    return run(new Main(benchmarks, 2), arguments);
  }

  private static Answer run(Main main, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine(main);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return new Answer(line.execute(arguments), out.toString(), err.toString());
  }

  private Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(speed)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(speed.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "short --rows [ | --rows: cannot convert '[' to Pattern",
        "short --rows no-such-row | --rows: 'no-such-row' finds no row; rows are called as in 'SGD",
        "short --resume | --resume: no interrupted run of this form",
        "brief | Invalid value for positional parameter at index 0 (short|full): expected one of",
        "short --frobnicate | no option --frobnicate",
      })
  void wrongArgumentsEraseNothing(String arguments, String message) throws IOException {
    Map<String, String> before = files();
    Answer answer = run(arguments.split(" "));
    assertEquals(2, answer.code, answer.err);
    assertTrue(answer.err.startsWith("error: " + message), answer.err);
    assertEquals(before, files());
  }

  @Test
  void rowsThatNeedMoreCoresThanThereAreAreRefused() throws IOException {
    Map<String, String> before = files();
    Answer answer = run(new Main(benchmarks, 1), "short", "--rows", "2 cores$");
    assertEquals(2, answer.code, answer.out);
    assertTrue(
        answer.err.startsWith(
            "error: --rows: '2 cores$' finds only rows of 2 cores, and there is 1 here\n"),
        answer.err);
    assertEquals(before, files());
  }

  @Test
  void aPeerThatIsNotBuiltErasesNothing() throws IOException {
    Map<String, String> before = files();
    Answer answer = run("short", "--peers", "phantom");
    assertEquals(1, answer.code);
    assertTrue(answer.err.startsWith("error: speed: no peer 'phantom' has been"), answer.err);
    assertEquals(before, files());
  }

  @Test
  void runsOfSomeRowsLeaveTheReportOfAllRowsAndFailuresAreTold() throws IOException {
    Answer answer = run("short", "--rows", ROW);
    // One of the tests' contenders never predicts.
    assertEquals(1, answer.code, answer.err);
    assertTrue(
        answer.err.contains("FAILED: start 784-128-10/1, mute: ended without a prediction"),
        answer.err);
    Map<String, String> files = files();
    assertEquals(EARLIER, files.get(Runs.RESULTS));
    assertEquals(EARLIER, files.get(Runs.PAGE));
    String report =
        files.entrySet().stream()
            .filter(e -> e.getKey().matches("runs/[\\d-]+/report\\.md"))
            .map(Map.Entry::getValue)
            .findAny()
            .orElseThrow();
    assertTrue(report.contains("| mute | ended without a prediction |"), report);
    assertTrue(report.contains("| commit | " + Version.commit() + " |"), report);
    assertTrue(report.contains("| Trigrad | " + Version.number() + " |"), report);
  }

  @Test
  void aRunIsResumedByItsLikeAlone() throws IOException {
    var runs = new Runs(speed);
    var all = new Runs.Subject("short", "", List.of("djl"));
    Path first = runs.begin(all, "abc");
    Path second = runs.begin(all, "abc");
    assertFalse(first.equals(second));
    assertEquals(second, runs.resume(all, "def").orElseThrow());
    assertEquals(List.of("abc", "def"), runs.commits(second));
    assertTrue(runs.resume(new Runs.Subject("full", "", List.of("djl")), "abc").isEmpty());
    assertTrue(runs.resume(new Runs.Subject("short", "Adam", List.of("djl")), "abc").isEmpty());
    assertTrue(runs.resume(new Runs.Subject("short", "", List.of()), "abc").isEmpty());
    runs.complete(second, "report", "page");
    assertEquals(first, runs.resume(all, "abc").orElseThrow());
    runs.complete(first, "report", "page");
    assertTrue(runs.resume(all, "abc").isEmpty());
  }

  @Test
  void aWholeRunReplacesTheReportAndKeepsItsOwn() throws IOException {
    var runs = new Runs(speed);
    Path run = runs.begin(new Runs.Subject("short", "", List.of()), "abc");
    Files.writeString(run.resolve(Runs.RESULTS), "new");
    runs.complete(run, "new report", "new page");
    assertEquals(EARLIER, files().get(Runs.PAGE));
    runs.publish(run);
    assertEquals("new page", files().get(Runs.PAGE));
    assertEquals("new", files().get(Runs.RESULTS));
    assertEquals("new page", Files.readString(run.resolve(Runs.PAGE)));
  }
}
