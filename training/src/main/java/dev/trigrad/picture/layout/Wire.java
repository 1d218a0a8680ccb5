package dev.trigrad.picture.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one output of an item, or one port, leads to within a level: a line with branches. */
final class Wire {
  /** Key of the end that leaves the level. */
  static final int OUT = -1;

  /** One of its ends. */
  static final class End {
    final Vertex to;
    private final double toY;
    final Vertex label;

    /** Its last part. */
    Vertex.Link arrival;

    /** What it goes through, from the wire's origin to {@link #to}. */
    final List<Vertex> way = new ArrayList<>();

    private End(Vertex to, double toY, Vertex label) {
      this.to = to;
      this.toY = toY;
      this.label = label;
    }

    /** Layers from the origin, at least. */
    int length() {
      return label == null ? 1 : 2;
    }
  }

  final Vertex origin;
  final double originY;
  private final Map<Integer, End> ends = new LinkedHashMap<>();

  Wire(Vertex origin, double originY) {
    this.origin = origin;
    this.originY = originY;
  }

  /** Adds an end, unless there is one of that key. */
  void add(int key, Vertex to, double toY, Vertex label) {
    ends.computeIfAbsent(key, absent -> new End(to, toY, label));
  }

  End end(int key) {
    return ends.get(key);
  }

  Iterable<End> ends() {
    return ends.values();
  }

  /** How many layers it crosses. */
  int bends() {
    int most = 0;
    for (End end : ends.values()) {
      most = Math.max(most, end.to.layer - end.length() - origin.layer);
    }
    return most;
  }

  /**
   * Puts a vertex into each layer between the origin and the ends, and links them; lines to several
   * ends are one as far as they can be.
   */
  void route(List<List<Vertex>> layers) {
    var trunk = new ArrayList<Vertex>();
    trunk.add(origin);
    for (End end : ends.values()) {
      int before = end.to.layer - end.length() - origin.layer;
      while (trunk.size() <= before) {
        var bend = new Vertex(Vertex.Kind.BEND, 0, 6);
        bend.layer = origin.layer + trunk.size();
        layers.get(bend.layer).add(bend);
        Vertex last = trunk.getLast();
        Vertex.link(last, last == origin ? originY : 0, bend, 0);
        trunk.add(bend);
      }
      end.way.addAll(trunk.subList(0, before + 1));
      Vertex last = end.way.getLast();
      double lastY = last == origin ? originY : 0;
      if (end.label != null) {
        end.label.layer = end.to.layer - 1;
        layers.get(end.label.layer).add(end.label);
        Vertex.link(last, lastY, end.label, 0);
        end.arrival = Vertex.link(end.label, 0, end.to, end.toY);
        end.way.add(end.label);
      } else {
        end.arrival = Vertex.link(last, lastY, end.to, end.toY);
      }
      end.way.add(end.to);
    }
  }
}
