package dev.trigrad.benchmarks.speed.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import dev.trigrad.benchmarks.speed.result.Workload.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No figure without its spread, and none of arithmetic without the core's limit. */
class SpreadTest {
  @TempDir private Path folder;
  private Results results;

  @BeforeEach
  void open() {
    results = new Results(folder.resolve("results.tsv"));
  }

  private static Measurement of(
      Workload workload, String contender, List<Double> times, List<Double> extras) {
    return new Measurement(workload, contender, times, extras, null, "1", null);
  }

  private void add(Measurement... measurements) throws IOException {
    results.add(0, List.of(measurements));
  }

  private void assertShows(String line) {
    String report = new Report(results, Growth.all(16, 4), Map.of()).markdown();
    assertTrue(report.contains(line), report);
    assertFalse(report.contains("NaN"), report);
  }

  @Test
  void load() throws IOException {
    var load = new Workload(Kind.LOAD, "784-128-10/1");
    add(
        of(load, "vector", List.of(9.0, 10.0, 11.0), List.of(18.0, 20.0, 22.0)),
        of(load, "native", List.of(10.0, 11.0, 12.0), List.of(18.0, 22.0, 22.0)),
        of(load, "java", List.of(20.0, 21.0, 22.0), List.of(40.0, 41.0, 42.0)));
    assertShows("| vector | 10.0 (9.5–10.5) | 20.0 (19.0–21.0) | 2.00 (1.81–2.21) | fastest |");
    assertShows("| java | 21.0 (20.5–21.5) | 41.0 (40.5–41.5) | 1.95 (1.88–2.02) |  |");
    assertShows("99th percentile | 1.00 | 1.50 (1.36–1.66) | met |");
  }

  @Test
  void starts() throws IOException {
    var start = new Workload(Kind.START, "784-128-10/1");
    double mebi = 1 << 20;
    add(
        of(start, "bare", List.of(28e3, 30e3, 32e3), List.of(40 * mebi, 40 * mebi, 40 * mebi)),
        of(start, "java", List.of(200e3, 202e3, 204e3), List.of(60 * mebi, 62 * mebi, 64 * mebi)),
        of(
            start,
            "djl",
            List.of(400e3, 404e3, 408e3),
            List.of(120 * mebi, 124 * mebi, 128 * mebi)));
    assertShows("| java | 202 (201–203) | 62 (61–63) | fastest |\n");
    assertShows("| bare | 30 (29–31) | 40 |  |\n");
    assertShows("| start 784-128-10/1, java : djl | 2.50 | 2.00 (1.98–2.02) | NOT MET |");
  }

  @Test
  void overheads() throws IOException {
    var lookup = new Workload(Kind.OVERHEAD, "lookup/50");
    add(of(lookup, "java", List.of(0.02, 0.022, 0.03), List.of(0.0, 0.0, 16.0)));
    assertShows("| recording and look-up, 50 nodes, ns a node | 22.0 (21.0–26.0) |");
    assertShows("| evaluation of 50 nodes, bytes beyond them | 0.0 (0.0–8.0) |");
    assertShows("50 nodes, ns a node, java | 25.0 | 22.0 (21.0–26.0) | met |");
  }

  @Test
  void memory() throws IOException {
    var adam = new Workload(Kind.UPDATE, "adam/1x8000000");
    add(of(adam, "memory", List.of(3500.0, 4000.0, 4500.0), List.of()));
    // 224 MB in 4 ms.
    assertShows("Adam update 8,000,000: 56.0 (52.7–59.7) GB/s.");
  }

  @Test
  void growth() throws IOException {
    for (Growth.Point point : Growth.all(16, 4).getFirst().points()) {
      double size = point.size();
      add(
          of(
              point.workload(),
              "vector",
              List.of(size, Math.pow(size, 1.1), Math.pow(size, 1.2)),
              List.of()));
    }
    assertShows("| vector | 1.10 (1.05–1.15) | 1.00 | 1.10 (1.05–1.15) |");
  }

  @Test
  void sharesOfTheCoresLimit() throws IOException {
    var step = new Workload(Kind.SGD, "784-128-10/128");
    var both = new Workload(Kind.SGD, "784-128-10/128", 2);
    var product = new Workload(Kind.PRODUCT, "512x512x512");
    // The core does 200 GFLOP/s.
    double fastest = step.flops() / 200e3;
    List<Double> times = List.of(2 * fastest, 2.5 * fastest, 3 * fastest);
    add(
        of(step, "vector", times, List.of()),
        of(step, "java", List.of(5 * fastest), List.of()),
        of(step, "core", List.of(0.98 * fastest, fastest, 1.02 * fastest), List.of()));
    add(
        of(both, "vector", List.of(fastest), List.of()),
        of(both, "core", List.of(0.5 * fastest), List.of()));
    add(
        of(product, "vector", List.of(product.flops() / 180e3), List.of()),
        of(product, "core", List.of(product.flops() / 200e3), List.of()));
    assertShows("and was 200.0 GFLOP/s of one core");
    assertShows("| row | vector | java |\n| --- | --- | --- |\n| SGD");
    assertShows("| SGD 784-128-10/128 | 40.0% (36.0%–44.9%) | 20.0% (19.8%–20.2%) |");
    assertShows("| SGD 784-128-10/128, 2 threads | 50.0% |  |");
    assertShows("| 512×512×512 | 90.0% |  |");
    // Its own column in other tables, of which it is never the fastest.
    assertShows("| SGD 784-128-10/128, 2 threads | 261.8 |  | 130.9 |  |");
    assertShows("| 512×512×512 | 180.0 | 200.0 |  |");
  }

  @Test
  void nothingIsToldOfALimitThatWasNotMeasured() throws IOException {
    var step = new Workload(Kind.SGD, "784-128-10/128");
    add(of(step, "vector", List.of(400.0), List.of()));
    String report = new Report(results, List.of(), Map.of()).markdown();
    assertFalse(report.contains("Share of the core"), report);
  }
}
