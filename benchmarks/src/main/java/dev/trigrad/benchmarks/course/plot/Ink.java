package dev.trigrad.benchmarks.course.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Colours, letters and marks that all drawings share. */
final class Ink {
  static final Color PAPER = Color.WHITE;
  static final Color TEXT = new Color(0x30343b);
  static final Color FRAME = new Color(0x8a919c);
  static final Color GRID = new Color(0xe4e7eb);

  static final Font LETTERS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);

  static final BasicStroke THIN = new BasicStroke(1);
  static final BasicStroke LINE =
      new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /**
   * Told apart by people who do not see all colours, too. Source: Okabe and Ito, Color Universal
   * Design, 2008.
   */
  private static final Color[] COLORS = {
    new Color(0x0072b2),
    new Color(0xd55e00),
    new Color(0x009e73),
    new Color(0xcc79a7),
    new Color(0xe69f00),
    new Color(0x56b4e9),
    new Color(0x000000)
  };

  private Ink() {}

  /** Colour {@code index} of those that take turns. */
  static Color color(int index) {
    return COLORS[Math.floorMod(index, COLORS.length)];
  }

  /** {@code color} on paper, {@code share} of it. */
  static Color pale(Color color, double share) {
    return new Color(
        (int) (255 + (color.getRed() - 255) * share),
        (int) (255 + (color.getGreen() - 255) * share),
        (int) (255 + (color.getBlue() - 255) * share));
  }

  /** A mark of its own for each class, as colours alone do not tell everybody. */
  static Shape mark(int index, double x, double y, double radius) {
    return switch (Math.floorMod(index, 4)) {
      case 0 -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      case 1 ->
          new Rectangle2D.Double(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
      case 2 -> polygon(x, y, 1.25 * radius, 3);
      default -> polygon(x, y, 1.2 * radius, 4);
    };
  }

  private static Shape polygon(double x, double y, double radius, int corners) {
    var path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners - Math.PI / 2;
      double cornerX = x + radius * Math.cos(angle);
      double cornerY = y + radius * Math.sin(angle);
      if (i == 0) {
        path.moveTo(cornerX, cornerY);
      } else {
        path.lineTo(cornerX, cornerY);
      }
    }
    path.closePath();
    return path;
  }

  static void paper(Graphics2D pen, Drawing drawing) {
    pen.setColor(PAPER);
    pen.fill(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
  }

  static int width(Graphics2D pen, Font font, String text) {
    return pen.getFontMetrics(font).stringWidth(text);
  }
}
