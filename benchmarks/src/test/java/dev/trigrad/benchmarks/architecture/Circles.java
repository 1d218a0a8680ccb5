package dev.trigrad.benchmarks.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The strongly connected components of a graph. Source: Tarjan, Depth-first search and linear graph
 * algorithms, SIAM Journal on Computing 1, 1972.
 */
final class Circles {
  private final Map<String, Set<String>> edges;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> low = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<Set<String>> found = new ArrayList<>();

  private Circles(Map<String, Set<String>> edges) {
    this.edges = edges;
  }

  /** Every component of {@code edges}, the largest first. */
  static List<Set<String>> of(Map<String, Set<String>> edges) {
    var circles = new Circles(edges);
    for (String node : edges.keySet()) {
      if (!circles.index.containsKey(node)) {
        circles.visit(node);
      }
    }
    circles.found.sort(Comparator.comparing(circle -> -circle.size()));
    return circles.found;
  }

  private void visit(String node) {
    index.put(node, index.size());
    low.put(node, index.get(node));
    open.push(node);
    for (String target : edges.getOrDefault(node, Set.of())) {
      if (!index.containsKey(target)) {
        visit(target);
        low.merge(node, low.get(target), Math::min);
      } else if (open.contains(target)) {
        low.merge(node, index.get(target), Math::min);
      }
    }
    if (low.get(node).equals(index.get(node))) {
      var circle = new TreeSet<String>();
      String member;
      do {
        member = open.pop();
        circle.add(member);
      } while (!member.equals(node));
      found.add(circle);
    }
  }
}
