package dev.trigrad.run;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import java.util.Arrays;
import java.util.List;

/** The distinct nodes without a value that a request is for. Reused from request to request. */
final class WantedNodes {
  private Node[] nodes = new Node[4];
  private int count;

  /** Adds the node of {@code tensor}, unless it has a value or is there already. */
  void add(Tensor tensor) {
    Node node = tensor.node();
    if (node.evaluated() || contains(node)) {
      return;
    }
    if (count == nodes.length) {
      nodes = Arrays.copyOf(nodes, count * 2);
    }
    nodes[count++] = node;
  }

  private boolean contains(Node node) {
    for (int i = 0; i < count; i++) {
      if (nodes[i] == node) {
        return true;
      }
    }
    return false;
  }

  int count() {
    return count;
  }

  Node at(int index) {
    return nodes[index];
  }

  /** A copy of all. */
  List<Node> list() {
    return List.of(Arrays.copyOf(nodes, count));
  }

  void clear() {
    Arrays.fill(nodes, 0, count, null);
    count = 0;
  }
}
