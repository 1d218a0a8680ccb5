package dev.trigrad.nn;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which box of a drawing each node lies: one for each use of a module, whose path has {@code #2}
 * where it is used for the second time.
 */
final class ModuleBoxes {
  /**
   * A use that has not ended.
   *
   * @param box its path with the numbers of uses
   */
  private record Use(String path, String box) {}

  private final Map<Node, String> boxes = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, String> titles = new HashMap<>();
  private final Deque<Use> open = new ArrayDeque<>();

  Map<Node, String> boxes() {
    return boxes;
  }

  Map<String, String> titles() {
    return titles;
  }

  void entered(Module module, String path) {
    if (path.isEmpty()) {
      open.push(new Use("", ""));
      return;
    }
    Use outer = open.isEmpty() ? new Use("", "") : open.peek();
    String prefix = outer.path.isEmpty() ? "" : outer.path + ".";
    // A module that another one holds is a single box within the one that applies it.
    String name =
        path.startsWith(prefix) ? path.substring(prefix.length()) : path.replace('.', '/');
    String first = outer.box.isEmpty() ? name : outer.box + "." + name;
    int count = counts.merge(first, 1, Integer::sum);
    String box = count == 1 ? first : first + "#" + count;
    String last = box.substring(box.lastIndexOf('.') + 1);
    String type = module.ownName();
    titles.put(box, type.isEmpty() ? last : last + " " + type);
    open.push(new Use(path, box));
  }

  void left() {
    open.pop();
  }

  /** {@code node} has been recorded by the module at work. */
  void recorded(Node node) {
    if (!open.isEmpty()) {
      boxes.put(node, open.peek().box);
    }
  }

  /** Puts the cells of {@code model} to what reads them. */
  void place(Module model, Graph graph) {
    Set<Cell> cells = Collections.newSetFromMap(new IdentityHashMap<>());
    cells.addAll(model.cells().values());
    for (Node node : graph.nodes()) {
      for (Tensor input : node.inputs()) {
        if (input.node().cell() != null && cells.contains(input.node().cell())) {
          boxes.merge(input.node(), boxes.getOrDefault(node, ""), ModuleBoxes::common);
        }
      }
    }
  }

  private static String common(String a, String b) {
    List<String> left = List.of(a.split("\\."));
    List<String> right = List.of(b.split("\\."));
    int count = 0;
    while (count < Math.min(left.size(), right.size())
        && left.get(count).equals(right.get(count))) {
      count++;
    }
    return String.join(".", left.subList(0, count));
  }
}
