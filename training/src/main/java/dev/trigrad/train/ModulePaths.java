package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.PassObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/** Which module has recorded which operation of a pass. */
final class ModulePaths implements PassObserver {
  private final Map<Node, String> paths = new IdentityHashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  @Override
  public void entered(Module module, String path, Tensor x) {
    // What comes in is of the outer module's making.
    if (!open.isEmpty()) {
      note(x, open.peek());
    }
    open.push(path);
  }

  @Override
  public void left(Module module, Tensor result) {
    note(result, open.pop());
  }

  private void note(Tensor tensor, String path) {
    Deque<Node> left = new ArrayDeque<>();
    left.push(tensor.node());
    while (!left.isEmpty()) {
      Node node = left.pop();
      if (node.op() != null && paths.putIfAbsent(node, path) == null) {
        node.inputs().forEach(input -> left.push(input.node()));
      }
    }
  }

  /** The path of the module that recorded {@code node}; {@code null} if none did. */
  String of(Node node) {
    return paths.get(node);
  }
}
