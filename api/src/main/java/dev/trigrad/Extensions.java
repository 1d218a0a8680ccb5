package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Concat;
import dev.trigrad.op.Integers;
import dev.trigrad.op.composite.Pad;

/**
 * Operations of {@link Tensor} that put elements beside its own: joins, padding and repetition.
 * Negative axes count from the end; errors are thrown on the calling line.
 */
public sealed interface Extensions permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
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
  default Tensor pad(int[] before, int[] after, double value) {
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

  /**
   * {@code before[d]} and {@code after[d]} elements added at the ends of each axis d: this tensor's
   * own, reflected at its first and last element, which are not repeated. NumPy's mode {@code
   * reflect}.
   *
   * @throws ShapeException if an amount exceeds the extent − 1, or is negative
   */
  default Tensor padReflect(int[] before, int[] after) {
    return Margins.reflected(self(), before, after);
  }

  /**
   * {@code before[d]} and {@code after[d]} elements added at the ends of each axis d: its first and
   * its last element, repeated. NumPy's mode {@code edge}, PyTorch's {@code replicate}.
   *
   * @throws ShapeException if an amount is negative, or an axis to be padded is empty
   */
  default Tensor padEdge(int[] before, int[] after) {
    return Margins.edged(self(), before, after);
  }

  /**
   * The whole {@code times[d]} times, one behind the other, along each axis d; more numbers than
   * axes repeat along new first axes. PyTorch's {@code repeat}, NumPy's {@code tile}; see {@link
   * #repeatInterleave} for NumPy's {@code repeat}.
   *
   * @throws ShapeException if a number is negative, or there are fewer than axes
   */
  default Tensor repeat(int... times) {
    return Repeats.whole("repeat", self(), times);
  }

  /**
   * {@link #repeat}, where fewer numbers than axes are those of the last axes, as NumPy's {@code
   * tile} has it.
   */
  default Tensor tile(int... times) {
    ArgumentException.requirePresent(times, "tile", "array of times");
    int[] all = new int[Math.max(times.length, self().shape().rank())];
    java.util.Arrays.fill(all, 1);
    System.arraycopy(times, 0, all, all.length - times.length, times.length);
    return Repeats.whole("tile", self(), all);
  }

  /**
   * Each element along {@code axis} {@code times} times before the next: 1, 2 becomes 1, 1, 2, 2.
   * PyTorch's {@code repeat_interleave}, NumPy's {@code repeat}.
   */
  default Tensor repeatInterleave(int axis, int times) {
    return Repeats.each(self(), axis, times);
  }

  /**
   * Element i along {@code axis} {@code times[i]} times before the next.
   *
   * @throws ShapeException unless there is a number, not negative, for each element along the axis
   */
  default Tensor repeatInterleave(int axis, int[] times) {
    return Repeats.each(self(), axis, times);
  }

  /** All products {@code y[i, j] = a[i] b[j]} of two vectors. */
  default Tensor outer(Tensor b) {
    ArgumentException.requirePresent(b, "outer", "input 1");
    if (self().shape().rank() != 1 || b.shape().rank() != 1) {
      throw new ShapeException(
          "outer: takes two vectors, got "
              + self().shape()
              + " and "
              + b.shape()
              + "; flatten them");
    }
    try {
      return self().unsqueeze(1).mul(b);
    } catch (TrigradException e) {
      throw Renamed.as("outer", e);
    }
  }
}
