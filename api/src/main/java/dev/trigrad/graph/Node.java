package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.HostBinding;
import dev.trigrad.op.Op;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A vertex of the computation graph: an operation on the outputs of other nodes, or a leaf (a
 * constant or the value of a cell). Its value is filled in when it is evaluated; it then is a leaf
 * of later programs, and keeps its inputs for gradients as long as its handle lives.
 */
public final class Node {
  static {
    GraphAccess.provide(new Access());
  }

  private static final VarHandle VALUES = valuesHandle();
  private static final Tensor[] NONE = {};

  private final Op op;

  /** Never changed: walks read it, since lists of several classes cost the compiler much. */
  private final Tensor[] inputs;

  private final List<TensorType> types;
  private final Thread owner;
  private final int depth;
  private final int level;
  private final boolean calls;
  private final Cell cell;
  private final long version;

  /**
   * Released when they are computed: an evaluated node may be known to other threads by then. Those
   * of a constant are there before its handle is.
   */
  private volatile Object[] values;

  /**
   * Scratch of walks on the owner's thread: the last one that visited, and the number that it gave.
   */
  private long mark;

  /** An operation's node, confined to the current thread until evaluated. */
  Node(
      Op op,
      Tensor[] inputs,
      List<TensorType> types,
      Thread owner,
      int depth,
      int level,
      boolean calls) {
    this.op = op;
    this.inputs = inputs;
    this.types = types;
    this.owner = owner;
    this.depth = depth;
    this.level = level;
    this.calls = calls;
    this.cell = null;
    this.version = 0;
  }

  /** What stands for an input of {@code type} while the body of a composite is recorded. */
  Node(TensorType type) {
    this.op = null;
    this.inputs = NONE;
    this.types = type.alone();
    this.owner = Thread.currentThread();
    this.depth = 0;
    this.level = 0;
    this.calls = false;
    this.cell = null;
    this.version = 0;
  }

  /** A constant. */
  Node(TensorType type, Object array) {
    this.op = null;
    this.inputs = NONE;
    this.types = type.alone();
    this.owner = Thread.currentThread();
    this.depth = 0;
    this.level = 0;
    this.calls = false;
    this.cell = null;
    this.version = 0;
    VALUES.set(this, new Object[] {array});
  }

  /** The value of a cell at a version. */
  Node(Cell cell, long version) {
    this.op = null;
    this.inputs = NONE;
    this.types = cell.types;
    this.owner = Thread.currentThread();
    this.depth = 0;
    this.level = 0;
    this.calls = false;
    this.cell = cell;
    this.version = version;
  }

  /** The operation, or {@code null} for a leaf. */
  public Op op() {
    return op;
  }

  /** The tensors it reads. */
  public List<Tensor> inputs() {
    return Collections.unmodifiableList(Arrays.asList(inputs));
  }

  /** The same, to read. */
  Tensor[] inputArray() {
    return inputs;
  }

  /** Element type and shape of each output. */
  public List<TensorType> types() {
    return types;
  }

  /** The cell that this leaf reads, or {@code null}. */
  public Cell cell() {
    return cell;
  }

  /** The version of the cell that this leaf reads. */
  public long version() {
    return version;
  }

  /** Whether values are there: computed, or a constant's. */
  public boolean evaluated() {
    return values != null;
  }

  /** The host array of an evaluated output; do not change it. */
  public Object value(int output) {
    return values[output];
  }

  /** The thread that recorded this node, to which it belongs until evaluated. */
  Thread owner() {
    return owner;
  }

  /** The last mark that a walk has set; for the owner. */
  long mark() {
    return mark;
  }

  /** Sets a walk's mark; for the owner. */
  void mark(long marked) {
    mark = marked;
  }

  /** Unevaluated operations on the longest path below this node when it was recorded. */
  int depth() {
    return depth;
  }

  /** How many bodies of composites this node is within. */
  int level() {
    return level;
  }

  /** Whether it, or an operation not evaluated when it was recorded, is a host function's call. */
  boolean calls() {
    return calls;
  }

  /** Stores the values of all outputs. */
  void evaluated(Object[] computed) {
    VALUES.setRelease(this, computed);
  }

  private static VarHandle valuesHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Node.class, "values", Object[].class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The operation's name, or what kind of leaf this is. */
  public String label() {
    if (op != null) {
      return op.name();
    }
    if (cell != null) {
      return cell.name();
    }
    return !evaluated() ? "input" : value(0) instanceof HostBinding ? "function" : "constant";
  }

  @Override
  public String toString() {
    return label() + " " + types;
  }
}
