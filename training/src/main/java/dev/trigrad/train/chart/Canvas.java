package dev.trigrad.train.chart;

/** Where charts are drawn; the origin is the upper left corner, y grows downwards. */
public interface Canvas {
  /** Where a text is relative to its point. */
  enum Anchor {
    /** It begins there. */
    START,
    /** Its middle is there. */
    MIDDLE,
    /** It ends there. */
    END
  }

  /** A rectangle filled with {@code color}, 0xrrggbb. */
  void fill(double x, double y, double width, double height, int color);

  /** A line through the first {@code count} points. */
  void line(double[] x, double[] y, int count, int color, double width, boolean dashed);

  /** A dot around a point. */
  void dot(double x, double y, double radius, int color);

  /** A line of text on the base line {@code y}. */
  void text(double x, double y, String text, Anchor anchor, boolean bold, int color);
}
