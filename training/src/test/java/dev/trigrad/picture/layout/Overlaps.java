package dev.trigrad.picture.layout;

import dev.trigrad.picture.layout.Geometry.Piece;
import dev.trigrad.picture.layout.Picture.Form;
import java.util.ArrayList;
import java.util.List;

/** What of a layout lies over something that it must not touch, as one line each. */
public final class Overlaps {
  /** Lines meet the sides of boxes. */
  private static final double TOUCH = 0.5;

  private static final int STEPS = 8;

  private final Picture picture;
  private final Geometry geometry;
  private final List<String> found = new ArrayList<>();

  private Overlaps(Picture picture, Geometry geometry) {
    this.picture = picture;
    this.geometry = geometry;
  }

  /** All faults of {@code geometry}; none if it is a picture to be read. */
  public static List<String> of(Picture picture, Geometry geometry) {
    var overlaps = new Overlaps(picture, geometry);
    overlaps.boxes();
    overlaps.groups();
    for (int i = 0; i < picture.edges().size(); i++) {
      overlaps.route(i);
    }
    return overlaps.found;
  }

  private static boolean overlap(Rectangle a, Rectangle b) {
    return a.x() < b.right() - TOUCH
        && b.x() < a.right() - TOUCH
        && a.y() < b.bottom() - TOUCH
        && b.y() < a.bottom() - TOUCH;
  }

  private static boolean within(Rectangle inner, Rectangle outer) {
    return inner.x() >= outer.x() - 0.01
        && inner.y() >= outer.y() - 0.01
        && inner.right() <= outer.right() + 0.01
        && inner.bottom() <= outer.bottom() + 0.01;
  }

  private boolean visible(int item) {
    return picture.items().get(item).form() != Form.END;
  }

  private void boxes() {
    var all = new ArrayList<Rectangle>();
    var names = new ArrayList<String>();
    for (int i = 0; i < geometry.items().size(); i++) {
      if (visible(i)) {
        all.add(geometry.items().get(i));
        names.add("item " + picture.items().get(i).id());
      }
    }
    for (int i = 0; i < geometry.routes().size(); i++) {
      if (geometry.routes().get(i).label() != null) {
        all.add(geometry.routes().get(i).label());
        names.add("label " + picture.edges().get(i).id());
      }
    }
    for (int i = 0; i < geometry.groups().size(); i++) {
      Rectangle group = geometry.groups().get(i);
      double width = TextSize.width(picture.groups().get(i).title(), TextSize.EDGE);
      all.add(new Rectangle(group.x() + 8, group.y() + 2, width, 16));
      names.add("title " + i);
    }
    var page = new Rectangle(0, 0, geometry.width(), geometry.height());
    for (int i = 0; i < all.size(); i++) {
      if (!within(all.get(i), page)) {
        found.add(names.get(i) + " is not on the page");
      }
      for (int j = 0; j < i; j++) {
        if (overlap(all.get(i), all.get(j))) {
          found.add(names.get(i) + " lies over " + names.get(j));
        }
      }
    }
  }

  private boolean inside(int group, int outer) {
    int at = group;
    while (at >= 0 && at != outer) {
      at = picture.groups().get(at).parent();
    }
    return at == outer;
  }

  private void groups() {
    for (int i = 0; i < geometry.groups().size(); i++) {
      Rectangle box = geometry.groups().get(i);
      for (int j = 0; j < i; j++) {
        Rectangle other = geometry.groups().get(j);
        if (inside(i, j) ? !within(box, other) : overlap(box, other)) {
          found.add("group " + i + " lies over group " + j);
        }
      }
      for (int k = 0; k < geometry.items().size(); k++) {
        Rectangle item = geometry.items().get(k);
        boolean member = inside(picture.items().get(k).group(), i);
        if (visible(k) && (member ? !within(item, box) : overlap(item, box))) {
          found.add("item " + picture.items().get(k).id() + " lies over group " + i);
        }
      }
    }
  }

  /** An edge touches no item but its own two, no text but its own, and only groups around them. */
  private void route(int index) {
    Picture.Edge edge = picture.edges().get(index);
    List<Rectangle> points = points(geometry.routes().get(index).pieces());
    for (int i = 0; i < geometry.items().size(); i++) {
      boolean own = i == edge.from() || i == edge.to();
      if (!own && visible(i) && touches(points, geometry.items().get(i))) {
        found.add(edge.id() + " goes through " + picture.items().get(i).id());
      }
    }
    for (int i = 0; i < geometry.routes().size(); i++) {
      Rectangle label = geometry.routes().get(i).label();
      if (i != index && label != null && touches(points, label)) {
        found.add(edge.id() + " goes through the text of " + picture.edges().get(i).id());
      }
    }
    for (int i = 0; i < geometry.groups().size(); i++) {
      boolean own =
          inside(picture.items().get(edge.from()).group(), i)
              || inside(picture.items().get(edge.to()).group(), i);
      if (!own && touches(points, geometry.groups().get(i))) {
        found.add(edge.id() + " goes through group " + i);
      }
    }
  }

  /** Points are in the order of x. */
  private static boolean touches(List<Rectangle> points, Rectangle box) {
    if (points.getFirst().x() > box.right() || points.getLast().right() < box.x()) {
      return false;
    }
    return points.stream().anyMatch(point -> overlap(point, box));
  }

  /** The level pieces as they are, and points between them, each 1 px large. */
  private static List<Rectangle> points(List<Piece> pieces) {
    var points = new ArrayList<Rectangle>();
    Piece last = null;
    for (Piece piece : pieces) {
      for (int i = 1; last != null && i < STEPS; i++) {
        // The curve that Svg draws, whose control points lie half the way.
        double t = (double) i / STEPS;
        double a = (1 - t) * (1 - t) * (1 - t) + 3 * (1 - t) * (1 - t) * t;
        double x =
            (1 - t) * (1 - t) * (1 - t) * last.to()
                + 3 * (1 - t) * t * (last.to() + piece.from()) / 2
                + t * t * t * piece.from();
        points.add(new Rectangle(x, a * last.y() + (1 - a) * piece.y() - 0.5, 1, 1));
      }
      points.add(new Rectangle(piece.from(), piece.y() - 0.5, piece.to() - piece.from(), 1));
      last = piece;
    }
    return points;
  }
}
