package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.train.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been measured of the batches of an epoch so far; means are weighted by batch size. */
final class Tallies {
  /** A metric's, of one head. */
  private record Counted(String name, String head, Metric.Tally tally) {}

  /** A sum of values times weights, and of the weights. */
  private static final class Mean {
    private double sum;
    private double weight;

    void add(double value, double of) {
      sum += value * of;
      weight += of;
    }

    double value() {
      return sum / weight;
    }
  }

  private final Mean loss = new Mean();
  private final Map<String, Mean> means = new LinkedHashMap<>();
  private final List<Counted> metrics = new ArrayList<>();

  /** No batches yet, for {@code metrics} by head. */
  Tallies(Map<String, List<Metric>> metrics) {
    metrics.forEach(
        (head, each) -> {
          for (Metric metric : each) {
            String name = head.isEmpty() ? metric.name() : head + "." + metric.name();
            this.metrics.add(new Counted(name, head, metric.start()));
          }
        });
  }

  /** Goes on from the loss of {@code samples} samples. */
  Tallies from(double sum, double samples) {
    loss.sum = sum;
    loss.weight = samples;
    return this;
  }

  double lossSum() {
    return loss.sum;
  }

  double samples() {
    return loss.weight;
  }

  /** The loss of a batch. */
  void add(int size, double lossOfBatch) {
    loss.add(lossOfBatch, size);
  }

  /** What was measured of a batch, computed. */
  void add(int size, Measures measures) {
    if (measures == null) {
      return;
    }
    measures
        .values()
        .forEach(
            (name, value) -> means.computeIfAbsent(name, _ -> new Mean()).add(value.item(), size));
    for (Counted each : metrics) {
      Measures.Answers answers = measures.answers().get(each.head);
      if (answers == null) {
        throw new ArgumentException(
            "trainer: metric '"
                + each.name
                + "' has no outputs to measure; tell them in the loss function by measures.outputs("
                + (each.head.isEmpty() ? "" : "\"" + each.head + "\", ")
                + "outputs, targets)");
      }
      each.tally.add(answers.outputs(), answers.targets());
    }
  }

  /** Puts the measures so far into {@code values}, their names after {@code prefix}. */
  void addTo(Map<String, Double> values, String prefix) {
    put(values, prefix + "loss", loss.value());
    metrics.forEach(each -> put(values, prefix + each.name, each.tally.value()));
    means.forEach((name, mean) -> put(values, prefix + name, mean.value()));
  }

  private static void put(Map<String, Double> values, String name, double value) {
    if (values.putIfAbsent(name, value) != null) {
      throw new ArgumentException(
          "trainer: two measures are called '" + name + "'; rename one of them");
    }
  }
}
