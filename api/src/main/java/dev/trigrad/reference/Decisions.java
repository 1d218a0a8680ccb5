package dev.trigrad.reference;

import dev.trigrad.graph.Node;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
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
    return switch (node.op()) {
      case Unary(UnaryFunction f)
          when f == UnaryFunction.RELU || f == UnaryFunction.ABS || f == UnaryFunction.SIGN ->
          signs(input(node, 0, reference));
      case Unary(UnaryFunction f) when f == UnaryFunction.NOT -> output(node, reference);
      case Binary(BinaryFunction f) when f.truth() -> output(node, reference);
      case Binary(BinaryFunction f) when f == BinaryFunction.MAX || f == BinaryFunction.MIN ->
          sides(node, reference);
      case Reduce reduce when reduce.function() != ReduceFunction.SUM -> positions(node, reference);
      case ArgMax _ -> output(node, reference);
      case Cast(var to) when to != dev.trigrad.DType.FLOAT32 -> output(node, reference);
      default -> null;
    };
  }

  private static double[] input(Node node, int i, Reference reference) {
    return reference.read(node.inputs()).get(i).value();
  }

  private static double[] output(Node node, Reference reference) {
    return reference.of(new dev.trigrad.Tensor(node, 0)).value();
  }

  private static double[] signs(double[] x) {
    return Arrays.stream(x).map(Math::signum).toArray();
  }

  /** Which of two operands was chosen; −1 where both are equal. */
  private static double[] sides(Node node, Reference reference) {
    var type = node.types().getFirst();
    List<ReferenceValue> inputs = reference.read(node.inputs());
    var less = Binary.of(BinaryFunction.LESS).reference(inputs, type).value();
    var equal = Binary.of(BinaryFunction.EQUAL).reference(inputs, type).value();
    double[] sides = new double[less.length];
    Arrays.setAll(sides, i -> less[i] - equal[i]);
    return sides;
  }

  /** The places that hold a maximum or minimum, as 0 and 1 over the input, in order. */
  private static double[] positions(Node node, Reference reference) {
    var reduce = (Reduce) node.op();
    ReferenceValue x = reference.read(node.inputs()).getFirst();
    var kept =
        new dev.trigrad.TensorType(
            x.type().dtype(), x.type().shape().reduce(reduce.axes().toArray(), true));
    var extreme = new ReferenceValue(kept, output(node, reference), new double[kept.elements()]);
    return Binary.of(BinaryFunction.EQUAL).reference(List.of(x, extreme), x.type()).value();
  }
}
