package dev.trigrad.benchmarks.speed;

import java.util.List;

/**
 * A part of the report.
 *
 * @param title of it
 * @param text before table and charts, may be empty
 * @param header of the table's columns
 * @param rows of the table, may be none
 * @param charts as SVG elements
 */
record Section(
    String title, String text, List<String> header, List<List<String>> rows, List<String> charts) {
  /** Of text alone. */
  Section(String title, String text) {
    this(title, text, List.of(), List.of(), List.of());
  }

  /** As Markdown, without the charts. */
  String markdown() {
    var out = new StringBuilder("## ").append(title).append("\n\n");
    if (!text.isEmpty()) {
      out.append(text).append("\n\n");
    }
    if (!rows.isEmpty()) {
      line(out, header);
      line(out, header.stream().map(_ -> "---").toList());
      rows.forEach(row -> line(out, row));
      out.append('\n');
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append("| ");
    out.append(String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()));
    out.append(" |\n");
  }

  /** As an HTML element. */
  String html() {
    var out = new StringBuilder("<section>\n<h2>").append(escape(title)).append("</h2>\n");
    for (String paragraph : text.isEmpty() ? new String[0] : text.split("\n\n")) {
      out.append("<p>").append(escape(paragraph)).append("</p>\n");
    }
    charts.forEach(chart -> out.append(chart).append('\n'));
    if (!rows.isEmpty()) {
      out.append("<table>\n");
      line(out, "th", header);
      rows.forEach(row -> line(out, "td", row));
      out.append("</table>\n");
    }
    return out.append("</section>\n").toString();
  }

  private static void line(StringBuilder out, String element, List<String> cells) {
    out.append("<tr>");
    for (String cell : cells) {
      out.append('<').append(element).append('>').append(escape(cell));
      out.append("</").append(element).append('>');
    }
    out.append("</tr>\n");
  }

  /** {@code text} with what means something in XML replaced. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
