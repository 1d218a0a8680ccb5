package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.nn.Parameter;
import dev.trigrad.op.StopGradient;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which parameters a tensor was recorded from. */
final class Reach {
  private Reach() {}

  /**
   * For each parameter, whether a path leads from {@code y} to it; none leads past a stopped
   * gradient.
   */
  static boolean[] of(Tensor y, List<Parameter> parameters) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Cell> cells = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayDeque<Node>();
    open.push(y.node());
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node.cell() != null) {
        cells.add(node.cell());
      } else if (seen.add(node) && !(node.op() instanceof StopGradient)) {
        node.inputs().forEach(input -> open.push(input.node()));
      }
    }
    var reached = new boolean[parameters.size()];
    for (int i = 0; i < reached.length; i++) {
      reached[i] = cells.contains(parameters.get(i));
    }
    return reached;
  }
}
