package dev.trigrad.benchmarks.speed;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Charts as SVG elements; colours and fonts come from the page's style. */
final class Svg {
  private static final int WIDTH = 760;
  private static final int LABELS = 110;
  private static final int BAR = 16;
  private static final int PLOT = 300;
  private static final int MARGIN = 60;

  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  /**
   * One bar.
   *
   * @param label before it
   * @param length at least 0
   * @param text behind it
   * @param style class of the bar, for its colour
   */
  record Bar(String label, double length, String text, String style) {}

  /**
   * Points of measurements, and a line through them.
   *
   * @param label of both
   * @param style class, for the colour
   * @param points measured, from left to right
   * @param fit drawn through the upper half of the points
   */
  record Curve(String label, String style, List<PowerFit.Point> points, DoubleUnaryOperator fit) {}

  /** Horizontal bars from 0 on, the longest as wide as there is room. */
  static String bars(String title, List<Bar> bars) {
    var svg = new Svg();
    int height = 24 + bars.size() * (BAR + 4);
    svg.open(WIDTH, height);
    svg.text(0, 14, "title", title);
    double longest = bars.stream().mapToDouble(Bar::length).max().orElse(1);
    int y = 24;
    for (Bar bar : bars) {
      double width = Math.max(1, bar.length / longest * (WIDTH - LABELS - 150));
      svg.text(0, y + 12, "", bar.label);
      svg.add(
          "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
          bar.style, LABELS, y, width, BAR);
      svg.text(LABELS + width + 6, y + 12, "", bar.text);
      y += BAR + 4;
    }
    return svg.close();
  }

  /** Curves over axes that are both logarithmic. */
  static String curves(String title, String x, String y, List<Curve> curves) {
    var svg = new Svg();
    svg.open(WIDTH, PLOT + 90);
    svg.text(0, 14, "title", title + ", " + y);
    var all = curves.stream().flatMap(curve -> curve.points.stream()).toList();
    var across =
        Axis.of(all.stream().mapToDouble(PowerFit.Point::x).toArray(), MARGIN, WIDTH - 200);
    var up = Axis.of(all.stream().mapToDouble(PowerFit.Point::y).toArray(), 30 + PLOT, 30);
    svg.axes(across, up);
    svg.text((MARGIN + WIDTH - 200) / 2.0, PLOT + 70, "", x);
    int line = 0;
    for (Curve curve : curves) {
      for (PowerFit.Point point : curve.points) {
        svg.add(
            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>",
            curve.style, across.at(point.x()), up.at(point.y()));
      }
      double from = curve.points.get((curve.points.size() - 1) / 2).x();
      double to = curve.points.getLast().x();
      svg.add(
          "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
          curve.style,
          across.at(from),
          up.at(curve.fit.applyAsDouble(from)),
          across.at(to),
          up.at(curve.fit.applyAsDouble(to)));
      svg.add(
          "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\"/>",
          curve.style, WIDTH - 180, 30 + 20 * line);
      svg.text(WIDTH - 162, 41 + 20 * line++, "", curve.label);
    }
    return svg.close();
  }

  private void axes(Axis across, Axis up) {
    for (double power = across.low; power <= across.high; power++) {
      double at = across.at(Math.pow(10, power));
      add("<line class=\"grid\" x1=\"%.1f\" y1=\"30\" x2=\"%.1f\" y2=\"%d\"/>", at, at, 30 + PLOT);
      text(at - 8, PLOT + 48, "", tick(power));
    }
    for (double power = up.low; power <= up.high; power++) {
      double at = up.at(Math.pow(10, power));
      add(
          "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
          MARGIN, at, WIDTH - 200, at);
      text(0, at + 4, "", tick(power));
    }
  }

  private static String tick(double power) {
    return String.format(Locale.ROOT, power < 0 ? "%.1f" : "%,.0f", Math.pow(10, power));
  }

  /** Whole powers of ten that enclose values, and where they lie. */
  private record Axis(double low, double high, double from, double to) {
    static Axis of(double[] values, double from, double to) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        low = Math.min(low, Math.floor(Math.log10(value)));
        high = Math.max(high, Math.ceil(Math.log10(value)));
      }
      return new Axis(low, Math.max(high, low + 1), from, to);
    }

    double at(double value) {
      return from + (Math.log10(value) - low) / (high - low) * (to - from);
    }
  }

  private void open(int width, int height) {
    add(
        "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
        width, height, width, height);
  }

  private void text(double x, double y, String style, String text) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, Section.escape(text));
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private String close() {
    return out.append("</svg>").toString();
  }
}
