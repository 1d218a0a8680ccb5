package dev.trigrad.graph.access;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import java.util.ArrayDeque;
import java.util.List;

/**
 * A depth-first walk over a graph that leaves each node after what it reads. Without recursion,
 * since graphs are as deep as a program has steps.
 *
 * <p>A {@code Trace} walks by itself: it runs at every request, and keeps its marks on the nodes.
 */
public interface DepthFirst {
  /**
   * What is to be left before {@code node} is; {@code null} if it is not to be entered, as one that
   * has been met before.
   */
  List<Tensor> enter(Node node);

  /** Called once for each node entered, with what {@link #enter} gave. */
  void leave(Node node, List<Tensor> sources);

  /** Walks from {@code root}. */
  default void walk(Node root) {
    var stack = new ArrayDeque<Visit>();
    push(root, stack);
    while (!stack.isEmpty()) {
      Visit visit = stack.peek();
      if (visit.next < visit.sources.size()) {
        push(visit.sources.get(visit.next++).node(), stack);
      } else {
        stack.pop();
        leave(visit.node, visit.sources);
      }
    }
  }

  private void push(Node node, ArrayDeque<Visit> stack) {
    List<Tensor> sources = enter(node);
    if (sources != null) {
      stack.push(new Visit(node, sources));
    }
  }

  /** A node on the way. */
  final class Visit {
    private final Node node;
    private final List<Tensor> sources;
    private int next;

    private Visit(Node node, List<Tensor> sources) {
      this.node = node;
      this.sources = sources;
    }
  }
}
