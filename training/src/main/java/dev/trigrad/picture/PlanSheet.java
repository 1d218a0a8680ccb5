package dev.trigrad.picture;

import java.util.Locale;

/** The shapes and texts of a {@link PlanPicture}, as SVG for light and dark. */
final class PlanSheet {
  /** Width of a letter, rounded up from the 0.602 em of the widest font named below. */
  static final double LETTER = 6.65;

  private static final String STYLE =
      """
      .plan text{font:11px "DejaVu Sans Mono",Menlo,Consolas,"Courier New",monospace;fill:#24292f}
      .plan .paper{fill:#fff}
      .plan .title{font-weight:bold}
      .plan .soft{fill:#57606a}
      .plan .grid{stroke:#d0d7de;stroke-width:1}
      .plan .pill{fill:#eef3fb;stroke:#44546a}
      .plan .fused{fill:#fdf4d7;stroke:#8a6d1f}
      .plan .value{fill:#b6d4fe;stroke:#44546a}
      .plan .given{fill:#e6e8eb;stroke:#8c959f}
      .plan .new{fill:#b7e4c0;stroke:#2c7a3f}
      .plan .bar{fill:#24292f}
      .plan .k0{fill:#0969da}
      .plan .k1{fill:#bf5700}
      .plan .k2{fill:#1a7f37}
      .plan .k3{fill:#8250df}
      .plan .k4{fill:#6e7781}
      @media (prefers-color-scheme:dark){
      .plan text{fill:#e6edf3}
      .plan .paper{fill:#0d1117}
      .plan .soft{fill:#a8b3bf}
      .plan .grid{stroke:#30363d}
      .plan .pill{fill:#1c2736;stroke:#9fb3cf}
      .plan .fused{fill:#332b12;stroke:#d9b44a}
      .plan .bar{fill:#24292f}
      }
      """;

  private final StringBuilder svg = new StringBuilder();

  void add(PlanSheet other) {
    svg.append(other.svg);
  }

  /** A line of text on the base line {@code y}. */
  void text(String kind, double x, double y, String anchor, String text) {
    svg.append("<text class=\"" + kind + "\" text-anchor=\"" + anchor + "\"" + at(x, y))
        .append(">" + escaped(text) + "</text>\n");
  }

  /** A rectangle; a pointer that rests on it shows {@code hint}. */
  void rectangle(String kind, double x, double y, double width, double height, String hint) {
    svg.append("<rect class=\"" + kind + "\" rx=\"3\"" + at(x, y))
        .append(" width=\"" + number(width) + "\" height=\"" + number(height) + "\"><title>")
        .append(escaped(hint) + "</title></rect>\n");
  }

  void vertical(double x, double top, double bottom) {
    svg.append("<path class=\"grid\" d=\"M" + number(x) + "," + number(top))
        .append("V" + number(bottom) + "\"/>\n");
  }

  /** The file. */
  String document(double width, double height) {
    String size = " width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
    String box = " viewBox=\"0 0 " + number(width) + " " + number(height) + "\"";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plan\" role=\"img\""
        + size
        + box
        + ">\n<title>plan of a program: its steps and its buffers</title>\n<style>\n"
        + STYLE
        + "</style>\n<rect class=\"paper\""
        + size
        + "/>\n"
        + svg
        + "</svg>\n";
  }

  private static String at(double x, double y) {
    return " x=\"" + number(x) + "\" y=\"" + number(y) + "\"";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** {@code text} without what XML does not allow. */
  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\uFFFE\uFFFF]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
