package dev.trigrad.nn;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Notes which module has recorded which operation of a pass: {@code pass.observer(paths)}, before
 * the model is applied.
 */
public final class ModulePaths implements PassObserver {
  private final Map<Node, String> found = new IdentityHashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final ModuleBoxes boxes = new ModuleBoxes();

  /** Nothing noted yet. */
  public ModulePaths() {}

  @Override
  public void entered(Module module, String path, Tensor x) {
    // What comes in is of the outer module's making, or of nobody's.
    note(x, open.peek());
    open.push(path);
    boxes.entered(module, path);
  }

  @Override
  public void left(Module module, Tensor result) {
    note(result, open.pop());
    boxes.left();
  }

  private void note(Tensor tensor, String path) {
    Deque<Node> left = new ArrayDeque<>();
    left.push(tensor.node());
    while (!left.isEmpty()) {
      Node node = left.pop();
      if (node.op() != null && !found.containsKey(node)) {
        found.put(node, path);
        boxes.recorded(node);
        node.inputs().forEach(input -> left.push(input.node()));
      }
    }
  }

  /**
   * The path of the innermost module that recorded {@code node}, empty for the outermost one;
   * {@code null} if none did.
   */
  public String of(Node node) {
    return found.get(node);
  }

  /** Each use of a module, as a drawing has it. */
  ModuleBoxes boxes() {
    return boxes;
  }

  /** What {@link #of} gives for each operation seen so far, looked up by identity. */
  public Map<Node, String> all() {
    return Collections.unmodifiableMap(found);
  }
}
