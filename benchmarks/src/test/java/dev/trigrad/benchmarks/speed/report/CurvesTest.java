package dev.trigrad.benchmarks.speed.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {
  private static final Workload TWO = new Workload(Workload.Kind.CURVE, "784-128-10/32@2");
  private static final Workload ONE = new Workload(Workload.Kind.CURVE, "784-128-10/32@1");
  private static final Map<String, Double> TIMES = Map.of("main", 900.0, "C2", 400.0, "pool", 20.0);

  @TempDir private Path folder;
  private Results results;

  @BeforeEach
  void open() {
    results = new Results(folder.resolve("results.tsv"));
  }

  /** Of forks that did {@code rates} steps a second by every mark until {@code length}. */
  private static Measurement of(
      Workload workload,
      String contender,
      double length,
      Map<String, Double> times,
      double... rates) {
    var curves = new ArrayList<Curve>();
    List<Double> marks = Curve.marksUntil(length);
    DoubleStream.of(rates)
        .forEach(
            rate ->
                curves.add(
                    new Curve(
                        marks,
                        marks.stream().map(mark -> Math.round(rate * mark)).toList(),
                        times,
                        new Curve.Compiled(1234, 2_048_000))));
    return new Measurement(
        workload, contender, List.of(), List.of(), null, "1", null, List.copyOf(curves));
  }

  private String markdown() {
    return new Report(results, List.of(), Map.of()).markdown();
  }

  @Test
  void showsStepsAndRatiosWithTheirSpread() throws IOException {
    results.add(
        0,
        List.of(
            of(TWO, "java", 1, TIMES, 1000, 2000, 4000),
            of(TWO, "vector", 1, TIMES, 1500, 1800, 8000),
            of(TWO, "native", 1, TIMES, 3000, 6000, 12_000)));
    String report = markdown();
    assertTrue(report.contains("## Warm-up: curve 784-128-10/32, 2 cores\n"), report);
    assertTrue(report.contains("| steps by | 0.5 s | 1 s |\n"), report);
    assertTrue(report.contains("| java | 1,000 (750–1,500) | 2,000 (1,500–3,000) |\n"), report);
    assertTrue(report.contains("| vector : java | 1.50 (1.20–1.75) | 1.50 (1.20–1.75) |"), report);
    assertTrue(report.contains("| native : java | 3.00 | 3.00 |\n"), report);
    assertFalse(report.contains("| java : java"), report);
  }

  @Test
  void callsARatioWithinTheSpreadNoDifference() throws IOException {
    results.add(
        0,
        List.of(
            of(TWO, "java", 0.5, TIMES, 1000, 1000, 1000),
            of(TWO, "vector", 0.5, TIMES, 940, 940, 1080)));
    String report = markdown();
    assertTrue(report.contains("| vector : java | 0.94 (0.94–1.01), no difference |"), report);
    assertTrue(
        report.contains(
            "| curve 784-128-10/32, 2 cores, vector : java at 0.5 s | 0.95 | 0.94 (0.94–1.01) |"
                + " NOT MET, no difference |"),
        report);
  }

  @Test
  void hasGoalsForEachMark() throws IOException {
    results.add(0, List.of(of(TWO, "java", 10, TIMES, 1000), of(TWO, "vector", 10, TIMES, 1400)));
    results.add(0, List.of(of(ONE, "java", 10, TIMES, 1000), of(ONE, "vector", 10, TIMES, 1300)));
    String report = markdown();
    assertTrue(report.contains("13 of 14 goals are met."), report);
    String two = "| curve 784-128-10/32, 2 cores, vector : java at ";
    for (String mark : List.of("0.5", "1", "2", "3", "8", "10")) {
      assertTrue(report.contains(two + mark + " s | 0.95 | 1.40 | met |"), report);
    }
    assertTrue(report.contains(two + "5 s | 1.50 | 1.40 | NOT MET |"), report);
    String one = "| curve 784-128-10/32, 1 core, vector : java at ";
    for (String mark : List.of("0.5", "1", "2", "3", "5", "10")) {
      assertTrue(report.contains(one + mark + " s | 0.90 | 1.30 | met |"), report);
    }
    assertTrue(report.contains(one + "8 s | 1.30 | 1.30 | met |"), report);
  }

  @Test
  void showsProcessorTimeAndCompilations() throws IOException {
    results.add(0, List.of(of(TWO, "java", 0.5, TIMES, 1000)));
    String report = markdown();
    assertTrue(
        report.contains("| row | contender | main | C2 | pool | methods by C2 | their KiB |\n"),
        report);
    assertTrue(
        report.contains(
            "| curve 784-128-10/32, 2 cores | java | 900 | 400 | 20 | 1,234 | 2,000 |\n"),
        report);
    assertFalse(report.contains("does not tell"), report);
  }

  @Test
  void saysWhereTheSystemTellsNoProcessorTimes() throws IOException {
    results.add(0, List.of(of(TWO, "java", 0.5, Map.of(), 1000)));
    String report = markdown();
    assertTrue(report.contains("This system does not tell processor times of threads."), report);
    assertTrue(
        report.contains("| curve 784-128-10/32, 2 cores | java | 1,234 | 2,000 |\n"), report);
  }

  @Test
  void needsNobodyBesideAndToleratesFailures() throws IOException {
    results.add(
        0,
        List.of(
            new Measurement(TWO, "java", List.of(), List.of(), null, "", "no luck"),
            of(TWO, "vector", 0.5, TIMES, 1000)));
    String report = markdown();
    assertTrue(report.contains("| vector | 500 |\n"), report);
    assertFalse(report.contains("goals are met"), report);
    assertFalse(report.contains("NaN"), report);
    assertTrue(report.contains("| curve 784-128-10/32, 2 cores | java | no luck |"), report);
  }

  @Test
  void explainsTheFirstTableThatThereIs() throws IOException {
    String explained = "Steps that were done by each mark";
    results.add(
        0, List.of(new Measurement(TWO, "java", List.of(), List.of(), null, "", "no luck")));
    results.add(0, List.of(of(ONE, "java", 0.5, TIMES, 1000)));
    assertTrue(
        markdown().contains("## Warm-up: curve 784-128-10/32, 1 core\n\n" + explained), markdown());
    results.add(0, List.of(of(ONE, "vector", 0.5, TIMES, 1000)));
    assertEquals(2, markdown().split(explained, -1).length, markdown());
  }

  @Test
  void drawsOneChartEach() throws IOException {
    results.add(0, List.of(of(TWO, "java", 5, TIMES, 1000), of(TWO, "libtorch", 5, TIMES, 1400)));
    results.add(0, List.of(of(ONE, "java", 5, TIMES, 900)));
    String page = new Report(results, List.of(), Map.of()).html();
    assertEquals(2, page.split("<img ", -1).length - 1);
    assertTrue(page.contains("alt=\"curve 784-128-10/32, 1 core: steps since"), page);
  }
}
