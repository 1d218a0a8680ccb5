package dev.trigrad.benchmarks.course.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines and points over one pair of axes, with a legend beside them.
 *
 * <p>As in {@code new Curves("Training", "epoch", "loss").line("train", losses).logarithmicY()}.
 *
 * <p>Numbers that an axis cannot show (NaN, infinite, not positive on a logarithmic one) break the
 * line.
 */
public final class Curves implements Drawing {
  private static final double ROOM = 0.03;
  private static final double RADIUS = 3.5;

  private record Series(String name, double[] xs, double[] ys, boolean points) {}

  private final String title;
  private final String xName;
  private final String yName;
  private final List<Series> series = new ArrayList<>();
  private boolean logarithmicX;
  private boolean logarithmicY;
  private double[] yRange;
  private int firstColor;

  /** A drawing without lines yet, with the names of its axes. */
  public Curves(String title, String xName, String yName) {
    this.title = title;
    this.xName = xName;
    this.yName = yName;
  }

  /** Adds a line through {@code ys} at 1, 2, 3, … */
  public Curves line(String name, double... ys) {
    double[] xs = new double[ys.length];
    Arrays.setAll(xs, i -> i + 1);
    return line(name, xs, ys);
  }

  /** Adds a line through ({@code xs}, {@code ys}). */
  public Curves line(String name, double[] xs, double[] ys) {
    return add(name, xs, ys, false);
  }

  /** Adds points at ({@code xs}, {@code ys}). */
  public Curves points(String name, double[] xs, double[] ys) {
    return add(name, xs, ys, true);
  }

  private Curves add(String name, double[] xs, double[] ys, boolean points) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          "curves: '" + name + "' has " + xs.length + " x for " + ys.length + " y; give as many");
    }
    series.add(new Series(name, xs, ys, points));
    return this;
  }

  /** Equal ratios are equally long from left to right. */
  public Curves logarithmicX() {
    logarithmicX = true;
    return this;
  }

  /** Equal ratios are equally high. */
  public Curves logarithmicY() {
    logarithmicY = true;
    return this;
  }

  /** Has the colours that a {@link Surface} gives its paths, so that both tell the same story. */
  public Curves coloredAsPaths() {
    firstColor = Surface.FIRST_COLOR;
    return this;
  }

  /** Shows only what is from {@code low} to {@code high}. */
  public Curves rangeY(double low, double high) {
    yRange = new double[] {low, high};
    return this;
  }

  @Override
  public int width() {
    return 720;
  }

  @Override
  public int height() {
    return 420;
  }

  @Override
  public void draw(Graphics2D pen) {
    Ink.paper(pen, this);
    int right = 20;
    for (Series each : series) {
      right = Math.max(right, 52 + Ink.width(pen, Ink.LETTERS, each.name));
    }
    Scale x = Scale.around(series.stream().map(Series::xs).toList(), logarithmicX, ROOM);
    Scale y =
        yRange == null
            ? Scale.around(series.stream().map(Series::ys).toList(), logarithmicY, ROOM)
            : new Scale(yRange[0], yRange[1], logarithmicY);
    var axes = new Axes(pen, this, right, x, y);
    axes.draw(title, xName, yName, true);
    for (int i = 0; i < series.size(); i++) {
      draw(pen, axes, series.get(i), i);
    }
  }

  private void draw(Graphics2D pen, Axes axes, Series each, int index) {
    axes.close();
    pen.setColor(Ink.color(firstColor + index));
    pen.setStroke(Ink.LINE);
    double legendX = axes.legendX();
    double legendY = axes.legendY(index);
    if (each.points) {
      for (int i = 0; i < each.ys.length; i++) {
        double x = axes.x(each.xs[i]);
        double y = axes.y(each.ys[i]);
        if (Double.isFinite(x) && Double.isFinite(y)) {
          pen.fill(Ink.mark(index, x, y, RADIUS));
        }
      }
      axes.open();
      pen.fill(Ink.mark(index, legendX + 9, legendY, RADIUS));
    } else {
      axes.line(each.xs, each.ys);
      axes.open();
      pen.draw(new Line2D.Double(legendX, legendY, legendX + 18, legendY));
    }
    axes.legendText(index, each.name);
  }
}
