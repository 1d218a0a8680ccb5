package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Concat;
import dev.trigrad.op.Expand;
import dev.trigrad.op.Gather;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Reshape;
import dev.trigrad.op.Slice;
import dev.trigrad.op.composite.OneHot;
import dev.trigrad.op.composite.Pad;

/**
 * Operations of {@link Tensor} that arrange elements: shapes, order of axes, parts, joins and
 * indexing. Negative axes count from the end; errors are thrown on the calling line.
 */
public sealed interface Layout permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * The same elements in the same order under another shape; one extent may be −1 and is inferred.
   *
   * @throws ShapeException if they do not fill it, or if an extent is negative besides
   */
  default Tensor reshape(int... extents) {
    Shape from = self().shape();
    Shape to = Extents.resolved("reshape", from, extents);
    return to.equals(from) ? self() : Recorder.record(new Reshape(to), self());
  }

  /** All axes from {@code axis} on joined into one. */
  default Tensor flatten(int axis) {
    Shape shape = self().shape();
    int from = shape.axis(axis, "flatten");
    int rest = shape.range(from, shape.rank()).elements();
    return arranged("flatten", shape.first(from).append(Shape.of(rest)));
  }

  /** An axis of extent 1 inserted before {@code axis}; rank itself appends one. */
  default Tensor unsqueeze(int axis) {
    int rank = self().shape().rank();
    int at = axis < 0 ? axis + rank + 1 : axis;
    if (at < 0 || at > rank) {
      throw new ShapeException(
          "unsqueeze: axis " + axis + " is out of range for " + self().shape());
    }
    return arranged("unsqueeze", self().shape().insert(at, 1));
  }

  /** The axes named, each of extent 1, left out. */
  default Tensor squeeze(int... axes) {
    Shape shape = self().shape();
    int[] sorted = shape.axes(axes, "squeeze");
    for (int axis : sorted) {
      if (shape.extent(axis) != 1) {
        throw new ShapeException(
            "squeeze: axis "
                + axis
                + " of "
                + shape
                + " has extent "
                + shape.extent(axis)
                + ", not 1");
      }
    }
    return arranged("squeeze", shape.reduce(sorted, false));
  }

  /** Reshaped for {@code operation}. */
  private Tensor arranged(String operation, Shape to) {
    try {
      return to.equals(self().shape()) ? self() : Recorder.record(new Reshape(to), self());
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }

  /** Axis i of the result is axis {@code order[i]} of this tensor. */
  default Tensor permute(int... order) {
    Shape shape = self().shape();
    ArgumentException.requirePresent(order, "permute", "order of axes");
    if (order.length != shape.rank()) {
      throw new ShapeException(
          "permute: order "
              + java.util.Arrays.toString(order)
              + " names "
              + order.length
              + " axes, "
              + shape
              + " has "
              + shape.rank());
    }
    int[] resolved = new int[order.length];
    boolean moves = false;
    for (int i = 0; i < order.length; i++) {
      resolved[i] = shape.axis(order[i], "permute");
      moves |= resolved[i] != i;
    }
    shape.axes(resolved.length == 0 ? new int[0] : resolved, "permute");
    return moves ? Recorder.record(new Permute(Integers.of(resolved)), self()) : self();
  }

  /** The last two axes exchanged. */
  default Tensor transpose() {
    int rank = self().shape().rank();
    if (rank < 2) {
      throw new ShapeException("transpose: " + self().shape() + " has fewer than 2 axes");
    }
    return transpose(-1, -2);
  }

  /** Two axes exchanged. */
  default Tensor transpose(int a, int b) {
    Shape shape = self().shape();
    int[] order = new int[shape.rank()];
    java.util.Arrays.setAll(order, i -> i);
    int first = shape.axis(a, "transpose");
    int second = shape.axis(b, "transpose");
    order[first] = second;
    order[second] = first;
    try {
      return permute(order);
    } catch (TrigradException e) {
      throw Renamed.as("transpose", e);
    }
  }

  /** Repeated to {@code shape} by the broadcasting rule. */
  default Tensor expand(Shape shape) {
    ArgumentException.requirePresent(shape, "expand", "shape");
    return shape.equals(self().shape()) ? self() : Recorder.record(new Expand(shape), self());
  }

  /** Repeated to the given extents by the broadcasting rule. */
  default Tensor expand(int... extents) {
    return expand(Shape.of(extents));
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
    java.util.Arrays.fill(steps, 1);
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

  /** This tensor and {@code others} joined along {@code axis}. */
  default Tensor concat(int axis, Tensor... others) {
    ArgumentException.requirePresent(others, "concat", "array of tensors");
    var all = new Tensor[others.length + 1];
    all[0] = self();
    System.arraycopy(others, 0, all, 1, others.length);
    return Recorder.record(new Concat(self().shape().axis(axis, "concat")), all);
  }

  /**
   * {@code before[d]} and {@code after[d]} elements of {@code value} added at the ends of each axis
   * d.
   */
  default Tensor pad(int[] before, int[] after, float value) {
    return padded(before, after, ScalarOperand.of("pad", value, self().type()));
  }

  /** As above, with an integer added, exactly; see {@link Scalars}. */
  default Tensor pad(int[] before, int[] after, long value) {
    return padded(before, after, ScalarOperand.of("pad", value, self().type()));
  }

  private Tensor padded(int[] before, int[] after, Tensor value) {
    ArgumentException.requirePresent(before, "pad", "array of amounts before");
    ArgumentException.requirePresent(after, "pad", "array of amounts after");
    return Recorder.record(new Pad(Integers.of(before), Integers.of(after)), self(), value);
  }

  /** {@code y[p…, j…, q…] = x[p…, indices[j…], q…]}, the indices' axes in place of {@code axis}. */
  default Tensor gather(int axis, Tensor indices) {
    return Recorder.record(new Gather(self().shape().axis(axis, "gather")), self(), indices);
  }

  /**
   * float32 of one more axis, of extent {@code classes}, at the end: 1 at the index that this int32
   * tensor holds, else 0.
   *
   * @throws IndexException if an index is outside [0, classes): here if known, else at evaluation
   */
  default Tensor oneHot(int classes) {
    return Recorder.record(new OneHot(classes), self());
  }
}
