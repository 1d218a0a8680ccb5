package dev.trigrad.graph.access;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.Op;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What those who evaluate a graph may do with it beyond what everybody may: the one way from other
 * packages of this module to what is not public in {@code dev.trigrad.graph}. An abstract class,
 * not an interface: of one that has a single subclass the compiler inlines the methods.
 */
public abstract class GraphAccess {
  /** Who looks on while a reverse sweep goes through a graph. */
  @FunctionalInterface
  public interface Onlooker {
    /** For sweeps that nobody looks at. */
    Onlooker NOBODY = (node, input, part, rule) -> {};

    /**
     * Told of what a node sends back.
     *
     * @param input which of the inputs of {@code node} gets it
     * @param part what is sent, added up to the input's shape
     * @param rule what the input would get for another cotangent of the node, if that has one
     *     output
     */
    void sent(Node node, int input, Tensor part, UnaryOperator<Tensor> rule);
  }

  private static GraphAccess provided;

  /** For the one subclass. */
  protected GraphAccess() {}

  /** The only one there is. */
  public static GraphAccess get() {
    if (provided == null) {
      try {
        MethodHandles.lookup().ensureInitialized(Node.class);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return provided;
  }

  /** Called once, by the graph. */
  public static void provide(GraphAccess access) {
    if (provided != null) {
      throw new IllegalStateException("graph: access is provided once");
    }
    provided = access;
  }

  /** The tensors that {@code node} reads, to read. */
  public abstract Tensor[] inputs(Node node);

  /** The thread that recorded {@code node}, the only one that marks it. */
  public abstract Thread owner(Node node);

  /** The last mark that a walk has set. */
  public abstract long mark(Node node);

  /** Sets a walk's mark. */
  public abstract void mark(Node node, long marked);

  /** Unevaluated operations on the longest path below {@code node} when it was recorded. */
  public abstract int depth(Node node);

  /** Stores the values of all outputs of {@code node}. */
  public abstract void evaluated(Node node, Object[] values);

  /** The place of {@code cell} in the order of locks. */
  public abstract long number(Cell cell);

  /** The lock under which {@code cell} is read and changed. */
  public abstract StampedLock lock(Cell cell);

  /** Changes so far, or their complement while a step writes {@code cell}. */
  public abstract long changes(Cell cell);

  /** Sets what {@link #changes(Cell)} returns. */
  public abstract void changes(Cell cell, long changes);

  /** The array with the value of {@code cell}, made if there is none; read it under the lock. */
  public abstract Object array(Cell cell);

  /** Puts {@code array} in the place of that of {@code cell}. */
  public abstract void array(Cell cell, Object array);

  /** The arrays of a cell that held plans read, or {@code null}. */
  public abstract Buffers buffers(Cell cell);

  /** A buffer for the value to come of {@code cell}, or {@code null} if no held plan reads it. */
  public abstract Buffers.Buffer spare(Cell cell);

  /** Notes that {@code plan} reads {@code cell} from now on; what it is to read. */
  public abstract Buffers hold(Cell cell, Object plan);

  /** A leaf for the present value of {@code cell}, or for a value to come. */
  public abstract Node leaf(Cell cell);

  /** The error of reading version {@code old} of {@code cell} after a change. */
  public abstract GraphException stale(Cell cell, long old);

  /** Why what was read from {@code cell} at version {@code old} cannot be evaluated now. */
  public abstract GraphException refusal(Cell cell, long old);

  /** How many cells {@code updates} are for. */
  public abstract int count(Updates updates);

  /** The cell of one of the updates, in order of request. */
  public abstract Cell cell(Updates updates, int index);

  /** The value requested for that cell. */
  public abstract Tensor value(Updates updates, int index);

  /** The types of {@code tensors}. */
  public abstract List<TensorType> types(List<Tensor> tensors);

  /** Whether {@code op} is a gradient, which reads how its inputs were computed. */
  public abstract boolean differentiates(Op op);

  /**
   * What composites stand for, in one planning or one reference evaluation: from the node of one to
   * the outputs of its recorded body.
   */
  public abstract Function<Node, List<Tensor>> expansions();

  /**
   * Sweeps back from {@code y}, with cotangent one, to {@code xs}; gives for a tensor on the way
   * the gradient that has arrived there, or {@code null} if none has.
   */
  public abstract Function<Tensor, Tensor> sweep(Tensor y, List<Tensor> xs, Onlooker onlooker);

  /** The error of a graph that is too large, at an operation called {@code name}. */
  public abstract GraphException tooMany(String name);

  /** Runs the host function called {@code name}, where no value can be read. */
  public abstract void host(String name, Runnable function);

  /** Whether the value of {@code node} needs a host function to be called. */
  public abstract boolean calls(Node node);

  /** The error of reading {@code what} where a body or gradient is recorded. */
  public abstract GraphException refused(Object what);
}
