package dev.trigrad;

import java.util.Arrays;

/** Records repetitions of a tensor, or of its elements. */
final class Repeats {
  private Repeats() {}

  static Tensor whole(String operation, Tensor x, int[] times) {
    ArgumentException.requirePresent(times, operation, "array of times");
    int rank = x.shape().rank();
    if (times.length < rank) {
      throw new ShapeException(
          operation
              + ": "
              + Arrays.toString(times)
              + " needs a number per axis of "
              + x.shape()
              + "; tile takes fewer");
    }
    int[] extents = new int[times.length];
    for (int d = 0; d < times.length; d++) {
      requireTimes(operation, times[d]);
      int own = d + rank - times.length;
      extents[d] = own < 0 ? 1 : x.shape().extent(own);
    }
    try {
      Tensor repeated = x.reshape(extents);
      for (int d = times.length - 1; d >= 0; d--) {
        repeated = along(repeated, d, times[d]);
      }
      return repeated;
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }

  /** From the last axis on, so that what is written at each stays within twice the result. */
  private static Tensor along(Tensor x, int axis, int times) {
    Shape shape = x.shape();
    if (times == 1) {
      return x;
    }
    Shape to = shape.with(axis, extent(shape.extent(axis), times));
    int outer = shape.first(axis).elements();
    int inner = shape.range(axis, shape.rank()).elements();
    return x.reshape(outer, 1, inner).expand(outer, times, inner).reshape(to.extents());
  }

  static Tensor each(Tensor x, int axis, int times) {
    Shape shape = x.shape();
    int at = shape.axis(axis, "repeatInterleave");
    requireTimes("repeatInterleave", times);
    try {
      Shape to = shape.with(at, extent(shape.extent(at), times));
      int outer = shape.first(at + 1).elements();
      int inner = shape.range(at + 1, shape.rank()).elements();
      return times == 1
          ? x
          : x.reshape(outer, 1, inner).expand(outer, times, inner).reshape(to.extents());
    } catch (TrigradException e) {
      throw Renamed.as("repeatInterleave", e);
    }
  }

  static Tensor each(Tensor x, int axis, int[] times) {
    ArgumentException.requirePresent(times, "repeatInterleave", "array of times");
    int at = x.shape().axis(axis, "repeatInterleave");
    if (times.length != x.shape().extent(at)) {
      throw new ShapeException(
          "repeatInterleave: "
              + times.length
              + " numbers for axis "
              + at
              + " of "
              + x.shape()
              + ", expected one for each element");
    }
    long sum = 0;
    for (int each : times) {
      requireTimes("repeatInterleave", each);
      sum += each;
    }
    if (sum > Integer.MAX_VALUE) {
      throw new ShapeException("repeatInterleave: " + sum + " elements, more than 2³¹ − 1");
    }
    int[] indices = new int[(int) sum];
    int next = 0;
    for (int i = 0; i < times.length; i++) {
      Arrays.fill(indices, next, next + times[i], i);
      next += times[i];
    }
    try {
      return x.gather(at, Tensor.of(indices, indices.length));
    } catch (TrigradException e) {
      throw Renamed.as("repeatInterleave", e);
    }
  }

  private static int extent(int n, int times) {
    long extent = (long) n * times;
    if (extent > Integer.MAX_VALUE) {
      throw new ShapeException(
          "repeat: " + n + " elements " + times + " times are more than 2³¹ − 1");
    }
    return (int) extent;
  }

  private static void requireTimes(String operation, int times) {
    if (times < 0) {
      throw new ShapeException(operation + ": negative number of times " + times);
    }
  }
}
