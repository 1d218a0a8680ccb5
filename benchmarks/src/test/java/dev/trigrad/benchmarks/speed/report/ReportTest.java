package dev.trigrad.benchmarks.speed.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Learning;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Workload SMALL = new Workload(Workload.Kind.SGD, "784-128-10/128");
  private static final Workload SINGLE = new Workload(Workload.Kind.PREDICT, "784-128-10/1");
  private static final Workload LOAD = new Workload(Workload.Kind.LOAD, "784-128-10/1");

  @TempDir private Path folder;
  private Results results;

  @BeforeEach
  void open() {
    results = new Results(folder.resolve("results.tsv"));
  }

  private static Measurement of(Workload workload, String contender, double time) {
    var learning = workload.trains() ? new Learning(2.5f, 1, 10) : null;
    var tails = workload.kind() == Workload.Kind.LOAD ? List.of(4 * time) : List.<Double>of();
    return new Measurement(workload, contender, List.of(time), tails, learning, "1 < 2", null);
  }

  private String markdown() {
    return new Report(results, List.of(), Map.of("machine", "a|b")).markdown();
  }

  private static Measurement failed(Workload workload, String contender, String reason) {
    return new Measurement(workload, contender, List.of(), List.of(), null, "", reason);
  }

  @Test
  void comparesWithTheFasterLibtorch() throws IOException {
    results.add(
        0,
        List.of(
            of(SMALL, "vector", 400),
            of(SMALL, "native", 450),
            of(SMALL, "libtorch", 600),
            of(SMALL, "djl", 500)));
    assertTrue(
        markdown().contains("| SGD 784-128-10/128, vector : libtorch | 1.25 | 1.25 | met |"));
    assertTrue(
        markdown().contains("| SGD 784-128-10/128, native : libtorch | 1.25 | 1.11 | NOT MET |"));
    assertTrue(markdown().contains("1 of 2 goals are met."));
    assertTrue(markdown().contains("| SGD 784-128-10/128 | 400.0 | 450.0 | 600.0 | 500.0 |"));
  }

  @Test
  void comparesTailsWithMedians() throws IOException {
    results.add(0, List.of(of(LOAD, "vector", 10)));
    assertTrue(markdown().contains("99th percentile | 1.00 | 0.75 | NOT MET |"));
  }

  @Test
  void tellsNoRatioWithoutAPeer() throws IOException {
    results.add(0, List.of(of(SINGLE, "vector", 10)));
    assertFalse(markdown().contains("goals are met"));
    assertFalse(markdown().contains("NaN"));
  }

  @Test
  void showsWhoFailedAndWhoDoesNotLearn() throws IOException {
    var stubborn =
        new Measurement(SMALL, "a", List.of(1.0), List.of(), new Learning(2, 2, 10), "", null);
    results.add(0, List.of(stubborn, failed(SMALL, "b", "no library")));
    assertTrue(markdown().contains("DOES NOT FALL"));
    assertTrue(markdown().contains("| SGD 784-128-10/128 | b | no library |"));
  }

  @Test
  void fitsGrowth() throws IOException {
    Growth batch = Growth.all(16, 4).getFirst();
    for (Growth.Point point : batch.points()) {
      var workload = new ArrayList<Measurement>();
      workload.add(of(point.workload(), "vector", 50 + point.size()));
      workload.add(of(point.workload(), "native", Math.pow(point.size(), 1.5)));
      results.add(0, workload);
    }
    String report = new Report(results, List.of(batch), Map.of()).markdown();
    // Work grows with the batch; the cost of 50 still counts at 16.
    assertEquals(1, batch.fit(results, "vector").orElseThrow().work().exponent(), 1e-9);
    assertTrue(batch.fit(results, "vector").orElseThrow().linear());
    assertTrue(report.contains("| native | 1.50 | 1.00 | 1.50 | NOT LINEAR |"), report);
    assertTrue(report.contains("| linear |"));
  }

  @Test
  void drawsWellFormedChartsWithoutANetwork() throws Exception {
    results.add(0, List.of(of(SMALL, "vector", 400), of(SMALL, "libtorch", 600)));
    Growth batch = Growth.all(16, 4).getFirst();
    for (Growth.Point point : batch.points()) {
      results.add(0, List.of(of(point.workload(), "vector", 50 + point.size())));
    }
    String page = new Report(results, List.of(batch), Map.of("a<b", "\"c\"")).html();
    assertTrue(page.contains("<td>a&lt;b</td>"));
    assertFalse(page.contains("http"));
    assertFalse(page.contains("<script"));
    var builder = DocumentBuilderFactory.newInstance();
    builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    int charts = 0;
    var matcher = Pattern.compile("data:image/svg\\+xml;base64,([^\"]*)").matcher(page);
    while (matcher.find()) {
      String svg = new String(Base64.getDecoder().decode(matcher.group(1)), UTF_8);
      builder.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
      assertTrue(svg.contains("<path"));
      assertFalse(svg.contains("NaN"));
      charts++;
    }
    assertEquals(2, charts);
  }

  @Test
  void comparesCalculationsWithLibtorchAndWithMemory() throws IOException {
    var adam = new Workload(Workload.Kind.UPDATE, "adam/1x8000000");
    results.add(
        0,
        List.of(
            of(adam, "vector", 6000),
            of(adam, "libtorch", 10_800),
            of(adam, "djl", 15_000),
            of(adam, "memory", 4000)));
    String report = markdown();
    assertTrue(report.contains("| Adam update 8,000,000, vector : libtorch | 1.50 | 1.80 | met |"));
    assertTrue(
        report.contains("| Adam update 8,000,000, time of vector : limit | 1.30 | 1.50 | NOT MET"));
    // 28 bytes for each of 8 million weights in 4 ms.
    assertTrue(report.contains("Adam update 8,000,000: 56.0 GB/s."), report);
    assertFalse(report.contains("NaN"));
  }

  @Test
  void showsOverheadsInNanosecondsAndBytes() throws IOException {
    var lookup = new Workload(Workload.Kind.OVERHEAD, "lookup/50");
    results.add(
        0,
        List.of(
            new Measurement(lookup, "java", List.of(0.02), List.of(0.0), null, "", null),
            new Measurement(lookup, "vector", List.of(0.03), List.of(48.0), null, "", null)));
    String report = markdown();
    assertTrue(report.contains("| recording and look-up, 50 nodes, ns a node | 20.0 | 30.0 |"));
    assertTrue(
        report.contains(
            "| recording and look-up, 50 nodes, ns a node, java | 25.0 | 20.0 | met |"));
    assertTrue(
        report.contains(
            "| evaluation of 50 nodes, bytes beyond them, vector | 0.00 | 48.00 | NOT"));
    assertTrue(report.contains("2 of 4 goals are met. Smaller is better."));
  }

  @Test
  void comparesStartsWithDjl() throws IOException {
    var start = new Workload(Workload.Kind.START, "784-128-10/1");
    results.add(
        0,
        List.of(
            starting(start, "vector", 200_000, 64),
            starting(start, "native", 250_000, 100),
            starting(start, "vector+aot", 100_000, 48),
            starting(start, "djl", 500_000, 192)));
    String report = markdown();
    assertTrue(report.contains("| start 784-128-10/1, vector : djl | 2.50 | 2.50 | met |"));
    assertTrue(report.contains("| start 784-128-10/1, native : djl | 2.00 | 2.00 | met |"));
    assertTrue(report.contains("memory of djl : that of native | 2.00 | 1.92 | NOT MET |"));
    // The cached start beside its engine's own.
    assertTrue(
        report.contains(
            "| vector | 200 | 64 |  |\n| vector+aot | 100 | 48 | fastest |\n| native |"));
  }

  private static Measurement starting(
      Workload workload, String contender, double micros, int mebibytes) {
    var bytes = List.of((double) mebibytes * (1 << 20));
    return new Measurement(workload, contender, List.of(micros), bytes, null, "", null);
  }

  @Test
  void keepsBarsOfMarkdownTablesApart() {
    assertTrue(markdown().contains("| machine | a\\|b |"));
  }

  @Test
  void showsSpreadAndCallsWhatIsWithinItNoDifference() throws IOException {
    results.add(
        0,
        List.of(
            spread(SMALL, "vector", 400, 410, 420),
            spread(SMALL, "native", 405, 415, 425),
            spread(SMALL, "java", 900, 910, 920),
            spread(SMALL, "libtorch", 410, 414, 500)));
    String report = markdown();
    assertTrue(
        report.contains(
            "| 410.0 (405.0–415.0) | 415.0 (410.0–420.0) | 910.0 (905.0–915.0) | 414.0"
                + " (412.0–457.0) | vector, libtorch, native |"),
        report);
    assertTrue(
        report.contains("vector : libtorch | 1.25 | 1.01 (0.99–1.13) | NOT MET, no difference |"),
        report);
  }

  private static Measurement spread(Workload workload, String contender, double... times) {
    List<Double> all = DoubleStream.of(times).boxed().toList();
    return new Measurement(
        workload, contender, all, List.of(), new Learning(2.5f, 1, 10), "1", null);
  }
}
