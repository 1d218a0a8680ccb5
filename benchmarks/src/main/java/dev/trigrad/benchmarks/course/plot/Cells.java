package dev.trigrad.benchmarks.course.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntFunction;

/** A frame full of equal cells, each of a kind that has a colour. */
final class Cells {
  private Cells() {}

  /**
   * Fills the frame with {@code kinds}, n rows from the bottom of n cells each; neighbours of one
   * kind are one shape, which keeps SVG files small.
   */
  static void fill(Graphics2D pen, Rectangle2D frame, int[] kinds, int n, IntFunction<Color> ink) {
    double width = frame.getWidth() / n;
    double height = frame.getHeight() / n;
    for (int row = 0; row < n; row++) {
      for (int from = 0, to; from < n; from = to) {
        int kind = kinds[row * n + from];
        for (to = from + 1; to < n && kinds[row * n + to] == kind; ) {
          to++;
        }
        pen.setColor(ink.apply(kind));
        double top = frame.getMaxY() - (row + 1) * height;
        // A little larger, or hairs of paper show between them where edges are smoothed.
        double overlapX = to == n ? 0 : 0.5;
        double overlapY = row == 0 ? 0 : 0.5;
        pen.fill(
            new Rectangle2D.Double(
                frame.getX() + from * width,
                top,
                (to - from) * width + overlapX,
                height + overlapY));
      }
    }
  }
}
