package dev.trigrad.picture.layout;

import java.util.List;

/**
 * Where everything of a picture is, px, y downwards from the upper left corner.
 *
 * @param items a box for each item
 * @param groups a box for each group
 * @param routes a line for each edge
 */
public record Geometry(
    double width,
    double height,
    List<Rectangle> items,
    List<Rectangle> groups,
    List<Route> routes) {
  /** Copies the lists. */
  public Geometry {
    items = List.copyOf(items);
    groups = List.copyOf(groups);
    routes = List.copyOf(routes);
  }

  /** A level part of a line; between two of them it rises or falls smoothly. */
  public record Piece(double from, double to, double y) {}

  /**
   * A line.
   *
   * @param pieces from the left to the right
   * @param label the room of its text, {@code null} if it has none; the line is the middle of the
   *     text
   */
  public record Route(List<Piece> pieces, Rectangle label) {
    /** Copies the list. */
    public Route {
      pieces = List.copyOf(pieces);
    }
  }
}
