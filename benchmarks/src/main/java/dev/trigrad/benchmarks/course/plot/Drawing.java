package dev.trigrad.benchmarks.course.plot;

import java.awt.Graphics2D;

/** A picture: one code draws it, as points of a PNG file and as shapes of an SVG file. */
public interface Drawing {
  /** Pixels from left to right. */
  int width();

  /** Pixels from top to bottom. */
  int height();

  /** Draws everything, on white paper, from (0, 0). */
  void draw(Graphics2D pen);
}
