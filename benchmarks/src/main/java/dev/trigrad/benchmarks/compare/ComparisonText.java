package dev.trigrad.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A comparison in lines of at most 80 columns. */
public record ComparisonText(Comparison comparison) {
  private static final int COLUMNS = 80;
  private static final double MEBIBYTE = 1 << 20;

  @Override
  public String toString() {
    var text = new StringBuilder();
    if (!comparison.contenders().isEmpty()) {
      text.append(fromNothing()).append('\n').append(warm()).append('\n').append(results());
    }
    comparison.missing().forEach((name, why) -> note(text, name + " cannot run here: " + why));
    comparison.failed().forEach((name, why) -> note(text, name + " FAILED: " + why));
    return text.append('\n').append(wrap(comparison.conclusion())).toString();
  }

  private String target() {
    return number("%.4g", 100 * comparison.target()).replaceAll("\\.?0+$", "") + " %";
  }

  private String fromNothing() {
    int starts = comparison.contenders().getFirst().starts().size();
    var table =
        new TextTable("engine", "prediction", "step", target(), "trained", "heap", "process");
    for (Contender each : comparison.contenders()) {
      table.row(
          each.name(),
          range(each, "%.2f", Start::predicted),
          range(each, "%.2f", Start::stepped),
          range(each, "%.2f", start -> Contender.secondsTo(comparison.target(), start)),
          range(each, "%.2f", start -> start.epochs().getLast().seconds()),
          number("%.0f", each.median(Start::heap) / MEBIBYTE),
          number("%.0f", each.median(Start::memory) / MEBIBYTE));
    }
    return wrap(
            "From the start of a virtual machine, in seconds: to the first prediction, to the"
                + " first step (data read), to "
                + target()
                + " on the test set, to the end of the training (evaluation not counted)."
                + (starts == 1 ? " One start each." : " Least to most of " + starts + " starts.")
                + " Most memory, in MiB.")
        + table;
  }

  private String warm() {
    int rounds = comparison.contenders().getFirst().rounds().size();
    var table = new TextTable("engine", "samples/s", "quartiles", target() + " in");
    for (Contender each : comparison.contenders()) {
      Quartiles rate = each.rate();
      table.row(
          each.name() + (each.settled() ? "" : " (not settled)"),
          number("%,.0f", rate.median()),
          number("%,.0f", rate.low()) + "–" + number("%,.0f", rate.high()),
          duration(each.warmSecondsTo(comparison.target())));
    }
    var text = new StringBuilder(wrap("Once warm, in " + rounds + " rounds by turns:"));
    text.append(table);
    comparison.verdicts().forEach(verdict -> note(text, "  " + verdict));
    if (comparison.contenders().stream().anyMatch(each -> !each.settled())) {
      note(text, "  Who has not settled may become faster: give more by --warm-up and --limit.");
    }
    return text.toString();
  }

  private String results() {
    Contender first = comparison.contenders().getFirst();
    var table =
        new TextTable("engine", "test accuracy", target() + " after", "first loss", "largest");
    for (Contender each : comparison.contenders()) {
      long steps = each.stepsTo(comparison.target());
      table.row(
          each.name() + (each.repeats() ? "" : " (does not repeat)"),
          number("%.2f %%", 100 * each.accuracy()),
          steps < 0 ? "never" : number("%,.0f", steps) + " steps",
          number("%.1e", each.firstDifference(first)),
          number("%.1e", each.largestDifference(first)));
    }
    return wrap(
            "Results; losses as differences from "
                + first.name()
                + "'s, the first relative, the largest of "
                + first.losses().size()
                + " absolute:")
        + table;
  }

  /** Least to most, or the one value. */
  private static String range(Contender of, String format, ToDoubleFunction<Start> value) {
    List<Double> values = of.each(value).stream().filter(each -> !each.isNaN()).sorted().toList();
    if (values.isEmpty()) {
      return "never";
    }
    String least = number(format, values.getFirst());
    String most = number(format, values.getLast());
    return least.equals(most) ? least : least + "–" + most;
  }

  private static String duration(double seconds) {
    if (Double.isNaN(seconds)) {
      return "never";
    }
    return seconds < 1 ? number("%.1f ms", 1000 * seconds) : number("%.2f s", seconds);
  }

  static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }

  private static void note(StringBuilder text, String line) {
    text.append(wrap(line));
  }

  /** In lines of at most 80 columns, those after the first indented as the first is, and more. */
  public static String wrap(String text) {
    var lines = new StringBuilder();
    String indent = " ".repeat(text.length() - text.stripLeading().length());
    var line = new StringBuilder(indent);
    for (String word : text.strip().split(" +")) {
      if (!line.toString().isBlank() && line.length() + 1 + word.length() > COLUMNS) {
        lines.append(line).append('\n');
        line = new StringBuilder(indent);
      }
      line.append(line.toString().isBlank() ? "" : " ").append(word);
    }
    return lines.append(line).append('\n').toString();
  }
}
