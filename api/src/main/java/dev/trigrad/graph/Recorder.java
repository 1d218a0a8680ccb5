package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Op;
import java.util.List;

/**
 * Adds nodes to the graph: checks shapes, types and threads on the caller's line, and computes
 * nothing.
 */
public final class Recorder {
  /** Most unevaluated operations in one graph. */
  public static final int MAX_UNEVALUATED = 100_000;

  private Recorder() {}

  /** Records {@code op} with one output on {@code inputs}. */
  public static Tensor record(Op op, Tensor... inputs) {
    return new Tensor(node(op, List.of(inputs)), 0);
  }

  /** Records {@code op} on {@code inputs}; one tensor per output. */
  public static List<Tensor> recordAll(Op op, List<Tensor> inputs) {
    Node node = node(op, List.copyOf(inputs));
    var outputs = new Tensor[node.types().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = new Tensor(node, i);
    }
    return outputs.length == 1 ? List.of(outputs[0]) : List.of(outputs);
  }

  /** A leaf that holds {@code array}, which nobody may change afterwards. */
  public static Tensor constant(TensorType type, Object array) {
    return new Tensor(new Node(type, array), 0);
  }

  private static Node node(Op op, List<Tensor> inputs) {
    Thread thread = Thread.currentThread();
    int depth = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Node input = inputs.get(i).node();
      if (!input.evaluated() && input.cell() == null) {
        if (input.owner() != thread) {
          throw new GraphException(
              op.name()
                  + ": input "
                  + i
                  + " is an unevaluated tensor of thread '"
                  + input.owner().getName()
                  + "'; evaluate it there first");
        }
        depth = Math.max(depth, input.depth());
      }
    }
    if (depth >= MAX_UNEVALUATED) {
      throw tooMany(op.name());
    }
    return new Node(op, inputs, op.types(inputs), thread, depth + 1);
  }

  static GraphException tooMany(String operation) {
    return new GraphException(
        operation
            + ": more than "
            + MAX_UNEVALUATED
            + " unevaluated operations; read a value or step inside the loop");
  }
}
