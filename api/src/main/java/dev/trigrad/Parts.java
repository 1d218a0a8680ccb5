package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Slice;
import java.util.Arrays;
import java.util.List;

/**
 * Operations of {@link Tensor} that take some of its elements: slices, splits, diagonals and
 * triangles. Negative axes count from the end; errors are thrown on the calling line.
 */
public sealed interface Parts permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * Elements {@code from} (inclusive) to {@code to} (exclusive) along {@code axis}; negative bounds
   * count from the end, and bounds are clamped, as NumPy does: fewer elements, or none, are no
   * error.
   */
  default Tensor slice(int axis, int from, int to) {
    return slice(axis, from, to, 1);
  }

  /**
   * Every {@code step}-th element along {@code axis} from {@code from} until before {@code to}.
   * Bounds count from the end if negative and are clamped, as NumPy does; with a negative step,
   * {@link Integer#MIN_VALUE} as {@code to} means through the first element.
   */
  default Tensor slice(int axis, int from, int to, int step) {
    Shape shape = self().shape();
    int at = shape.axis(axis, "slice");
    if (step == 0) {
      throw new ShapeException(
          "slice: step 0 along axis " + at + " of " + shape + "; steps must not be zero");
    }
    int n = shape.extent(at);
    int start = bound(from, n, step);
    int stop = bound(to, n, step);
    long span = (long) stop - start;
    long by = step;
    int size = (int) Math.max(0, by > 0 ? (span + by - 1) / by : (-span - by - 1) / -by);
    int[] starts = new int[shape.rank()];
    int[] steps = new int[shape.rank()];
    Arrays.fill(steps, 1);
    starts[at] = size == 0 ? 0 : start;
    steps[at] = step;
    return slice(Tensor.of(starts, starts.length), shape.with(at, size), steps);
  }

  private static int bound(int index, int n, int step) {
    int resolved = index < 0 && index != Integer.MIN_VALUE ? index + n : index;
    return step > 0 ? Math.clamp(resolved, 0, n) : Math.clamp(resolved, -1, n - 1);
  }

  /**
   * {@code y[i…] = x[starts + i·steps]} of shape {@code sizes}; {@code starts} is int32 [rank] and
   * may be computed.
   *
   * @throws IndexException if the slice leaves this tensor: here if {@code starts} is known, else
   *     at evaluation
   */
  default Tensor slice(Tensor starts, Shape sizes, int... steps) {
    ArgumentException.requirePresent(sizes, "slice", "shape of sizes");
    ArgumentException.requirePresent(steps, "slice", "array of steps");
    if (steps.length != self().shape().rank()) {
      throw new ShapeException("slice: " + steps.length + " steps for " + self().shape());
    }
    return Recorder.record(new Slice(sizes, Integers.of(steps)), self(), starts);
  }

  /**
   * Element {@code index} along {@code axis}, the axis left out; negative indices count from the
   * end.
   */
  default Tensor select(int axis, int index) {
    Shape shape = self().shape();
    int at = shape.axis(axis, "select");
    int n = shape.extent(at);
    if (index < -n || index >= n) {
      throw new IndexException(
          "select: index " + index + " along axis " + at + " is out of range for " + shape);
    }
    int i = index < 0 ? index + n : index;
    try {
      return slice(at, i, i + 1).squeeze(at);
    } catch (TrigradException e) {
      throw Renamed.as("select", e);
    }
  }

  /**
   * Parts of {@code size} elements along {@code axis}, the last of what is left; one empty part of
   * an empty axis. PyTorch's {@code split}.
   *
   * @throws ShapeException unless the size is positive, or 0 as the axis' extent is
   */
  default List<Tensor> split(int axis, int size) {
    return Splits.evenly(self(), axis, size);
  }

  /**
   * Parts of these sizes along {@code axis}, in order.
   *
   * @throws ShapeException if one is negative, or their sum is not the axis' extent
   */
  default List<Tensor> split(int axis, int... sizes) {
    return Splits.of(self(), axis, sizes);
  }

  /**
   * At most {@code count} parts of equal size ⌈n / count⌉ along {@code axis} of extent n, the last
   * of what is left: fewer if these are enough. PyTorch's {@code chunk}.
   *
   * @throws ShapeException unless count is positive
   */
  default List<Tensor> chunk(int axis, int count) {
    return Splits.chunks(self(), axis, count);
  }

  /** Every element along {@code axis}, the axis left out. */
  default List<Tensor> unbind(int axis) {
    return Splits.single(self(), axis);
  }

  /** The diagonal x[i, i, …] of the first two axes, which becomes the last axis. */
  default Tensor diagonal() {
    return diagonal(0, 0, 1);
  }

  /**
   * The elements x[…, i, …, i + offset, …] of axes {@code row} and {@code column}, both left out,
   * along a new last axis; a negative offset is below the main diagonal. Empty if the offset leaves
   * the matrix. NumPy's and PyTorch's {@code diagonal}.
   */
  default Tensor diagonal(int offset, int row, int column) {
    return Diagonals.taken(self(), offset, row, column);
  }

  /** The diagonal of a matrix, or the matrix with this vector as its diagonal. */
  default Tensor diag() {
    return diag(0);
  }

  /**
   * The diagonal of a matrix, or the square matrix with this vector as its diagonal and zeros
   * elsewhere; {@code offset} above the main one, or below if negative. NumPy's and PyTorch's
   * {@code diag}.
   */
  default Tensor diag(int offset) {
    return Diagonals.of(self(), offset);
  }

  /** The last two axes as matrices, with zeros below the main diagonal. */
  default Tensor triu() {
    return triu(0);
  }

  /** The elements x[…, i, j] with j ≥ i + {@code k}, zeros elsewhere; also where x is NaN. */
  default Tensor triu(int k) {
    return Diagonals.upper(self(), k);
  }

  /** The last two axes as matrices, with zeros above the main diagonal. */
  default Tensor tril() {
    return tril(0);
  }

  /** The elements x[…, i, j] with j ≤ i + {@code k}, zeros elsewhere; also where x is NaN. */
  default Tensor tril(int k) {
    return Diagonals.lower(self(), k);
  }
}
