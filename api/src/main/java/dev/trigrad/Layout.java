package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Expand;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Reshape;
import java.util.Arrays;

/**
 * Operations of {@link Tensor} that arrange all its elements: shapes, and the order of axes and
 * along them. Negative axes count from the end; errors are thrown on the calling line. What takes
 * some of the elements are {@link Parts}, what adds some {@link Extensions}, what reads or writes
 * at indices {@link Indexing}.
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
              + Arrays.toString(order)
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
    Arrays.setAll(order, i -> i);
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
   * Axis {@code from} put in the place of axis {@code to}, the others in their order. NumPy's
   * {@code moveaxis}.
   */
  default Tensor moveAxis(int from, int to) {
    Shape shape = self().shape();
    int source = shape.axis(from, "moveAxis");
    int target = shape.axis(to, "moveAxis");
    int[] order = new int[shape.rank()];
    int next = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == target) {
        order[i] = source;
      } else {
        next += next == source ? 1 : 0;
        order[i] = next++;
      }
    }
    try {
      return permute(order);
    } catch (TrigradException e) {
      throw Renamed.as("moveAxis", e);
    }
  }

  /** The order of elements reversed along {@code axes}; no axes at all mean every axis. */
  default Tensor flip(int... axes) {
    Shape shape = self().shape();
    int[] starts = new int[shape.rank()];
    int[] steps = new int[shape.rank()];
    Arrays.fill(steps, 1);
    for (int axis : shape.axes(axes, "flip")) {
      starts[axis] = Math.max(shape.extent(axis) - 1, 0);
      steps[axis] = -1;
    }
    try {
      return self().slice(Tensor.of(starts, starts.length), shape, steps);
    } catch (TrigradException e) {
      throw Renamed.as("flip", e);
    }
  }

  /**
   * {@code y[…, (i + shift) mod n, …] = x[…, i, …]} along {@code axis} of extent n: what leaves at
   * the end comes in at the beginning. Another shift is not another plan.
   */
  default Tensor roll(int axis, int shift) {
    Shape shape = self().shape();
    int along = shape.axis(axis, "roll");
    int n = shape.extent(along);
    if (n == 0) {
      return self();
    }
    int[] starts = new int[shape.rank()];
    int[] steps = new int[shape.rank()];
    Arrays.fill(steps, 1);
    starts[along] = n - Math.floorMod(shift, n);
    try {
      return self().concat(along, self()).slice(Tensor.of(starts, starts.length), shape, steps);
    } catch (TrigradException e) {
      throw Renamed.as("roll", e);
    }
  }

  /** Zeros, or false, of this shape and element type. */
  default Tensor zerosLike() {
    return ScalarOperand.number("zerosLike", 0, self().type()).expand(self().shape());
  }

  /** Ones, or true, of this shape and element type. */
  default Tensor onesLike() {
    return ScalarOperand.number("onesLike", 1, self().type()).expand(self().shape());
  }
}
