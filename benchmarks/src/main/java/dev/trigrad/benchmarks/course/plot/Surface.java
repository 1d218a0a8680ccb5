package dev.trigrad.benchmarks.course.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/**
 * A function of two variables, seen from above: colours and lines of equal height, and the paths
 * that optimizers took over it.
 *
 * <p>As in {@code new Surface("A cone", "w1", "w2", Bounds.square(2), Math::hypot).path("momentum",
 * xs, ys)}.
 *
 * <p>Equally many places lie between any two neighbouring levels, so that a valley shows however
 * steep its walls are; what is not finite is grey.
 */
public final class Surface implements Drawing {
  private static final int CELLS = 100;
  private static final int LEVELS = 12;
  private static final int SIDE = 400;
  private static final int RIGHT = 170;

  /** Of the paths: blue is taken by the valleys. */
  static final int FIRST_COLOR = 1;

  private static final Color LOW = new Color(0x21468b);
  private static final Color HIGH = new Color(0xfbf3dc);
  private static final Color NOT_FINITE = new Color(0xb0b0b0);

  private record Course(String name, double[] xs, double[] ys) {}

  private final String title;
  private final String xName;
  private final String yName;
  private final Bounds bounds;
  private final DoubleBinaryOperator function;
  private final List<Course> paths = new ArrayList<>();
  private double[] values;

  /** The surface of {@code function}, asked once for each of 100 × 100 places when it is drawn. */
  public Surface(
      String title, String xName, String yName, Bounds bounds, DoubleBinaryOperator function) {
    this.title = title;
    this.xName = xName;
    this.yName = yName;
    this.bounds = bounds;
    this.function = function;
  }

  /**
   * Draws the way through ({@code xs}, {@code ys}), a circle where it begins, a square at its end.
   */
  public Surface path(String name, double[] xs, double[] ys) {
    if (xs.length != ys.length || xs.length == 0) {
      throw new IllegalArgumentException(
          "surface: path '"
              + name
              + "' has "
              + xs.length
              + " x for "
              + ys.length
              + " y; give as many, at least 1");
    }
    paths.add(new Course(name, xs, ys));
    return this;
  }

  @Override
  public int width() {
    return Axes.width(SIDE, RIGHT);
  }

  @Override
  public int height() {
    return Axes.height(SIDE);
  }

  @Override
  public void draw(Graphics2D pen) {
    Ink.paper(pen, this);
    var axes = new Axes(pen, this, RIGHT, bounds.x(), bounds.y());
    double[] heights = values();
    double[] levels = levels(heights);
    int[] kinds = new int[heights.length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = Double.isFinite(heights[i]) ? band(levels, heights[i]) : -1;
    }
    Rectangle2D frame = axes.frame();
    Cells.fill(pen, frame, kinds, CELLS, Surface::color);
    lines(pen, frame, heights, levels);
    axes.draw(title, xName, yName, false);
    for (int i = 0; i < paths.size(); i++) {
      draw(pen, axes, paths.get(i), i);
    }
    legend(pen, axes, levels);
  }

  /** At the middles of all cells, row by row from the bottom; the function is asked once. */
  private double[] values() {
    if (values == null) {
      values = new double[CELLS * CELLS];
      for (int i = 0; i < values.length; i++) {
        double x = bounds.x().value((i % CELLS + 0.5) / CELLS);
        double y = bounds.y().value((i / CELLS + 0.5) / CELLS);
        values[i] = function.applyAsDouble(x, y);
      }
    }
    return values;
  }

  private static double[] levels(double[] heights) {
    double[] sorted = Arrays.stream(heights).filter(Double::isFinite).sorted().toArray();
    double[] levels = new double[sorted.length == 0 ? 0 : LEVELS - 1];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = sorted[(int) ((i + 1.0) / LEVELS * (sorted.length - 1))];
    }
    return Arrays.stream(levels).distinct().toArray();
  }

  private static int band(double[] levels, double height) {
    int band = 0;
    while (band < levels.length && height >= levels[band]) {
      band++;
    }
    return band;
  }

  private static Color color(int band) {
    if (band < 0) {
      return NOT_FINITE;
    }
    double share = band / (LEVELS - 1.0);
    return new Color(
        (int) (LOW.getRed() + share * (HIGH.getRed() - LOW.getRed())),
        (int) (LOW.getGreen() + share * (HIGH.getGreen() - LOW.getGreen())),
        (int) (LOW.getBlue() + share * (HIGH.getBlue() - LOW.getBlue())));
  }

  private static void lines(Graphics2D pen, Rectangle2D frame, double[] heights, double[] levels) {
    var contours = new Contours(heights, CELLS);
    double width = frame.getWidth() / CELLS;
    double height = frame.getHeight() / CELLS;
    var onPaper = new AffineTransform();
    onPaper.translate(frame.getX() + width / 2, frame.getMaxY() - height / 2);
    onPaper.scale(width, -height);
    pen.setStroke(Ink.THIN);
    pen.setColor(Ink.FRAME);
    for (double level : levels) {
      pen.draw(onPaper.createTransformedShape(contours.at(level)));
    }
  }

  private static void draw(Graphics2D pen, Axes axes, Course path, int index) {
    axes.close();
    pen.setStroke(Ink.LINE);
    pen.setColor(Ink.color(FIRST_COLOR + index));
    axes.line(path.xs, path.ys);
    int last = path.xs.length - 1;
    end(pen, Ink.mark(0, axes.x(path.xs[0]), axes.y(path.ys[0]), 4), index);
    end(pen, Ink.mark(1, axes.x(path.xs[last]), axes.y(path.ys[last]), 4.5), index);
    axes.open();
    double y = axes.legendY(index);
    pen.draw(new Line2D.Double(axes.legendX(), y, axes.legendX() + 18, y));
    axes.legendText(index, path.name);
  }

  private static void end(Graphics2D pen, java.awt.Shape mark, int index) {
    pen.setColor(Ink.PAPER);
    pen.draw(mark);
    pen.setColor(Ink.color(FIRST_COLOR + index));
    pen.fill(mark);
  }

  /** The colours with the heights between them, highest first, below the names of the paths. */
  private void legend(Graphics2D pen, Axes axes, double[] levels) {
    int first = paths.size() + (paths.isEmpty() ? 0 : 1);
    for (int band = levels.length; band >= 0; band--) {
      int entry = first + levels.length - band;
      double y = axes.legendY(entry) - Axes.ENTRY / 2.0;
      pen.setColor(color(band));
      pen.fill(new Rectangle2D.Double(axes.legendX(), y, 18, Axes.ENTRY));
      String text =
          band == 0
              ? levels.length == 0 ? "everywhere" : "less"
              : String.format(Locale.ROOT, "from %.3g", levels[band - 1]);
      axes.legendText(entry, text);
    }
  }
}
