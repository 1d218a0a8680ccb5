package dev.trigrad.benchmarks.speed.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final Workload ROW = new Workload(Workload.Kind.ADAM, "2-16-2/1", 2);

  @TempDir private Path folder;

  private static Measurement measurement(String contender, Double... times) {
    return new Measurement(
        ROW, contender, List.of(times), List.of(), new Learning(2.5f, 1, 10), "1.0", null);
  }

  private static Measurement failed(Workload workload, String contender, String reason) {
    return new Measurement(workload, contender, List.of(), List.of(), null, "", reason);
  }

  @Test
  void takesTheMedianOverAllForks() throws IOException {
    var results = new Results(folder.resolve("results.tsv"));
    results.add(0, List.of(measurement("a", 5.0, 1.0), measurement("b", 4.0)));
    results.add(1, List.of(measurement("a", 2.0), measurement("b", 7.0)));
    assertEquals(2, results.time(ROW, "a"));
    assertEquals(5.5, results.time(ROW, "b"));
    assertEquals(2, results.best(ROW, List.of("b", "a", "absent")));
    assertTrue(Double.isNaN(results.time(ROW, "absent")));
  }

  @Test
  void continuesFromItsFile() throws IOException {
    Path file = folder.resolve("results.tsv");
    var results = new Results(file);
    var failed = failed(ROW, "b", "no such\tlibrary");
    results.add(0, List.of(measurement("a", 5.25, 1e-3), failed));
    Results read = Results.in(file);
    assertTrue(read.has(0, ROW));
    assertFalse(read.has(1, ROW));
    assertEquals(measurement("a", 5.25, 1e-3), read.find(ROW, "a").orElseThrow());
    assertEquals("no such library", read.find(ROW, "b").orElseThrow().failure());
    read.add(1, List.of(measurement("a", 1.0)));
    assertEquals(List.of(5.25, 1e-3, 1.0), Results.in(file).find(ROW, "a").orElseThrow().times());
  }

  @Test
  void remembersFailures() throws IOException {
    var results = new Results(folder.resolve("results.tsv"));
    results.add(0, List.of(measurement("a", 5.0)));
    results.add(1, List.of(failed(ROW, "a", "out of luck")));
    assertEquals("out of luck", results.find(ROW, "a").orElseThrow().failure());
    assertTrue(Double.isNaN(results.time(ROW, "a")));
  }

  @Test
  void forgetsAWorkloadWhoseLinesWereCutOff() throws IOException {
    Path file = folder.resolve("results.tsv");
    var results = new Results(file);
    var other = new Workload(Workload.Kind.ADAM, "784-128-10/1");
    results.add(0, List.of(failed(other, "a", "slow"), failed(other, "b", "slow")));
    results.add(0, List.of(measurement("a", 5.25), measurement("b", 6.25)));
    String text = Files.readString(file);
    for (int cut = text.indexOf("ADAM 2-16-2"); cut < text.length(); cut++) {
      if (text.charAt(cut - 1) != '\n') {
        Files.writeString(file, text.substring(0, cut));
        Results read = Results.in(file);
        assertFalse(read.has(0, ROW), text.substring(0, cut));
        if (!read.has(0, other)) {
          read.add(0, List.of(failed(other, "a", "slow"), failed(other, "b", "slow")));
        }
        read.add(0, List.of(measurement("a", 5.25), measurement("b", 6.25)));
        assertEquals(text, Files.readString(file));
      }
    }
  }

  @Test
  void timesWhoseQuartilesOverlapDoNotDiffer() throws IOException {
    var results = new Results(folder.resolve("results.tsv"));
    results.add(
        0,
        List.of(
            measurement("slow", 30.0, 31.0, 32.0),
            measurement("fast", 10.0, 11.0, 30.0),
            measurement("also", 11.0, 12.0, 13.0),
            failed(ROW, "none", "no library")));
    assertTrue(results.differ(ROW, "slow", "fast"));
    assertFalse(results.differ(ROW, "fast", "also"));
    assertFalse(results.differ(ROW, "fast", "none"));
    assertEquals(
        List.of("fast", "also"), results.fastest(ROW, List.of("slow", "also", "none", "fast")));
    assertEquals(List.of(), results.fastest(ROW, List.of("none", "absent")));
  }
}
