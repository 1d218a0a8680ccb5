package dev.trigrad.benchmarks.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Row SMALL = new Row(Row.Kind.SGD, "784-128-10/128");
  private static final Row SINGLE = new Row(Row.Kind.PREDICT, "784-128-10/1");
  private static final Row LOAD = new Row(Row.Kind.LOAD, "784-128-10/1");

  @TempDir private Path folder;
  private Results results;

  @BeforeEach
  void open() {
    results = new Results(folder.resolve("results.tsv"));
  }

  private static Measurement of(Row row, String contender, double time) {
    var learning = row.trains() ? new Learning(2.5f, 1, 10) : null;
    var tails = row.kind() == Row.Kind.LOAD ? List.of(4 * time) : List.<Double>of();
    return new Measurement(row, contender, List.of(time), tails, learning, "1 < 2", null);
  }

  private String markdown() {
    return new Report(results, List.of(), Map.of("machine", "a|b")).markdown();
  }

  private static Measurement failed(Row row, String contender, String reason) {
    return new Measurement(row, contender, List.of(), List.of(), null, "", reason);
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
      var row = new ArrayList<Measurement>();
      row.add(of(point.row(), "vector", 50 + point.size()));
      row.add(of(point.row(), "native", Math.pow(point.size(), 1.5)));
      results.add(0, row);
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
      results.add(0, List.of(of(point.row(), "vector", 50 + point.size())));
    }
    String page = new Report(results, List.of(batch), Map.of("a<b", "\"c\"")).html();
    assertTrue(page.contains("<td>a&lt;b</td>"));
    assertFalse(page.contains("http"));
    assertFalse(page.contains("<script"));
    int charts = 0;
    var matcher = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
    while (matcher.find()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(matcher.group())));
      assertFalse(matcher.group().contains("NaN"));
      charts++;
    }
    assertEquals(2, charts);
  }

  @Test
  void keepsBarsOfMarkdownTablesApart() {
    assertTrue(markdown().contains("| machine | a\\|b |"));
  }
}
