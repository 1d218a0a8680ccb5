package dev.trigrad.picture.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The inside of one group, or what lies in none, in layers from the left to the right: an edge
 * leads to a later layer. Groups within are boxes of a size that is known already.
 *
 * <p>Source: Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system
 * structures, 1981.
 */
final class Level {
  private final List<Vertex> vertices;
  private final Collection<Wire> wires;
  private final boolean sourcesFirst;
  private final List<List<Vertex>> layers = new ArrayList<>();
  private double[] lefts;
  private double[] rights;

  /**
   * Of {@code vertices}, without bends and labels.
   *
   * @param sourcesFirst whether what no edge leads to is in the first layer, not near to its use
   */
  Level(List<Vertex> vertices, Collection<Wire> wires, boolean sourcesFirst) {
    this.vertices = vertices;
    this.wires = wires;
    this.sourcesFirst = sourcesFirst;
  }

  /**
   * Gives everything its place, the first layer's left edge and the upper edge being 0, unless
   * edges cross more than {@code bends} layers.
   *
   * @return how many less they cross
   */
  int arrange(int bends) {
    assignLayers();
    int left = bends;
    for (Wire wire : wires) {
      left -= wire.bends();
      if (left < 0) {
        return left;
      }
    }
    wires.forEach(wire -> wire.route(layers));
    new Crossings(layers).reduce();
    new Heights(layers).assign();
    assignColumns();
    return left;
  }

  private void assignLayers() {
    Map<Vertex, List<Wire>> leaving = new IdentityHashMap<>();
    Map<Vertex, Integer> waiting = new IdentityHashMap<>();
    for (Wire wire : wires) {
      leaving.computeIfAbsent(wire.origin, key -> new ArrayList<>()).add(wire);
      wire.ends().forEach(end -> waiting.merge(end.to, 1, Integer::sum));
    }
    Set<Vertex> entered = Set.copyOf(waiting.keySet());
    boolean ports = wires.stream().anyMatch(wire -> wire.origin.kind == Vertex.Kind.PORT);
    var open = new ArrayDeque<Vertex>();
    for (Vertex vertex : vertices) {
      boolean port = vertex.kind == Vertex.Kind.PORT;
      vertex.layer = ports && !(port && leaving.containsKey(vertex)) ? 1 : 0;
      if (!waiting.containsKey(vertex)) {
        open.add(vertex);
      }
    }
    List<Vertex> order = ordered(open, waiting, leaving);
    int last = 0;
    for (Vertex vertex : order) {
      last = Math.max(last, vertex.layer);
    }
    for (Vertex vertex : order) {
      if (vertex.kind == Vertex.Kind.PORT && !leaving.containsKey(vertex)) {
        vertex.layer = last;
      }
    }
    tighten(order, leaving, entered);
    for (int i = 0; i <= last; i++) {
      layers.add(new ArrayList<>());
    }
    vertices.forEach(vertex -> layers.get(vertex.layer).add(vertex));
  }

  /** All vertices, each after those that lead to it and in a layer behind theirs. */
  private List<Vertex> ordered(
      ArrayDeque<Vertex> open, Map<Vertex, Integer> waiting, Map<Vertex, List<Wire>> leaving) {
    var order = new ArrayList<Vertex>();
    while (!open.isEmpty()) {
      Vertex vertex = open.remove();
      order.add(vertex);
      for (Wire wire : leaving.getOrDefault(vertex, List.of())) {
        for (Wire.End end : wire.ends()) {
          end.to.layer = Math.max(end.to.layer, vertex.layer + end.length());
          if (waiting.merge(end.to, -1, Integer::sum) == 0) {
            open.add(end.to);
          }
        }
      }
    }
    if (order.size() < vertices.size()) {
      throw new IllegalStateException("picture: its edges make a circle");
    }
    return order;
  }

  /** Moves to the right what has room there: what is read late is drawn late. */
  private void tighten(List<Vertex> order, Map<Vertex, List<Wire>> leaving, Set<Vertex> entered) {
    for (Vertex vertex : order.reversed()) {
      List<Wire> out = leaving.getOrDefault(vertex, List.of());
      boolean stays = sourcesFirst && !entered.contains(vertex);
      if (vertex.kind == Vertex.Kind.PORT || out.isEmpty() || stays) {
        continue;
      }
      int nearest = Integer.MAX_VALUE;
      for (Wire wire : out) {
        for (Wire.End end : wire.ends()) {
          nearest = Math.min(nearest, end.to.layer - end.length());
        }
      }
      vertex.layer = nearest;
    }
  }

  private void assignColumns() {
    lefts = new double[layers.size()];
    rights = new double[layers.size()];
    double x = 0;
    for (int i = 0; i < lefts.length; i++) {
      double width = 0;
      double rise = 0;
      for (Vertex vertex : layers.get(i)) {
        width = Math.max(width, vertex.width);
        for (Vertex.Link link : vertex.right) {
          double from = vertex.y + link.fromY;
          rise = Math.max(rise, Math.abs(link.to.y + link.toY - from));
        }
      }
      for (Vertex vertex : layers.get(i)) {
        vertex.x = x + (width - vertex.width) / 2;
      }
      lefts[i] = x;
      rights[i] = x + width;
      x += width + Math.clamp(12 + rise / 5, 14, 48);
    }
  }

  double width() {
    return rights.length == 0 ? 0 : rights[rights.length - 1];
  }

  double height() {
    double height = 0;
    for (List<Vertex> layer : layers) {
      if (!layer.isEmpty()) {
        height = Math.max(height, layer.getLast().y + layer.getLast().height / 2);
      }
    }
    return height;
  }

  /** The left edge of the layer of {@code vertex}. */
  double left(Vertex vertex) {
    return lefts[vertex.layer];
  }

  /** The right edge of the layer of {@code vertex}. */
  double right(Vertex vertex) {
    return rights[vertex.layer];
  }
}
