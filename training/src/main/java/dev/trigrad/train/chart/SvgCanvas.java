package dev.trigrad.train.chart;

import java.util.Locale;

/** Draws as the text of an SVG 1.1 file. */
public final class SvgCanvas implements Canvas {
  private final StringBuilder svg = new StringBuilder();

  /** An empty picture of so many pixels. */
  public SvgCanvas(int width, int height) {
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"")
        .append(height + "\" viewBox=\"0 0 " + width + " " + height + "\"")
        .append(" font-family=\"sans-serif\" font-size=\"12\">\n");
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String color(int color) {
    return String.format("#%06x", color);
  }

  @Override
  public void fill(double x, double y, double width, double height, int color) {
    svg.append("<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width))
        .append("\" height=\"" + number(height) + "\" fill=\"" + color(color) + "\"/>\n");
  }

  @Override
  public void line(double[] x, double[] y, int count, int color, double width, boolean dashed) {
    svg.append("<polyline fill=\"none\" stroke=\"" + color(color) + "\" stroke-width=\"")
        .append(number(width) + "\" stroke-linejoin=\"round\"")
        .append(dashed ? " stroke-dasharray=\"6 3\"" : "")
        .append(" points=\"");
    for (int i = 0; i < count; i++) {
      svg.append(i == 0 ? "" : " ").append(number(x[i]) + "," + number(y[i]));
    }
    svg.append("\"/>\n");
  }

  @Override
  public void dot(double x, double y, double radius, int color) {
    svg.append("<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius))
        .append("\" fill=\"" + color(color) + "\"/>\n");
  }

  @Override
  public void text(double x, double y, String text, Anchor anchor, boolean bold, int color) {
    svg.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"")
        .append(anchor.name().toLowerCase(Locale.ROOT) + "\" fill=\"" + color(color) + "\"")
        .append(bold ? " font-weight=\"bold\">" : ">")
        .append(escaped(text) + "</text>\n");
  }

  /** {@code text} without what XML does not allow. */
  private static String escaped(String text) {
    return text.replaceAll("[\\p{C}\uFFFE\uFFFF]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** The file. */
  @Override
  public String toString() {
    return svg + "</svg>\n";
  }
}
