package dev.trigrad;

import dev.trigrad.graph.Node;
import dev.trigrad.graph.Pending;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.StopGradient;

/**
 * An n-dimensional array: an immutable handle on one output of a node of the computation graph.
 *
 * <p>Operations check shapes and types where they are called, and record; nothing is computed until
 * a value is asked for ({@link #item()}, {@link #toArray()}) or an optimizer steps. Any Java
 * control flow builds the graph, anew each time. A graph of unevaluated nodes belongs to the thread
 * that records it; leaves and evaluated tensors may cross threads. Memory belongs to the garbage
 * collector: there is nothing to close.
 */
public final class Tensor extends Leaves
    implements Values,
        Elementwise,
        Scalars,
        Reductions,
        Layout,
        Parts,
        Extensions,
        Indexing,
        ElementaryFunctions,
        Rounding,
        Logic,
        ScalarLogic,
        Ordering,
        Scans,
        Statistics,
        Activations,
        Normalizations {
  private final Node node;
  private final int output;
  private final TensorType type;

  /** The handle on output {@code output} of {@code node}. */
  public Tensor(Node node, int output) {
    this.node = node;
    this.output = output;
    this.type = node.types().get(output);
  }

  /** The node that computes this tensor. */
  public Node node() {
    return node;
  }

  /** Which of the node's outputs this is. */
  public int output() {
    return output;
  }

  /** Element type and shape. */
  public TensorType type() {
    return type;
  }

  /** Extents along each axis. */
  public Shape shape() {
    return type.shape();
  }

  /** Element type. */
  public DType dtype() {
    return type.dtype();
  }

  /**
   * Matrix product {@code c[…, i, j] = Σₖ a[…, i, k] b[…, k, j]}; leading axes broadcast. A vector
   * on the left is a row, on the right a column, and its axis is left out of the result.
   *
   * @throws ShapeException if an operand is a scalar or the inner dimensions differ
   */
  public Tensor matmul(Tensor b) {
    return MatrixProduct.of(this, ArgumentException.requirePresent(b, "matmul", "input 1"));
  }

  /** As {@link #stopGradient}, by PyTorch's name. */
  public Tensor detach() {
    return stopGradient();
  }

  /**
   * The same values, through which no gradient flows ({@link #detach}); of an evaluated tensor also
   * frees the graph behind it.
   */
  public Tensor stopGradient() {
    return node.evaluated() && !Recorder.expanding()
        ? Recorder.constant(type, node.value(output))
        : Recorder.record(new StopGradient(), this);
  }

  /** Whether the value has been computed, or is a leaf's. */
  public boolean evaluated() {
    return node.evaluated();
  }

  /**
   * The int32 values if this is a leaf whose values are known and fixed, else {@code null}; do not
   * change the array. Nothing is known where the body or gradient of an operation is recorded.
   */
  public int[] knownInts() {
    return node.op() == null
            && node.evaluated()
            && node.value(output) instanceof int[] ints
            && !Recorder.expanding()
        ? ints
        : null;
  }

  /**
   * Text on how the default engine would compute this tensor: steps, kernels, engines, buffers,
   * bytes and flops.
   */
  public String explain() {
    return Evaluation.standard().explain(this);
  }

  /**
   * The numbers, as NumPy prints an array, and their type, if they are there or soon computed here;
   * else operation and type, as in {@code matmul float32[32, 10]}: for what would take long,
   * another thread's unevaluated tensor, a cell's value that is gone, an index out of range, what
   * is behind a host function, and where the body of an operation is recorded. Never throws.
   */
  @Override
  public String toString() {
    if (!Recorder.expanding() && !GraphAccess.get().calls(node)) {
      try {
        if (Pending.little(this)) {
          return TensorText.of(type, Evaluation.value(this));
        }
      } catch (RuntimeException | Error e) {
        // Whoever looks at a tensor is mostly looking for an error already.
      }
    }
    return node.label() + " " + type;
  }
}
