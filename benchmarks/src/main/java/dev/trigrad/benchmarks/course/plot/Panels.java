package dev.trigrad.benchmarks.course.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/** Drawings side by side in one picture, row by row. */
public final class Panels implements Drawing {
  private final List<Drawing> drawings;
  private final int columns;

  private Panels(int columns, List<Drawing> drawings) {
    this.columns = columns;
    this.drawings = drawings;
  }

  /** At least one drawing, {@code columns} in a row; each has the room of the largest. */
  public static Panels of(int columns, Drawing... drawings) {
    if (columns < 1 || drawings.length == 0) {
      throw new IllegalArgumentException(
          "panels: " + drawings.length + " drawings in " + columns + " columns; give some");
    }
    return new Panels(Math.min(columns, drawings.length), List.of(drawings));
  }

  private int cellWidth() {
    return drawings.stream().mapToInt(Drawing::width).max().orElseThrow();
  }

  private int cellHeight() {
    return drawings.stream().mapToInt(Drawing::height).max().orElseThrow();
  }

  @Override
  public int width() {
    return columns * cellWidth();
  }

  @Override
  public int height() {
    return (drawings.size() + columns - 1) / columns * cellHeight();
  }

  @Override
  public void draw(Graphics2D pen) {
    Ink.paper(pen, this);
    AffineTransform whole = pen.getTransform();
    for (int i = 0; i < drawings.size(); i++) {
      pen.translate(i % columns * cellWidth(), i / columns * cellHeight());
      drawings.get(i).draw(pen);
      pen.setTransform(whole);
    }
  }
}
