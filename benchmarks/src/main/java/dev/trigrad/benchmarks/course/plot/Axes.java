package dev.trigrad.benchmarks.course.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A rectangle of the picture that stands for a rectangle of numbers. */
final class Axes {
  private static final int TOP = 38;
  private static final int LEFT = 66;
  private static final int BOTTOM = 50;
  private static final int TICK = 5;
  private static final int PIXELS_A_TICK = 70;

  /** Between two entries of a legend. */
  static final int ENTRY = 19;

  private final Graphics2D pen;
  private final Rectangle2D frame;
  private final Scale x;
  private final Scale y;

  /** On the paper of {@code drawing}, with {@code right} pixels left free for a legend. */
  Axes(Graphics2D pen, Drawing drawing, int right, Scale x, Scale y) {
    this.pen = pen;
    this.frame =
        new Rectangle2D.Double(
            LEFT, TOP, drawing.width() - LEFT - right, drawing.height() - TOP - BOTTOM);
    this.x = x;
    this.y = y;
  }

  /** The height of a drawing in whose frame both axes have {@code side} pixels. */
  static int height(int side) {
    return side + TOP + BOTTOM;
  }

  /** The width of it, with {@code right} pixels beside the frame. */
  static int width(int side, int right) {
    return side + LEFT + right;
  }

  Rectangle2D frame() {
    return frame;
  }

  double x(double value) {
    return frame.getX() + frame.getWidth() * x.at(value);
  }

  double y(double value) {
    return frame.getMaxY() - frame.getHeight() * y.at(value);
  }

  /** Title, names, and numbers along the axes; with lines across the frame if {@code grid}. */
  void draw(String title, String xName, String yName, boolean grid) {
    pen.setFont(Ink.TITLE);
    pen.setColor(Ink.TEXT);
    pen.drawString(title, (float) frame.getX(), TOP - 15f);
    pen.setFont(Ink.LETTERS);
    pen.setStroke(Ink.THIN);
    for (Scale.Tick tick : x.ticks(ticks(frame.getWidth(), PIXELS_A_TICK))) {
      double at = x(tick.value());
      line(at, grid ? frame.getY() : frame.getMaxY(), at, frame.getMaxY() + TICK, grid);
      int width = Ink.width(pen, Ink.LETTERS, tick.label());
      pen.drawString(tick.label(), (float) (at - width / 2.0), (float) frame.getMaxY() + 19);
    }
    for (Scale.Tick tick : y.ticks(ticks(frame.getHeight(), 0.7 * PIXELS_A_TICK))) {
      double at = y(tick.value());
      line(frame.getX() - TICK, at, grid ? frame.getMaxX() : frame.getX(), at, grid);
      int width = Ink.width(pen, Ink.LETTERS, tick.label());
      pen.drawString(tick.label(), (float) frame.getX() - TICK - 4 - width, (float) at + 4);
    }
    pen.setColor(Ink.FRAME);
    pen.draw(frame);
    names(xName, yName);
  }

  private static int ticks(double pixels, double each) {
    return (int) Math.max(2, pixels / each);
  }

  private void line(double x1, double y1, double x2, double y2, boolean grid) {
    pen.setColor(grid ? Ink.GRID : Ink.FRAME);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
    pen.setColor(Ink.TEXT);
  }

  private void names(String xName, String yName) {
    pen.setColor(Ink.TEXT);
    int width = Ink.width(pen, Ink.LETTERS, xName);
    pen.drawString(xName, (float) (frame.getCenterX() - width / 2.0), (float) frame.getMaxY() + 40);
    width = Ink.width(pen, Ink.LETTERS, yName);
    AffineTransform upright = pen.getTransform();
    pen.rotate(-Math.PI / 2, 16, frame.getCenterY());
    pen.drawString(yName, (float) (16 - width / 2.0), (float) frame.getCenterY());
    pen.setTransform(upright);
  }

  /** The line through ({@code xs}, {@code ys}), broken where a number cannot be shown. */
  void line(double[] xs, double[] ys) {
    var path = new Path2D.Double();
    boolean broken = true;
    for (int i = 0; i < ys.length; i++) {
      double atX = x(xs[i]);
      double atY = y(ys[i]);
      boolean shown = Double.isFinite(atX) && Double.isFinite(atY);
      if (shown && broken) {
        path.moveTo(atX, atY);
      } else if (shown) {
        path.lineTo(atX, atY);
      }
      broken = !shown;
    }
    if (path.getCurrentPoint() != null) {
      pen.draw(path);
    }
  }

  /** What lies beside the frame from here on is not drawn, until {@link #open}. */
  void close() {
    pen.setClip(frame);
  }

  /** The whole paper is drawn on again. */
  void open() {
    pen.setClip(null);
  }

  /** The place of entry {@code index} of a legend beside the frame, its middle. */
  double legendY(int index) {
    return frame.getY() + 10 + ENTRY * index;
  }

  /** The left edge of a legend beside the frame. */
  double legendX() {
    return frame.getMaxX() + 14;
  }

  /** Text of entry {@code index} of the legend, with room for its mark. */
  void legendText(int index, String text) {
    pen.setColor(Ink.TEXT);
    pen.setFont(Ink.LETTERS);
    pen.drawString(text, (float) legendX() + 24, (float) legendY(index) + 4);
  }
}
