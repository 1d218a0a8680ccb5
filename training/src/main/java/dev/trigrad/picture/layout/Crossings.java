package dev.trigrad.picture.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders each layer so that few lines cross: by the mean place of the neighbours, layer after
 * layer, to and fro. The best order found is kept.
 */
final class Crossings {
  private static final int SWEEPS = 24;

  /** So many sweeps in which nothing gets better are enough. */
  private static final int PATIENCE = 4;

  /** From above to below, at the side that lines leave. */
  private static final Comparator<Vertex.Link> ORDER =
      Comparator.<Vertex.Link>comparingDouble(link -> link.fromY)
          .thenComparingDouble(Crossings::to);

  private final List<List<Vertex>> layers;

  Crossings(List<List<Vertex>> layers) {
    this.layers = layers;
  }

  void reduce() {
    layers.forEach(Crossings::number);
    long least = count();
    List<List<Vertex>> best = copy();
    int last = 0;
    for (int sweep = 0; sweep < SWEEPS && sweep - last <= PATIENCE && least > 0; sweep++) {
      boolean forward = sweep % 2 == 0;
      for (List<Vertex> layer : forward ? layers : layers.reversed()) {
        sort(layer, forward);
      }
      exchange();
      long crossings = count();
      if (crossings < least) {
        least = crossings;
        last = sweep;
        best = copy();
      }
    }
    for (int i = 0; i < best.size(); i++) {
      layers.get(i).clear();
      layers.get(i).addAll(best.get(i));
      number(layers.get(i));
    }
    layers.forEach(layer -> layer.forEach(Crossings::arrange));
  }

  /** Has lines come in from above to below, if they may in any order. */
  private static void arrange(Vertex vertex) {
    if (vertex.anyOrder) {
      double[] ends = vertex.left.stream().mapToDouble(link -> link.toY).sorted().toArray();
      vertex.left.sort(Comparator.comparingDouble(Crossings::from));
      for (int i = 0; i < ends.length; i++) {
        vertex.left.get(i).toY = ends[i];
      }
    }
  }

  private List<List<Vertex>> copy() {
    var copy = new ArrayList<List<Vertex>>();
    layers.forEach(layer -> copy.add(List.copyOf(layer)));
    return copy;
  }

  private static void number(List<Vertex> layer) {
    for (int i = 0; i < layer.size(); i++) {
      layer.get(i).place = i;
    }
  }

  private static double place(Vertex vertex, double y) {
    return vertex.place + (vertex.height == 0 ? 0 : 0.8 * y / vertex.height);
  }

  private static double from(Vertex.Link link) {
    return place(link.from, link.fromY);
  }

  private static double to(Vertex.Link link) {
    return place(link.to, link.toY);
  }

  private static void sort(List<Vertex> layer, boolean forward) {
    var means = new double[layer.size()];
    for (Vertex vertex : layer) {
      List<Vertex.Link> links = forward ? vertex.left : vertex.right;
      double sum = 0;
      for (Vertex.Link link : links) {
        sum += forward ? from(link) - 1e-3 * link.toY : to(link);
      }
      means[vertex.place] = links.isEmpty() ? vertex.place : sum / links.size();
    }
    layer.sort(Comparator.comparingDouble(vertex -> means[vertex.place]));
    number(layer);
  }

  /** Exchanges neighbours within a layer where that leaves fewer crossings. */
  private void exchange() {
    for (List<Vertex> layer : layers) {
      for (int i = 0; i + 1 < layer.size(); i++) {
        Vertex upper = layer.get(i);
        Vertex lower = layer.get(i + 1);
        if (crossings(upper, lower) > crossings(lower, upper)) {
          layer.set(i, lower);
          layer.set(i + 1, upper);
          lower.place = i;
          upper.place = i + 1;
        }
      }
    }
  }

  /** Crossings of the lines at two vertices of a layer if {@code upper} is above. */
  private static long crossings(Vertex upper, Vertex lower) {
    long count = 0;
    for (Vertex.Link a : upper.left) {
      for (Vertex.Link b : lower.left) {
        count += from(a) > from(b) ? 1 : 0;
      }
    }
    for (Vertex.Link a : upper.right) {
      for (Vertex.Link b : lower.right) {
        count += to(a) > to(b) ? 1 : 0;
      }
    }
    return count;
  }

  /** Crossings between all layers. */
  private long count() {
    long count = 0;
    for (List<Vertex> layer : layers) {
      int links = 0;
      for (Vertex vertex : layer) {
        links += vertex.right.size();
      }
      var ends = new double[links];
      int next = 0;
      for (Vertex vertex : layer) {
        if (vertex.right.size() > 1) {
          vertex.right.sort(ORDER);
        }
        for (Vertex.Link link : vertex.right) {
          ends[next++] = to(link);
        }
      }
      count += inversions(ends, new double[ends.length], 0, ends.length);
    }
    return count;
  }

  /** Pairs in the wrong order among [{@code from}, {@code to}), which it sorts. */
  private static long inversions(double[] values, double[] spare, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long count = inversions(values, spare, from, middle) + inversions(values, spare, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || left < middle && values[left] <= values[right]) {
        spare[i] = values[left++];
      } else {
        spare[i] = values[right++];
        count += middle - left;
      }
    }
    System.arraycopy(spare, from, values, from, to - from);
    return count;
  }
}
