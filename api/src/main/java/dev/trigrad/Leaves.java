package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Iota;
import java.util.List;

/**
 * How a {@link Tensor} is made, from Java's numbers or from none; called by that name, as in {@code
 * Tensor.of(1)}. Arrays are copied.
 */
public abstract sealed class Leaves permits Tensor {
  Leaves() {}

  /** A float32 scalar. */
  public static Tensor of(float value) {
    return Recorder.constant(TensorType.scalar(DType.FLOAT32), new float[] {value});
  }

  /**
   * A float32 scalar, rounded once.
   *
   * @throws DTypeException if a finite number exceeds float32
   */
  public static Tensor of(double value) {
    return of(Nested.rounded("tensor", value));
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

  /** A truth value. */
  public static Tensor of(boolean value) {
    return Recorder.constant(TensorType.scalar(DType.BOOL), new float[] {value ? 1 : 0});
  }

  /** A float32 tensor of {@code values} in row-major order; no extents at all mean one axis. */
  public static Tensor of(float[] values, int... extents) {
    ArgumentException.requirePresent(values, "tensor", "array of values");
    Shape shape = Nested.shape(values.length, extents);
    return Recorder.constant(TensorType.float32(shape), values.clone());
  }

  /**
   * A float32 tensor of {@code values}, each rounded once, in row-major order; no extents at all
   * mean one axis.
   *
   * @throws DTypeException if a finite number exceeds float32
   */
  public static Tensor of(double[] values, int... extents) {
    float[] rounded = Nested.floats(values);
    return Recorder.constant(TensorType.float32(Nested.shape(rounded.length, extents)), rounded);
  }

  /** An int32 tensor of {@code values} in row-major order; no extents at all mean one axis. */
  public static Tensor of(int[] values, int... extents) {
    ArgumentException.requirePresent(values, "tensor", "array of values");
    Shape shape = Nested.shape(values.length, extents);
    return Recorder.constant(TensorType.int32(shape), values.clone());
  }

  /**
   * An int32 tensor of {@code values} in row-major order; no extents at all mean one axis.
   *
   * @throws DTypeException if a number exceeds int32
   */
  public static Tensor of(long[] values, int... extents) {
    int[] narrow = Nested.ints(values);
    return Recorder.constant(TensorType.int32(Nested.shape(narrow.length, extents)), narrow);
  }

  /** Truth values in row-major order; no extents at all mean one axis. */
  public static Tensor of(boolean[] values, int... extents) {
    float[] stored = Nested.stored(values);
    return Recorder.constant(TensorType.bool(Nested.shape(stored.length, extents)), stored);
  }

  /** A float32 matrix of {@code rows}, which are of equal length. */
  public static Tensor of(float[][] rows) {
    return Nested.matrix(rows);
  }

  /**
   * A float32 matrix of {@code rows}, which are of equal length; each number is rounded once.
   *
   * @throws DTypeException if a finite number exceeds float32
   */
  public static Tensor of(double[][] rows) {
    return Nested.matrix(rows);
  }

  /** An int32 matrix of {@code rows}, which are of equal length. */
  public static Tensor of(int[][] rows) {
    return Nested.matrix(rows);
  }

  /** A float32 tensor of {@code matrices}, which are of equal shape. */
  public static Tensor of(float[][][] matrices) {
    return Nested.stack(matrices);
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
   * float32 tensor with every element {@code value}, rounded once.
   *
   * @throws DTypeException if a finite number exceeds float32
   */
  public static Tensor full(double value, int... extents) {
    return full(Nested.rounded("full", value), extents);
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

  /**
   * {@code count} numbers from {@code start} to {@code stop}, both included, at equal distances:
   * {@code start + i (stop − start) / (count − 1)} in double, rounded once; the last one is {@code
   * stop}. One number is {@code start}. As NumPy's {@code linspace} for float32.
   *
   * @throws DTypeException if a finite number exceeds float32
   */
  public static Tensor linspace(double start, double stop, int count) {
    if (count < 0) {
      throw new ShapeException("linspace: negative count " + count);
    }
    return Recorder.constant(
        TensorType.float32(Shape.of(count)), EqualSteps.between(start, stop, count));
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
    return Draws.uniform("uniform", key, Shape.of(extents));
  }

  /** Uniform float32 numbers in [0, 1): element i is {@code key.uniform(i)}, on every engine. */
  public static Tensor uniform(RandomKey key, Shape shape) {
    return Draws.uniform("uniform", key, shape);
  }

  /**
   * Uniform float32 numbers in [low, high): {@code low + u (high − low)}; all of them {@code low}
   * if both are equal.
   *
   * @throws ArgumentException unless both and their difference are finite, and low ≤ high
   */
  public static Tensor uniform(RandomKey key, double low, double high, Shape shape) {
    return Draws.uniform(key, low, high, shape);
  }

  /**
   * Standard normal float32 numbers by the Box-Muller transform of two uniform streams split from
   * {@code key}.
   */
  public static Tensor normal(RandomKey key, int... extents) {
    return Draws.normal(key, Shape.of(extents));
  }

  /** As {@link #normal(RandomKey, int...)}. */
  public static Tensor normal(RandomKey key, Shape shape) {
    return Draws.normal(key, shape);
  }

  /**
   * Uniform int32 numbers in [low, high): {@code low + ⌊u (high − low)⌋}, so that the chance of
   * each is right to within 2⁻²⁴. PyTorch's {@code randint}.
   *
   * @throws ArgumentException unless low &lt; high and high − low ≤ 2²⁴
   */
  public static Tensor randomInts(RandomKey key, int low, int high, Shape shape) {
    return Draws.integers(key, low, high, shape);
  }

  /**
   * Truth values, each true with probability {@code p}: where {@code u < p}.
   *
   * @throws ArgumentException unless p is in [0, 1]
   */
  public static Tensor bernoulli(RandomKey key, double p, Shape shape) {
    return Draws.bernoulli(key, p, shape);
  }

  /** Truth values, each true with the probability that {@code p}, in float32, has in its place. */
  public static Tensor bernoulli(RandomKey key, Tensor p) {
    ArgumentException.requirePresent(p, "bernoulli", "tensor of probabilities");
    try {
      return Draws.uniform("bernoulli", key, p.shape()).less(p);
    } catch (TrigradException e) {
      throw Renamed.as("bernoulli", e);
    }
  }

  /** The tensors joined along a new {@code axis}; all have the same shape. */
  public static Tensor stack(int axis, Tensor... tensors) {
    return Joins.stack(axis, tensors);
  }

  /**
   * Sums of products over named axes, as in {@code einsum("ij,jk->ik", a, b)} for the matrix
   * product: each letter is an axis; those that the result lacks are summed over. A letter twice in
   * one term is the diagonal. {@code ...} stands for any number of axes, which broadcast. Without
   * an arrow the result has the axes of the ellipsis, then the letters that come up once, in
   * alphabetical order. What is summed between two float32 operands is one batched matrix product;
   * of several, the two that cost least come first. NumPy's and PyTorch's {@code einsum}.
   *
   * @throws ShapeException if terms and operands do not match, or a letter has two extents
   * @throws DTypeException unless all operands are float32, or all are int32
   */
  public static Tensor einsum(String equation, Tensor... operands) {
    return EinsteinSum.of(equation, operands);
  }

  /**
   * For each vector a tensor of all their extents that varies along its axis alone: {@code y₀[i, j]
   * = a[i]}, {@code y₁[i, j] = b[j]}. PyTorch's {@code meshgrid}, NumPy's with indexing {@code ij}.
   */
  public static List<Tensor> meshgrid(Tensor... vectors) {
    return Joins.grid(vectors);
  }
}
