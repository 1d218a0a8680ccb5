package dev.trigrad.benchmarks.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A comparison as JSON, with every start, loss and round. What is NaN is null. */
public record ComparisonJson(Comparison comparison) {
  @Override
  public String toString() {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("facts");
      words(json, comparison.facts());
      json.writeEndObject();
      json.writeBooleanField("agree", comparison.agree());
      json.writeStringField("conclusion", comparison.conclusion());
      number(json, "targetAccuracy", comparison.target());
      number(json, "accuracySpreadPoints", comparison.spread());
      json.writeArrayFieldStart("engines");
      for (Contender each : comparison.contenders()) {
        contender(json, each);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("verdicts");
      for (Verdict verdict : comparison.verdicts()) {
        verdict(json, verdict);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("missing");
      words(json, comparison.missing());
      json.writeEndObject();
      json.writeObjectFieldStart("failed");
      words(json, comparison.failed());
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void words(JsonGenerator json, Map<String, String> words) throws IOException {
    for (var word : words.entrySet()) {
      json.writeStringField(word.getKey(), word.getValue());
    }
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  private void contender(JsonGenerator json, Contender each) throws IOException {
    Contender first = comparison.contenders().getFirst();
    json.writeStartObject();
    json.writeStringField("name", each.name());
    json.writeStringField("summary", each.summary());
    number(json, "testAccuracy", each.accuracy());
    number(json, "stepsToTarget", each.stepsTo(comparison.target()));
    number(json, "secondsToTargetWarm", each.warmSecondsTo(comparison.target()));
    json.writeBooleanField("settled", each.settled());
    json.writeBooleanField("repeats", each.repeats());
    json.writeObjectFieldStart("samplesPerSecond");
    number(json, "low", each.rate().low());
    number(json, "median", each.rate().median());
    number(json, "high", each.rate().high());
    json.writeEndObject();
    number(json, "firstLossRelativeDifference", each.firstDifference(first));
    number(json, "largestLossDifference", each.largestDifference(first));
    json.writeArrayFieldStart("starts");
    for (Start start : each.starts()) {
      start(json, start);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rounds");
    for (Round round : each.rounds()) {
      json.writeStartObject();
      json.writeNumberField("process", round.process());
      json.writeNumberField("samples", round.samples());
      json.writeNumberField("seconds", round.seconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("losses");
    for (float loss : each.losses()) {
      json.writeNumber(loss);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void start(JsonGenerator json, Start start) throws IOException {
    json.writeStartObject();
    number(json, "secondsToFirstPrediction", start.predicted());
    number(json, "secondsToFirstStep", start.stepped());
    number(json, "secondsToTarget", Contender.secondsTo(comparison.target(), start));
    number(json, "peakHeapBytes", start.heap());
    number(json, "peakProcessBytes", start.memory());
    json.writeArrayFieldStart("epochs");
    for (Start.Epoch epoch : start.epochs()) {
      json.writeStartObject();
      json.writeNumberField("steps", epoch.steps());
      json.writeNumberField("samples", epoch.samples());
      number(json, "testAccuracy", epoch.accuracy());
      number(json, "seconds", epoch.seconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStartObject();
    json.writeStringField("faster", verdict.faster());
    json.writeStringField("slower", verdict.slower());
    number(json, "ratio", verdict.ratio());
    json.writeNumberField("won", verdict.won());
    json.writeNumberField("rounds", verdict.rounds());
    json.writeBooleanField("differ", verdict.differ());
    json.writeEndObject();
  }
}
