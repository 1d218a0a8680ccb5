package dev.trigrad.picture.layout;

import dev.trigrad.picture.layout.Geometry.Piece;
import dev.trigrad.picture.layout.Geometry.Route;
import dev.trigrad.picture.layout.Nest.Source;
import dev.trigrad.picture.layout.Picture.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a picture its geometry: each group is laid out by itself, the innermost first, and then is
 * a box in the one around it, with ports where edges go through its sides. So no two boxes overlap,
 * and no edge goes through a box that it does not belong to.
 */
public final class GraphLayout {
  private static final double MARGIN = 12;

  /** In a picture of up to so many items, all that nothing leads to is on the left. */
  private static final int SMALL = 16;

  /** More take more than a second. */
  private static final int MOST_BENDS = 50_000;

  private final Picture picture;
  private final List<Outline> outlines = new ArrayList<>();
  private final List<Vertex> boxes = new ArrayList<>();
  private final List<Nest> nests = new ArrayList<>();
  private final Nest whole = new Nest(-1, null, 0);

  /** For each edge, which of those into its target it is. */
  private final int[] entering;

  private final int[] inputs;
  private final int[] outputs;
  private final Vertex[] labels;

  /** How many more layers edges may cross. */
  private int bends;

  private GraphLayout(Picture picture) {
    this.picture = picture;
    this.inputs = new int[picture.items().size()];
    this.outputs = new int[picture.items().size()];
    this.entering = new int[picture.edges().size()];
    this.labels = new Vertex[picture.edges().size()];
  }

  /**
   * The geometry of {@code picture}; empty if its edges cross more than {@value #MOST_BENDS} layers
   * in all.
   */
  public static Optional<Geometry> of(Picture picture) {
    return new GraphLayout(picture).geometry();
  }

  private Optional<Geometry> geometry() {
    for (int i = 0; i < entering.length; i++) {
      Edge edge = picture.edges().get(i);
      entering[i] = inputs[edge.to()]++;
      outputs[edge.from()] = Math.max(outputs[edge.from()], edge.port() + 1);
    }
    for (Picture.Group group : picture.groups()) {
      Nest parent = group.parent() < 0 ? whole : nests.get(group.parent());
      double title = TextSize.width(group.title(), TextSize.EDGE) + 16;
      nests.add(new Nest(nests.size(), parent, title));
    }
    for (int i = 0; i < inputs.length; i++) {
      Picture.Item item = picture.items().get(i);
      Outline outline = Outline.of(item, Math.max(inputs[i], outputs[i]));
      outlines.add(outline);
      var box = new Vertex(Vertex.Kind.BOX, outline.width(), outline.height(), item.anyOrder());
      boxes.add(box);
      nest(i).add(box);
      nest(i).items.add(i);
    }
    bends = MOST_BENDS;
    arrange(whole, crossing());
    return bends < 0 ? Optional.empty() : Optional.of(measured());
  }

  private Nest nest(int item) {
    int group = picture.items().get(item).group();
    return group < 0 ? whole : nests.get(group);
  }

  /** The edges that each group's level has a part of. */
  private List<List<Integer>> crossing() {
    var edges = new ArrayList<List<Integer>>();
    for (int i = 0; i <= nests.size(); i++) {
      edges.add(new ArrayList<>());
    }
    for (int i = 0; i < entering.length; i++) {
      for (Nest nest : levels(picture.edges().get(i))) {
        edges.get(nest.index + 1).add(i);
      }
    }
    return edges;
  }

  /** The levels that an edge goes through, in its order; the topmost one has both its ends. */
  private List<Nest> levels(Edge edge) {
    var out = new ArrayList<Nest>();
    var in = new ArrayList<Nest>();
    Nest from = nest(edge.from());
    Nest to = nest(edge.to());
    while (from != to) {
      if (from.depth() >= to.depth()) {
        out.add(from);
        from = from.parent;
      } else {
        in.add(to);
        to = to.parent;
      }
    }
    out.add(from);
    out.addAll(in.reversed());
    return out;
  }

  private void arrange(Nest nest, List<List<Integer>> crossing) {
    nest.groups.forEach(group -> arrange(group, crossing));
    if (bends < 0) {
      return;
    }
    for (int index : crossing.get(nest.index + 1)) {
      wire(nest, index);
    }
    bends = nest.arrange(nest == whole && boxes.size() <= SMALL, bends);
  }

  /** The group within {@code nest} in which {@code item} lies, or {@code null} if in none. */
  private Nest child(Nest nest, int item) {
    Nest child = nest(item);
    Nest last = null;
    while (child != nest) {
      last = child;
      child = child.parent;
    }
    return last;
  }

  private boolean within(Nest nest, int item) {
    Nest at = nest(item);
    while (at != null && at != nest) {
      at = at.parent;
    }
    return at == nest;
  }

  /** Which end of a wire in {@code nest} belongs to an edge. */
  private int key(Nest nest, int index) {
    Edge edge = picture.edges().get(index);
    if (!within(nest, edge.to())) {
      return Wire.OUT;
    }
    Nest child = child(nest, edge.to());
    return child == null ? index : -2 - child.index;
  }

  private void wire(Nest nest, int index) {
    Edge edge = picture.edges().get(index);
    var source = new Source(edge.from(), edge.port());
    Wire wire = nest.wires.get(source);
    if (wire == null) {
      wire = begin(nest, source);
      nest.wires.put(source, wire);
    }
    int key = key(nest, index);
    if (wire.end(key) != null) {
      return;
    }
    if (key == Wire.OUT) {
      wire.add(key, nest.exit(source), 0, null);
    } else if (key == index) {
      labels[index] = edge.labelled() ? label(edge) : null;
      Outline outline = outlines.get(edge.to());
      double y = outline.port(entering[index], inputs[edge.to()]);
      wire.add(key, boxes.get(edge.to()), y, labels[index]);
    } else {
      Nest child = child(nest, edge.to());
      wire.add(key, nest.box(child), child.entryY(source), null);
    }
  }

  private Wire begin(Nest nest, Source source) {
    if (!within(nest, source.item())) {
      return new Wire(nest.entry(source), 0);
    }
    Nest child = child(nest, source.item());
    if (child != null) {
      return new Wire(nest.box(child), child.exitY(source));
    }
    Outline outline = outlines.get(source.item());
    double y = outline.port(source.port(), outputs[source.item()]);
    return new Wire(boxes.get(source.item()), y);
  }

  private static Vertex label(Edge edge) {
    double width =
        Math.max(
            TextSize.width(edge.above(), TextSize.EDGE),
            TextSize.width(edge.below(), TextSize.EDGE));
    // As much below the line as above, since the line is the middle.
    int lines = Math.max(edge.above().size(), edge.below().size());
    double height = 2 * lines * TextSize.EDGE * TextSize.LINE + 4;
    return new Vertex(Vertex.Kind.LABEL, width + 4, height);
  }

  private Geometry measured() {
    var items = new ArrayList<Rectangle>();
    for (int i = 0; i < boxes.size(); i++) {
      items.add(rectangle(nest(i), boxes.get(i)));
    }
    var groups = new ArrayList<Rectangle>();
    nests.forEach(nest -> groups.add(nest.rectangle().moved(MARGIN, MARGIN)));
    var routes = new ArrayList<Route>();
    for (int i = 0; i < entering.length; i++) {
      Vertex label = labels[i];
      Nest nest = nest(picture.edges().get(i).to());
      routes.add(new Route(pieces(i), label == null ? null : rectangle(nest, label)));
    }
    Rectangle all = whole.rectangle();
    return new Geometry(all.width() + 2 * MARGIN, all.height() + 2 * MARGIN, items, groups, routes);
  }

  private static Rectangle rectangle(Nest nest, Vertex vertex) {
    double y = vertex.y - vertex.height / 2;
    return new Rectangle(vertex.x, y, vertex.width, vertex.height)
        .moved(nest.contentX() + MARGIN, nest.contentY() + MARGIN);
  }

  private List<Piece> pieces(int index) {
    Edge edge = picture.edges().get(index);
    var source = new Source(edge.from(), edge.port());
    var pieces = new ArrayList<Piece>();
    for (Nest nest : levels(edge)) {
      Wire wire = nest.wires.get(source);
      Wire.End end = wire.end(key(nest, index));
      double x = nest.contentX() + MARGIN;
      double y = nest.contentY() + MARGIN;
      Level level = nest.level();
      for (Vertex vertex : end.way) {
        double from = x + level.left(vertex);
        double to = x + level.right(vertex);
        if (vertex == wire.origin) {
          boolean item = vertex == boxes.get(edge.from());
          double inset = item ? outlines.get(edge.from()).inset(wire.originY) : 0;
          from = x + vertex.x + vertex.width - inset;
          pieces.add(new Piece(from, to, y + vertex.y + wire.originY));
        } else if (vertex == end.to) {
          boolean item = vertex == boxes.get(edge.to());
          double inset = item ? outlines.get(edge.to()).inset(end.arrival.toY) : 0;
          pieces.add(new Piece(from, x + vertex.x + inset, y + vertex.y + end.arrival.toY));
        } else {
          pieces.add(new Piece(from, to, y + vertex.y));
        }
      }
    }
    return pieces;
  }
}
