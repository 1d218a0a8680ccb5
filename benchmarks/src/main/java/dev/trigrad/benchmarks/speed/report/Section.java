package dev.trigrad.benchmarks.speed.report;

import dev.trigrad.benchmarks.compare.Quartiles;
import java.util.List;
import java.util.Locale;

/**
 * A part of the report.
 *
 * @param title of it
 * @param text before table and charts, may be empty
 * @param header of the table's columns
 * @param lines of the table, may be none
 * @param charts as Markdown
 */
record Section(
    String title, String text, List<String> header, List<List<String>> lines, List<String> charts) {
  /** Of a table alone, whose text appears only above lines. */
  static Section table(
      String title, String text, List<String> header, List<List<String>> lines, String... charts) {
    return new Section(title, lines.isEmpty() ? "" : text, header, lines, List.of(charts));
  }

  /** {@code value} in {@code format}, nothing if there is none. */
  static String format(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  /** The median of {@code values} and, if they look different, the quartiles. */
  static String spread(String format, Quartiles values) {
    String median = format(format, values.median());
    String low = format(format, values.low());
    String high = format(format, values.high());
    return low.equals(high) ? median : median + " (" + low + "–" + high + ")";
  }

  /** Whether there is nothing to say. */
  boolean isEmpty() {
    return lines.isEmpty() && text.isEmpty();
  }

  /** As Markdown. */
  String markdown(boolean withCharts) {
    var out = new StringBuilder("## ").append(title).append("\n\n");
    if (!text.isEmpty()) {
      out.append(text).append("\n\n");
    }
    if (withCharts) {
      charts.forEach(chart -> out.append(chart).append("\n\n"));
    }
    if (!lines.isEmpty()) {
      line(out, header);
      line(out, header.stream().map(_ -> "---").toList());
      lines.forEach(line -> line(out, line));
      out.append('\n');
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append("| ");
    out.append(String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()));
    out.append(" |\n");
  }
}
