package dev.trigrad.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ComparisonTest {
  private static final Map<String, String> FACTS = Map.of("job", "a <b> & \"c\", d");

  private static Contender contender(String name, double accuracy, float firstLoss, long rate) {
    var starts = new ArrayList<Start>();
    for (int i = 0; i < 3; i++) {
      var epochs =
          List.of(
              new Start.Epoch(45, 1438, 0.5, 1 + i), new Start.Epoch(90, 2876, accuracy, 2 + i));
      starts.add(new Start(0.5 + i, 0.75 + i, epochs, List.of(firstLoss, 0.5f), 3e6, Double.NaN));
    }
    var rounds = new ArrayList<Round>();
    for (int i = 0; i < 16; i++) {
      rounds.add(new Round(i % 2, rate, 0.5, 0));
    }
    return new Contender(name, "lanes <512>", starts, rounds, true);
  }

  private static Comparison comparison(Contender... contenders) {
    return new Comparison(FACTS, 0.95, List.of(contenders), Map.of(), Map.of());
  }

  private static final Comparison TWO =
      comparison(contender("vector", 0.97, 2, 50_000_000), contender("java", 0.972, 2, 10_000_000));

  @Test
  void accuraciesThatLieCloseAgree() {
    assertTrue(TWO.agree());
    assertEquals("The engines agree: test accuracies lie within 0.20 points.", TWO.conclusion());
  }

  @Test
  void accuraciesThatDoNotDisagree() {
    Comparison apart = comparison(contender("a", 0.97, 2, 1000), contender("b", 0.96, 2, 1000));
    assertFalse(apart.agree());
    assertEquals(
        "The engines DISAGREE: test accuracies lie within 1.00 points.", apart.conclusion());
  }

  @Test
  void firstLossesDifferByRoundingAlone() {
    Comparison close = comparison(contender("a", 1, 2, 1000), contender("b", 1, 2.000002f, 1000));
    assertTrue(close.agree());
    Comparison apart = comparison(contender("a", 1, 2, 1000), contender("b", 1, 2.002f, 1000));
    assertFalse(apart.agree());
    assertTrue(apart.conclusion().contains("first losses within 1.0e-03"), apart.conclusion());
  }

  @Test
  void whoeverFailsIsAFailureAndWhoeverIsMissingIsNot() {
    var missing =
        new Comparison(FACTS, 0.95, TWO.contenders(), Map.of("native", "no library"), Map.of());
    assertTrue(missing.agree());
    assertTrue(new ComparisonText(missing).toString().contains("native cannot run here: no lib"));
    var failed =
        new Comparison(FACTS, 0.95, TWO.contenders(), Map.of(), Map.of("native", "diverged"));
    assertFalse(failed.agree());
    assertEquals("The comparison FAILED: native did not come to the end.", failed.conclusion());
    assertTrue(new ComparisonText(failed).toString().contains("native FAILED: diverged"));
    assertFalse(new Comparison(FACTS, 0.95, List.of(), Map.of(), Map.of()).agree());
  }

  @Test
  void textFitsEightyColumnsWithSlowAndFastEngines() {
    var wide =
        comparison(
            contender("vector", 0.97, 2, 1_234_567_890),
            contender("experimental", 0.2, 3, 1),
            contender("java", 0.97, 2, 12_345));
    String text = new ComparisonText(wide).toString();
    text.lines().forEach(line -> assertTrue(line.length() <= 80, () -> line.length() + line));
    assertTrue(text.contains("never"), text);
    assertFalse(text.contains("NaN"), text);
  }

  @Test
  void textSaysWhichIsFaster() {
    String text = new ComparisonText(TWO).toString();
    assertTrue(text.contains("vector is 5.00 times as fast as java, in 16 of 16 rounds"), text);
    // 2,876 samples at 100,000,000 a second.
    assertTrue(text.contains("0.0 ms"), text);
    assertTrue(text.contains("90 steps"), text);
    assertTrue(text.contains("2.00–4.00"), text);
  }

  @Test
  void csvHasACellForEachColumnOfEachRow() {
    var all =
        new Comparison(
            FACTS, 0.95, TWO.contenders(), Map.of("native", "no \"library\", here"), Map.of());
    List<String> rows = new ComparisonCsv(all).toString().lines().toList();
    assertEquals(4, rows.size());
    int columns = rows.getFirst().split(",", -1).length;
    assertEquals(columns, rows.get(1).split(",", -1).length);
    assertTrue(rows.get(1).startsWith("vector,ran,0.97,0.95,90,1.5,1.75,3,"), rows.get(1));
    assertTrue(
        rows.get(3).startsWith("native,\"missing: no \"\"library\"\", here\",,"), rows.get(3));
    assertEquals(columns, rows.get(3).split(",", -1).length - 1);
    assertFalse(rows.toString().contains("NaN"));
  }

  @Test
  void jsonIsJsonWithEveryRound() throws IOException {
    String json = new ComparisonJson(TWO).toString();
    int depth = 0;
    int compiled = 0;
    try (var parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        compiled += token == JsonToken.FIELD_NAME && parser.currentName().equals("process") ? 1 : 0;
      }
    }
    assertEquals(0, depth);
    assertEquals(32, compiled);
    assertTrue(json.contains("\"peakProcessBytes\" : null"), json);
  }

  @Test
  void pageNeedsNothingFromElsewhereAndItsPlotsAreDrawn() throws Exception {
    String page = new ComparisonPage(TWO).toString();
    assertFalse(page.contains("http"), page);
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("a &lt;b&gt; &amp;"));
    var builder = DocumentBuilderFactory.newInstance();
    builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var plots = Pattern.compile("data:image/svg\\+xml;base64,([^\"]*)").matcher(page);
    int drawn = 0;
    while (plots.find()) {
      String svg = new String(Base64.getDecoder().decode(plots.group(1)), StandardCharsets.UTF_8);
      builder.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
      assertFalse(svg.contains("NaN"));
      drawn++;
    }
    assertEquals(4, drawn);
  }

  @Test
  void whoHasNotSettledIsNamed() {
    Contender warm = contender("java", 0.97, 2, 1000);
    var cold = new Contender("vector", "", warm.starts(), warm.rounds(), false);
    String text = new ComparisonText(comparison(warm, cold)).toString();
    assertTrue(text.contains("vector (not settled)"), text);
    assertTrue(text.contains("Who has not settled may become faster"), text);
    assertFalse(new ComparisonText(TWO).toString().contains("settled"));
  }
}
