package dev.trigrad.graph.draw;

import java.util.ArrayList;
import java.util.List;

/** What takes a place in a layer. */
final class Vertex {
  /** What it stands for. */
  enum Kind {
    /** An item or a group. */
    BOX,
    /** Where an edge goes through the side of the group that is laid out. */
    PORT,
    /** The text of an edge. */
    LABEL,
    /** A layer that an edge crosses. */
    BEND
  }

  /**
   * A line to a vertex of the next layer.
   *
   * @param fromY where it begins, below the middle of {@code from}
   */
  record Link(Vertex from, double fromY, Vertex to, double toY) {
    /** Straight lines matter most where they are long. */
    double weight() {
      return (from.kind == Kind.BOX ? 1 : 3) * (to.kind == Kind.BOX ? 1 : 3);
    }
  }

  final Kind kind;
  final double width;
  final double height;
  final List<Link> left = new ArrayList<>();
  final List<Link> right = new ArrayList<>();
  int layer;

  /** Its place in the layer, from the top. */
  int place;

  /** The left edge. */
  double x;

  /** The middle. */
  double y;

  Vertex(Kind kind, double width, double height) {
    this.kind = kind;
    this.width = width;
    this.height = height;
  }

  static void link(Vertex from, double fromY, Vertex to, double toY) {
    var link = new Link(from, fromY, to, toY);
    from.right.add(link);
    to.left.add(link);
  }

  /** How far the middles of this and the next one below are apart, at least. */
  double distance(Vertex below) {
    double gap = kind == Kind.BOX && below.kind == Kind.BOX ? 16 : 8;
    return (height + below.height) / 2 + gap;
  }
}
