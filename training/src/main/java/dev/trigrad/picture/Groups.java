package dev.trigrad.picture;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The boxes around nodes, one within the other, from the nodes' paths. A box from which edges lead
 * out and back into it cannot be drawn, and is left out.
 */
final class Groups {
  private static final int NONE = -1;

  private final Drawing drawing;
  private final Map<Node, Integer> group = new IdentityHashMap<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final List<String> paths = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();

  Groups(Drawing drawing) {
    this.drawing = drawing;
    List<Node> nodes = drawing.graph.nodes();
    for (Node node : nodes) {
      group.put(node, known(drawing.modules.get(node)));
    }
    gather(nodes);
    while (untangle()) {
      // Boxes within one that was left out may make a circle around it.
    }
  }

  /** The last part of {@code path}; with the one before, if that is a number. */
  static String title(String path) {
    int dot = path.lastIndexOf('.');
    String last = path.substring(dot + 1);
    if (dot < 0 || last.isEmpty() || !Character.isDigit(last.charAt(0))) {
      return last;
    }
    return path.substring(path.lastIndexOf('.', dot - 1) + 1);
  }

  private int known(String path) {
    if (path == null || path.isEmpty()) {
      return NONE;
    }
    Integer index = known.get(path);
    if (index == null) {
      int dot = path.lastIndexOf('.');
      int parent = dot < 0 ? NONE : known(path.substring(0, dot));
      index = paths.size();
      known.put(path, index);
      paths.add(path);
      parents.add(parent);
    }
    return index;
  }

  /** Puts each leaf without a name to what reads it. */
  private void gather(List<Node> nodes) {
    Map<Node, Integer> readers = new IdentityHashMap<>();
    for (Node node : nodes) {
      node.inputs().forEach(x -> readers.merge(x.node(), group.get(node), this::common));
    }
    readers.forEach(
        (node, reader) -> {
          boolean named = node.cell() != null || drawing.names.containsKey(new Place(node, 0));
          if (node.op() == null && !named && !drawing.modules.containsKey(node)) {
            group.put(node, reader);
          }
        });
  }

  private int common(int a, int b) {
    while (a != b) {
      if (a == NONE || b != NONE && depth(b) >= depth(a)) {
        b = parents.get(b);
      } else {
        a = parents.get(a);
      }
    }
    return a;
  }

  private int depth(int group) {
    int depth = 0;
    for (int at = group; at != NONE; at = parents.get(at)) {
      depth++;
    }
    return depth;
  }

  /** The innermost box around {@code node}, or −1. */
  int of(Node node) {
    return group.get(node);
  }

  int size() {
    return paths.size();
  }

  int parent(int index) {
    return parents.get(index);
  }

  String path(int index) {
    return paths.get(index);
  }

  String title(int index) {
    return Label.of(drawing.titles.apply(paths.get(index)));
  }

  /** The box within which {@code node} is drawn as one with others, or −1. */
  int folded(Node node) {
    int at = of(node);
    int above = depth(at) - drawing.fold;
    if (drawing.fold == 0 || above < 0) {
      return NONE;
    }
    for (int i = 0; i < above; i++) {
      at = parents.get(at);
    }
    return at;
  }

  /** Takes away those boxes that make a circle with what is beside them; whether there were any. */
  private boolean untangle() {
    Map<Integer, List<Object[]>> edges = new HashMap<>();
    for (Node to : drawing.graph.nodes()) {
      for (Tensor x : to.inputs()) {
        int outer = common(group.get(x.node()), group.get(to));
        Object[] edge = {child(outer, x.node()), child(outer, to)};
        if (!edge[0].equals(edge[1])) {
          edges.computeIfAbsent(outer, key -> new ArrayList<>()).add(edge);
        }
      }
    }
    for (Map.Entry<Integer, List<Object[]>> level : edges.entrySet()) {
      List<Integer> tangled = tangled(level.getValue());
      if (!tangled.isEmpty()) {
        // Other levels may be within one of these.
        tangled.forEach(inner -> dissolve(inner, level.getKey()));
        return true;
      }
    }
    return false;
  }

  private void dissolve(int inner, int outer) {
    group.replaceAll((node, at) -> at == inner ? outer : at);
    parents.replaceAll(at -> at == inner ? outer : at);
    parents.set(inner, inner);
  }

  /** The box directly within {@code outer} in which {@code node} lies, or the node itself. */
  private Object child(int outer, Node node) {
    int at = group.get(node);
    if (at == outer) {
      return node;
    }
    while (parents.get(at) != outer) {
      at = parents.get(at);
    }
    return at;
  }

  /** The boxes that are left when all is taken away that nothing leads to, or from. */
  private static List<Integer> tangled(List<Object[]> edges) {
    var left = edges;
    for (int side = 0; side < 2; side++) {
      left = without(left, side);
    }
    return left.stream()
        .flatMap(edge -> Arrays.stream(edge))
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .distinct()
        .toList();
  }

  /** {@code edges} without those that can be taken away one by one, at ends where no other is. */
  private static List<Object[]> without(List<Object[]> edges, int side) {
    Map<Object, List<Object[]>> leaving = new HashMap<>();
    Map<Object, Integer> entering = new HashMap<>();
    for (Object[] edge : edges) {
      leaving.computeIfAbsent(edge[side], key -> new ArrayList<>()).add(edge);
      entering.merge(edge[1 - side], 1, Integer::sum);
    }
    var open = new ArrayDeque<Object>(leaving.keySet());
    open.removeIf(entering::containsKey);
    while (!open.isEmpty()) {
      for (Object[] edge : leaving.getOrDefault(open.peek(), List.of())) {
        if (entering.merge(edge[1 - side], -1, Integer::sum) == 0) {
          open.add(edge[1 - side]);
        }
      }
      leaving.remove(open.remove());
    }
    return leaving.values().stream().flatMap(List::stream).toList();
  }
}
