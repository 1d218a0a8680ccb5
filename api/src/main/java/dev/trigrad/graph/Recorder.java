package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Binary;
import dev.trigrad.op.Composite;
import dev.trigrad.op.HostCall;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Op;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Adds nodes to the graph: checks shapes, types and threads on the caller's line, and computes
 * nothing.
 */
public final class Recorder {
  /** Most unevaluated operations in one graph; each gradient in it has room for as many again. */
  public static final int MAX_UNEVALUATED = 100_000;

  private Recorder() {}

  /** Records {@code op} with one output on {@code inputs}. */
  public static Tensor record(Op op, Tensor... inputs) {
    return new Tensor(node(op, checked(op, inputs == null ? null : inputs.clone())), 0);
  }

  /** Records {@code op} with one output on {@code input}. */
  public static Tensor record(Op op, Tensor input) {
    return new Tensor(node(op, checked(op, new Tensor[] {input})), 0);
  }

  /** Records {@code op} with one output on {@code a} and {@code b}. */
  public static Tensor record(Op op, Tensor a, Tensor b) {
    return new Tensor(node(op, checked(op, new Tensor[] {a, b})), 0);
  }

  /** Records {@code op} on {@code inputs}; one tensor per output. */
  public static List<Tensor> recordAll(Op op, List<Tensor> inputs) {
    ArgumentException.requirePresent(inputs, op == null ? "record" : op.name(), "list of inputs");
    return outputs(node(op, checked(op, inputs.toArray(Tensor[]::new))));
  }

  /** Records {@code op} on {@code inputs}, which belong to the node from now on. */
  static List<Tensor> recordAll(Op op, Tensor[] inputs) {
    return outputs(node(op, checked(op, inputs)));
  }

  private static List<Tensor> outputs(Node node) {
    var outputs = new Tensor[node.types().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = new Tensor(node, i);
    }
    return outputs.length == 1 ? List.of(outputs[0]) : List.of(outputs);
  }

  private static Tensor[] checked(Op op, Tensor[] inputs) {
    if (inputs == null) {
      throw missing(op, null);
    }
    for (Tensor input : inputs) {
      if (input == null) {
        throw missing(op, inputs);
      }
    }
    return inputs;
  }

  private static ArgumentException missing(Op op, Tensor[] inputs) {
    int at = inputs == null ? -1 : Arrays.asList(inputs).indexOf(null);
    return new ArgumentException(
        (op == null ? "record" : op.name())
            + (at < 0 ? ": array of inputs is null" : ": input " + at + " is null"));
  }

  /** A leaf that holds {@code array}, which nobody may change afterwards. */
  public static Tensor constant(TensorType type, Object array) {
    return new Tensor(new Node(type, array), 0);
  }

  /** The types of {@code tensors}. */
  static List<TensorType> types(List<Tensor> tensors) {
    return List.copyOf(new TypesOf(tensors.toArray(Tensor[]::new)));
  }

  /**
   * The types that the body of {@code composite} gives on inputs of these types.
   *
   * @throws GraphException if it is empty, or contains itself
   */
  public static List<TensorType> typesOfBody(Composite composite, List<TensorType> inputs) {
    return Body.types(composite, inputs);
  }

  /** Floating-point operations of the body of {@code composite}. */
  public static long flopsOfBody(
      Composite composite, List<TensorType> inputs, List<TensorType> outputs) {
    return Body.of(composite, inputs, outputs, new Expansions()).flops();
  }

  /**
   * Whether the calling thread is recording the body or the gradient of an operation, where nothing
   * has a value.
   */
  public static boolean expanding() {
    return Expanding.here();
  }

  /** The operation of {@code node} on other inputs of the same types. */
  static Node copy(Node node, List<Tensor> inputs, int level) {
    Thread thread = Thread.currentThread();
    Tensor[] owned = inputs.toArray(Tensor[]::new);
    return new Node(node.op(), owned, node.types(), thread, node.depth(), level, node.calls());
  }

  /** Errors and all that is seldom are methods of their own: this one is compiled early. */
  private static Node node(Op op, Tensor[] inputs) {
    boolean calls = !(op instanceof Binary || op instanceof MatMul) && calls(op);
    Thread thread = Thread.currentThread();
    int depth = 0;
    int level = 0;
    boolean known = false;
    for (int i = 0; i < inputs.length; i++) {
      Tensor tensor = inputs[i];
      Node input = tensor.node();
      if (tensor.dtype() == DType.FLOAT64) {
        throw noDoubles(op, i, tensor);
      }
      if (!input.evaluated() && input.cell() == null) {
        if (input.owner() != thread) {
          throw elsewhere(op, i, input);
        }
        depth = Math.max(depth, input.depth());
        level = Math.max(level, input.level());
        calls |= input.calls();
      } else {
        known |= tensor.dtype() == DType.INT32;
      }
    }
    if (depth >= MAX_UNEVALUATED) {
      requireSweep(op);
      depth = 0;
    }
    List<TensorType> types = types(op, inputs);
    if (known) {
      op.check(List.of(inputs));
    }
    return new Node(op, inputs, types, thread, depth + 1, level, calls);
  }

  /** Whether {@code op}, which is checked, calls a host function. */
  private static boolean calls(Op op) {
    ArgumentException.requirePresent(op, "record", "operation");
    if (op instanceof Composite composite) {
      CompositeRule.check(composite);
    }
    return op instanceof HostCall;
  }

  private static GraphException elsewhere(Op op, int input, Node node) {
    return new GraphException(
        op.name()
            + ": input "
            + input
            + " is an unevaluated tensor of thread '"
            + node.owner().getName()
            + "'; evaluate it there first");
  }

  private static void requireSweep(Op op) {
    if (!(op instanceof GradientOf) && !Expanding.sweeping()) {
      throw tooMany(op.name());
    }
  }

  /** What the rule of {@code op} says; the operations recorded most are asked without a list. */
  private static List<TensorType> types(Op op, Tensor[] inputs) {
    if (op instanceof Binary binary && inputs.length == 2) {
      return binary.types(inputs[0].type(), inputs[1].type());
    }
    if (op instanceof MatMul product && inputs.length == 2) {
      return product.types(inputs[0].type(), inputs[1].type());
    }
    return inferred(op, inputs);
  }

  private static List<TensorType> inferred(Op op, Tensor[] inputs) {
    try {
      return List.copyOf(
          op.types(inputs.length == 1 ? inputs[0].type().alone() : new TypesOf(inputs)));
    } catch (IndexOutOfBoundsException | NoSuchElementException e) {
      var error =
          new GraphException(
              op.name()
                  + ": "
                  + inputs.length
                  + " inputs are not what its rule of types reads; give as many as it has");
      error.initCause(e);
      throw error;
    }
  }

  private static DTypeException noDoubles(Op op, int input, Tensor tensor) {
    return new DTypeException(
        op.name()
            + ": input "
            + input
            + " is "
            + tensor.type()
            + "; float64 is stored, no operation takes it: use float32");
  }

  static GraphException tooMany(String operation) {
    return new GraphException(
        operation
            + ": more than "
            + MAX_UNEVALUATED
            + " unevaluated operations; read a value or step inside the loop");
  }
}
