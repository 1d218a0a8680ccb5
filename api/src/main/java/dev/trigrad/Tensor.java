package dev.trigrad;

import dev.trigrad.graph.Node;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.op.Concat;
import dev.trigrad.op.Iota;
import dev.trigrad.op.Random;
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
public final class Tensor implements Elementwise, Scalars, Reductions, Layout {
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

  /** A float32 scalar. */
  public static Tensor of(float value) {
    return Recorder.constant(TensorType.scalar(DType.FLOAT32), new float[] {value});
  }

  /** An int32 scalar. */
  public static Tensor of(int value) {
    return Recorder.constant(TensorType.scalar(DType.INT32), new int[] {value});
  }

  /**
   * An int32 scalar.
   *
   * @throws DTypeException if the number exceeds int32
   */
  public static Tensor of(long value) {
    return ScalarOperand.of("tensor", value, TensorType.scalar(DType.INT32));
  }

  /**
   * A float32 tensor with a copy of {@code values} in row-major order; no extents at all mean one
   * axis.
   */
  public static Tensor of(float[] values, int... extents) {
    ArgumentException.requirePresent(values, "tensor", "array of values");
    Shape shape = checked(values.length, extents);
    return Recorder.constant(TensorType.float32(shape), values.clone());
  }

  /**
   * An int32 tensor with a copy of {@code values} in row-major order; no extents at all mean one
   * axis.
   */
  public static Tensor of(int[] values, int... extents) {
    ArgumentException.requirePresent(values, "tensor", "array of values");
    Shape shape = checked(values.length, extents);
    return Recorder.constant(TensorType.int32(shape), values.clone());
  }

  /** A matrix with a copy of {@code rows}, which are of equal length. */
  public static Tensor of(float[][] rows) {
    ArgumentException.requirePresent(rows, "tensor", "array of rows");
    for (int i = 0; i < rows.length; i++) {
      ArgumentException.requirePresent(rows[i], "tensor", "row", i);
    }
    int columns = rows.length == 0 ? 0 : rows[0].length;
    Shape shape = Shape.of(rows.length, columns);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new ShapeException(
            "tensor: row " + i + " has " + rows[i].length + " values, row 0 has " + columns);
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return Recorder.constant(TensorType.float32(shape), values);
  }

  /**
   * Truth values with a copy of {@code values} in row-major order; no extents at all mean one axis.
   */
  public static Tensor of(boolean[] values, int... extents) {
    ArgumentException.requirePresent(values, "tensor", "array of values");
    Shape shape = checked(values.length, extents);
    float[] stored = new float[values.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = values[i] ? 1 : 0;
    }
    return Recorder.constant(TensorType.bool(shape), stored);
  }

  private static Shape checked(int length, int[] extents) {
    ArgumentException.requirePresent(extents, "tensor", "array of extents");
    Shape shape = extents.length == 0 ? Shape.of(length) : Shape.of(extents);
    if (shape.elements() != length) {
      throw new ShapeException("tensor: " + length + " values do not fill " + shape);
    }
    return shape;
  }

  /** float32 zeros. */
  public static Tensor zeros(int... extents) {
    return full(0, extents);
  }

  /** float32 ones. */
  public static Tensor ones(int... extents) {
    return full(1, extents);
  }

  /** float32 tensor with every element {@code value}. */
  public static Tensor full(float value, int... extents) {
    return of(value).expand(extents);
  }

  /**
   * float32 tensor with every element the integer {@code value}.
   *
   * @throws DTypeException if float32 does not have it exactly
   */
  public static Tensor full(long value, int... extents) {
    return full(ScalarOperand.exact("full", value), extents);
  }

  /** The int32 numbers 0 … count − 1. */
  public static Tensor arange(int count) {
    if (count < 0) {
      throw new ShapeException("arange: negative count " + count);
    }
    return Recorder.record(new Iota(count));
  }

  /** The float32 numbers start, start + step, …, {@code count} of them. */
  public static Tensor arange(float start, float step, int count) {
    return arange(count).cast(DType.FLOAT32).mul(step).add(start);
  }

  /** The n × n identity matrix. */
  public static Tensor eye(int n) {
    if (n < 0 || (long) n * n > Integer.MAX_VALUE) {
      throw new ShapeException("eye: size is " + n + ", expected 0 to 46340");
    }
    Tensor index = arange(n);
    return index.unsqueeze(1).equal(index).cast(DType.FLOAT32);
  }

  /** Uniform float32 numbers in [0, 1): element i is {@code key.uniform(i)}, on every engine. */
  public static Tensor uniform(RandomKey key, int... extents) {
    ArgumentException.requirePresent(key, "uniform", "key");
    Tensor words = of(new int[] {key.high(), key.low()}, 2);
    return Recorder.record(new Random(Random.Kind.UNIFORM, Shape.of(extents)), words);
  }

  /**
   * Standard normal float32 numbers by the Box-Muller transform of two uniform streams split from
   * {@code key}.
   */
  public static Tensor normal(RandomKey key, int... extents) {
    ArgumentException.requirePresent(key, "normal", "key");
    Tensor radius = uniform(key.split(0), extents).neg().log1p().mul(-2).sqrt();
    Tensor angle = uniform(key.split(1), extents).mul((float) (2 * Math.PI));
    return radius.mul(angle.cos());
  }

  /** The tensors joined along a new {@code axis}; all have the same shape. */
  public static Tensor stack(int axis, Tensor... tensors) {
    ArgumentException.requirePresent(tensors, "stack", "array of tensors");
    if (tensors.length == 0) {
      throw new ShapeException("stack: needs at least one tensor");
    }
    for (int i = 0; i < tensors.length; i++) {
      ArgumentException.requirePresent(tensors[i], "stack", "input", i);
      if (!tensors[i].shape().equals(tensors[0].shape())) {
        throw new ShapeException(
            "stack: shapes differ, "
                + tensors[0].shape()
                + " and "
                + tensors[i].shape()
                + " (input "
                + i
                + ")");
      }
    }
    int rank = tensors[0].shape().rank();
    int at = axis < 0 ? axis + rank + 1 : axis;
    if (at < 0 || at > rank) {
      throw new ShapeException(
          "stack: axis " + axis + " is out of range for " + tensors[0].shape());
    }
    var rows = new Tensor[tensors.length];
    try {
      for (int i = 0; i < rows.length; i++) {
        rows[i] = tensors[i].unsqueeze(at);
      }
      return Recorder.record(new Concat(at), rows);
    } catch (TrigradException e) {
      throw Renamed.as("stack", e);
    }
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

  /**
   * The same values, through which no gradient flows ("detach"); of an evaluated tensor also frees
   * the graph behind it.
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

  /** The only element, as float; evaluates the graph behind it if need be. */
  public float item() {
    if (type.elements() != 1) {
      throw new ShapeException(
          "item: " + shape() + " has " + type.elements() + " elements, expected 1; use toArray");
    }
    return switch (Evaluation.value(this)) {
      case float[] f -> f[0];
      case int[] i -> i[0];
      case Object other -> throw new DTypeException("item: no number in " + other);
    };
  }

  /**
   * The float32 elements in row-major order, as a copy; evaluates the graph behind them if need be.
   */
  public float[] toArray() {
    return switch (dtype()) {
      case FLOAT32 -> ((float[]) Evaluation.value(this)).clone();
      default ->
          throw new DTypeException(
              "toArray: holds " + type + "; use toIntArray, toBooleanArray or cast");
    };
  }

  /** The int32 elements in row-major order, as a copy. */
  public int[] toIntArray() {
    if (dtype() != DType.INT32) {
      throw new DTypeException("toIntArray: holds " + type + "; cast it first");
    }
    return ((int[]) Evaluation.value(this)).clone();
  }

  /** The truth values in row-major order, as a copy. */
  public boolean[] toBooleanArray() {
    if (dtype() != DType.BOOL) {
      throw new DTypeException("toBooleanArray: holds " + type + "; compare it first");
    }
    float[] stored = (float[]) Evaluation.value(this);
    boolean[] values = new boolean[stored.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored[i] != 0;
    }
    return values;
  }

  /**
   * Text on how the default engine would compute this tensor: steps, kernels, engines, buffers,
   * bytes and flops.
   */
  public String explain() {
    return Evaluation.standard().explain(this);
  }

  /**
   * The numbers and their type, large tensors shortened, if they are there or can be computed here;
   * else operation and type, as in {@code matmul float32[32, 10]}: for another thread's unevaluated
   * tensor, a cell's value that is gone, an index out of range, and where the body of an operation
   * is recorded. Never throws.
   */
  @Override
  public String toString() {
    if (!Recorder.expanding()) {
      try {
        return TensorText.of(type, Evaluation.value(this));
      } catch (RuntimeException | Error e) {
        // Whoever looks at a tensor is mostly looking for an error already.
      }
    }
    return node.label() + " " + type;
  }
}
