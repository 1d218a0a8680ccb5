package dev.trigrad.engine.registry;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.Expand;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;

/**
 * Values for which no engine is needed: what a cell holds, and one number many times. So a model is
 * made, and its parameters are looked at, without a choice of engine.
 */
final class KnownValues {
  private KnownValues() {}

  /** Evaluates {@code tensor} if its value is known; otherwise nothing happens. */
  static boolean evaluate(Tensor tensor) {
    Node node = tensor.node();
    if (node.cell() != null) {
      return cell(node, node.cell());
    }
    if (!(node.op() instanceof Expand)
        || GraphAccess.get().owner(node) != Thread.currentThread()
        || !node.inputs().getFirst().node().evaluated()
        || node.inputs().getFirst().type().elements() != 1) {
      return false;
    }
    Object filled = fill(Evaluator.value(node.inputs().getFirst()), tensor.type().elements());
    if (filled == null) {
      return false;
    }
    GraphAccess.get().evaluated(node, new Object[] {filled});
    return true;
  }

  /** An older version is for the evaluator to refuse. */
  private static boolean cell(Node node, Cell cell) {
    if (cell.torn() || node.version() != cell.version()) {
      return false;
    }
    Object copy = Evaluator.value(cell.snapshot());
    if (node.version() != cell.version()) {
      return false;
    }
    GraphAccess.get().evaluated(node, new Object[] {copy});
    return true;
  }

  private static Object fill(Object one, int count) {
    return switch (one) {
      case float[] floats -> {
        float[] all = new float[count];
        Arrays.fill(all, floats[0]);
        yield all;
      }
      case int[] ints -> {
        int[] all = new int[count];
        Arrays.fill(all, ints[0]);
        yield all;
      }
      default -> null;
    };
  }
}
