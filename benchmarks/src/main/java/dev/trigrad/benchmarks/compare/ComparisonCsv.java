package dev.trigrad.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison as CSV (RFC 4180): a row for each engine, medians where there are several values.
 */
public record ComparisonCsv(Comparison comparison) {
  private static final String END = "\r\n";

  private static final List<String> HEADER =
      List.of(
          "engine",
          "status",
          "test_accuracy",
          "target_accuracy",
          "steps_to_target",
          "seconds_to_first_prediction",
          "seconds_to_first_step",
          "seconds_to_target_from_start",
          "seconds_to_target_warm",
          "samples_per_second",
          "samples_per_second_low_quartile",
          "samples_per_second_high_quartile",
          "settled",
          "peak_heap_bytes",
          "peak_process_bytes",
          "first_loss_relative_difference",
          "largest_loss_difference");

  @Override
  public String toString() {
    var text = new StringBuilder(String.join(",", HEADER)).append(END);
    comparison.contenders().forEach(each -> text.append(row(each)).append(END));
    comparison.missing().forEach((name, why) -> text.append(absent(name, "missing: " + why)));
    comparison.failed().forEach((name, why) -> text.append(absent(name, "failed: " + why)));
    return text.toString();
  }

  private String row(Contender each) {
    double target = comparison.target();
    Contender first = comparison.contenders().getFirst();
    Quartiles rate = each.rate();
    long steps = each.stepsTo(target);
    return cells(
        each.name(),
        "ran",
        each.accuracy(),
        target,
        steps < 0 ? Double.NaN : steps,
        each.median(Start::predicted),
        each.median(Start::stepped),
        each.median(start -> Contender.secondsTo(target, start)),
        each.warmSecondsTo(target),
        rate.median(),
        rate.low(),
        rate.high(),
        each.settled(),
        each.median(Start::heap),
        each.median(Start::memory),
        each.firstDifference(first),
        each.largestDifference(first));
  }

  private static String absent(String name, String why) {
    return cells(name, why) + ",".repeat(HEADER.size() - 2) + END;
  }

  /** What is NaN is an empty cell. */
  private static String cells(Object... values) {
    return Stream.of(values)
        .map(
            value ->
                switch (value) {
                  case Double d when d.isNaN() -> "";
                  case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 ->
                      String.format(Locale.ROOT, "%.0f", d);
                  case String text when text.matches("(?s).*[\",\r\n].*") ->
                      '"' + text.replace("\"", "\"\"") + '"';
                  default -> value.toString();
                })
        .collect(Collectors.joining(","));
  }
}
