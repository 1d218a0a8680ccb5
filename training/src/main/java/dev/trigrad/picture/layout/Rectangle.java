package dev.trigrad.picture.layout;

/** A rectangle in px, y downwards. */
public record Rectangle(double x, double y, double width, double height) {
  /** The right edge. */
  public double right() {
    return x + width;
  }

  /** The lower edge. */
  public double bottom() {
    return y + height;
  }

  /** Moved by (dx, dy). */
  Rectangle moved(double dx, double dy) {
    return new Rectangle(x + dx, y + dy, width, height);
  }
}
