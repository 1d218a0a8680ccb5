package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.GradientOf.Demand;
import dev.trigrad.op.StopGradient;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The gradient by what none flows to: zeros, or an error. */
final class Unreached {
  private Unreached() {}

  /**
   * Zeros of {@code target}'s shape, if that meets {@code demand} in the graph of {@code roots}.
   */
  static Tensor gradient(Tensor target, List<Tensor> roots, Demand demand) {
    Node node = target.node();
    String named = "'" + node.label() + "' " + target.type();
    // Nothing can be lost where there are no elements: an empty product does not even read them.
    boolean empty = target.type().elements() == 0;
    if (demand == Demand.USED && !empty && !isBehind(node, roots)) {
      throw new GraphException(
          "gradient: y does not depend on "
              + named
              + "; give the tensor that y was computed from, not a copy, or take"
              + " Gradients.orZeros(…)");
    }
    if (demand == Demand.REACHED) {
      throw new GraphException(
          "gradient: none flows from y to "
              + named
              + ", which y does not use, or only past argmax, a comparison, a cast or detach();"
              + " use it, leave it out, or allow it (an optimizer: allowUnreached())");
    }
    return Tensor.of(0f).expand(target.shape());
  }

  /**
   * Whether {@code roots} were recorded from {@code node}. Gradients count as recorded from what
   * they are by: the slope of a line has nothing left of x, and is by no mistake constant in it.
   */
  private static boolean isBehind(Node node, List<Tensor> roots) {
    Object wanted = Backpropagation.identity(node);
    Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    var left = new ArrayDeque<Tensor>(roots);
    while (!left.isEmpty()) {
      Node next = left.pop().node();
      Object identity = Backpropagation.identity(next);
      if (identity == wanted) {
        return true;
      }
      // A stopped gradient of an evaluated tensor has nothing behind it, nor has another one.
      if (met.add(identity) && !(next.op() instanceof StopGradient)) {
        next.inputs().forEach(left::push);
      }
    }
    return false;
  }
}
