package dev.trigrad.picture.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group, or the whole picture, while it is laid out: its level, and its ports. */
final class Nest {
  static final double TITLE = 20;
  private static final double BORDER = 10;

  /** An output of an item. */
  record Source(int item, int port) {}

  final int index;
  final Nest parent;
  final double titleWidth;
  final List<Nest> groups = new ArrayList<>();
  final List<Integer> items = new ArrayList<>();
  final Map<Source, Wire> wires = new LinkedHashMap<>();

  /** Ports on the left side, and on the right, for what comes in and goes out. */
  private final Map<Source, Vertex> entries = new LinkedHashMap<>();

  private final Map<Source, Vertex> exits = new LinkedHashMap<>();
  private final Map<Nest, Vertex> boxes = new HashMap<>();
  private final List<Vertex> vertices = new ArrayList<>();
  private Level level;
  private double width;
  private double height;
  private double contentX;
  private double contentY;

  Nest(int index, Nest parent, double titleWidth) {
    this.index = index;
    this.parent = parent;
    this.titleWidth = titleWidth;
    if (parent != null) {
      parent.groups.add(this);
    }
  }

  int depth() {
    return parent == null ? 0 : parent.depth() + 1;
  }

  Vertex entry(Source source) {
    return entries.computeIfAbsent(source, key -> port());
  }

  Vertex exit(Source source) {
    return exits.computeIfAbsent(source, key -> port());
  }

  private Vertex port() {
    var port = new Vertex(Vertex.Kind.PORT, 0, 8);
    vertices.add(port);
    return port;
  }

  void add(Vertex vertex) {
    vertices.add(vertex);
  }

  /** The box of a group within, which has been arranged. */
  Vertex box(Nest group) {
    return boxes.get(group);
  }

  /** How far below the middle of this group's box an edge meets its left side. */
  double entryY(Source source) {
    return contentY + entries.get(source).y - height / 2;
  }

  /** How far below the middle of this group's box an edge leaves its right side. */
  double exitY(Source source) {
    return contentY + exits.get(source).y - height / 2;
  }

  /**
   * Lays out what is within; the groups within are arranged.
   *
   * @return what is left of {@code bends} layers that edges may cross; negative if they cross more
   */
  int arrange(boolean sourcesFirst, int bends) {
    level = new Level(vertices, wires.values(), sourcesFirst);
    int left = level.arrange(bends);
    if (left < 0) {
      return left;
    }
    boolean whole = parent == null;
    contentX = whole || !entries.isEmpty() ? 0 : BORDER;
    contentY = whole ? 0 : TITLE + 4;
    double right = whole || !exits.isEmpty() ? 0 : BORDER;
    width = Math.max(contentX + level.width() + right, titleWidth);
    height = contentY + level.height() + (whole ? 0 : BORDER);
    if (!whole) {
      var box = new Vertex(Vertex.Kind.BOX, width, height);
      parent.boxes.put(this, box);
      parent.vertices.add(box);
    }
    return left;
  }

  Level level() {
    return level;
  }

  /** The left edge in the picture. */
  double x() {
    return parent == null ? 0 : parent.contentX() + parent.boxes.get(this).x;
  }

  /** The upper edge in the picture. */
  double y() {
    return parent == null ? 0 : parent.contentY() + parent.boxes.get(this).y - height / 2;
  }

  double contentX() {
    return x() + contentX;
  }

  double contentY() {
    return y() + contentY;
  }

  Rectangle rectangle() {
    return new Rectangle(x(), y(), width, height);
  }
}
