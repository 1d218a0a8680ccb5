package dev.trigrad.picture.layout;

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

  /** A line to a vertex of the next layer. */
  static final class Link {
    final Vertex from;

    /** Where it begins, below the middle of {@link #from}. */
    final double fromY;

    final Vertex to;

    /** Where it ends, below the middle of {@link #to}. */
    double toY;

    private Link(Vertex from, double fromY, Vertex to, double toY) {
      this.from = from;
      this.fromY = fromY;
      this.to = to;
      this.toY = toY;
    }

    /** Straight lines matter most where they are long. */
    double weight() {
      return (from.kind == Kind.BOX ? 1 : 3) * (to.kind == Kind.BOX ? 1 : 3);
    }
  }

  final Kind kind;
  final double width;
  final double height;

  /** Whether lines may come in from the left in any order. */
  final boolean anyOrder;

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
    this(kind, width, height, false);
  }

  Vertex(Kind kind, double width, double height, boolean anyOrder) {
    this.anyOrder = anyOrder;
    this.kind = kind;
    this.width = width;
    this.height = height;
  }

  static Link link(Vertex from, double fromY, Vertex to, double toY) {
    var link = new Link(from, fromY, to, toY);
    from.right.add(link);
    to.left.add(link);
    return link;
  }

  /** How far the middles of this and the next one below are apart, at least. */
  double distance(Vertex below) {
    double gap = kind == Kind.BOX && below.kind == Kind.BOX ? 16 : 8;
    return (height + below.height) / 2 + gap;
  }
}
