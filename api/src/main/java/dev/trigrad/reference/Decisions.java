package dev.trigrad.reference;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import dev.trigrad.op.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The decisions taken while a graph was evaluated: outcomes of comparisons, sides of kinks,
 * positions of maxima. If they differ between two nearby points, the function is not smooth between
 * them.
 *
 * @param names what decided
 * @param outcomes the decisions, as numbers
 */
record Decisions(List<String> names, List<double[]> outcomes) {
  /** The decisions taken so far in {@code reference}, in order. */
  static Decisions of(Reference reference) {
    var names = new ArrayList<String>();
    var outcomes = new ArrayList<double[]>();
    for (Node node : reference.order()) {
      double[] outcome = outcome(node, reference);
      if (outcome != null) {
        names.add(node.toString());
        outcomes.add(outcome);
      }
    }
    return new Decisions(names, outcomes);
  }

  /** The first decision that differs, or {@code null} if none does. */
  String difference(Decisions other) {
    for (int i = 0; i < Math.min(outcomes.size(), other.outcomes.size()); i++) {
      if (!Arrays.equals(outcomes.get(i), other.outcomes.get(i))) {
        return names.get(i);
      }
    }
    return outcomes.size() == other.outcomes.size() ? null : "the recorded operations themselves";
  }

  private static double[] outcome(Node node, Reference reference) {
    if (!(node.op() instanceof Primitive primitive)) {
      // What a composite decides, the operations of its body do.
      return null;
    }
    var result = reference.of(new Tensor(node, 0));
    return primitive.decision().outcome(primitive, reference.read(node.inputs()), result);
  }
}
