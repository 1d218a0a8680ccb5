package dev.trigrad.graph;

import dev.trigrad.Tensor;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** How much is still to be computed before a tensor has a value. */
public final class Pending {
  /** Planning takes time, too. */
  private static final int MOST_NODES = 1_000;

  /** Operations on numbers, and numbers written: less than a second in plain Java. */
  private static final long MOST_WORK = 100_000_000;

  /** A gradient computes the forward graph, and about twice as much behind it. */
  private static final int GRADIENT = 4;

  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Node> open = new ArrayDeque<>();
  private long work;
  private long factor = 1;

  private Pending() {}

  /** Whether {@code tensor} has its value, or gets it within about a second. */
  public static boolean little(Tensor tensor) {
    return new Pending().within(tensor.node());
  }

  private boolean within(Node last) {
    meet(last);
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      if (node.op() instanceof GradientOf) {
        factor = Math.min(factor * GRADIENT, MOST_WORK);
      } else {
        work += node.op().flops(Recorder.types(node.inputs()), node.types());
      }
      node.types().forEach(type -> work += type.elements());
      if (seen.size() > MOST_NODES || work * factor > MOST_WORK || work < 0) {
        return false;
      }
      node.inputs().forEach(input -> meet(input.node()));
    }
    return true;
  }

  private void meet(Node node) {
    if (node.op() != null && !node.evaluated() && seen.add(node)) {
      open.add(node);
    }
  }
}
