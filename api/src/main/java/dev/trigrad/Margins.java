package dev.trigrad;

import java.util.ArrayList;
import java.util.Arrays;

/** Records padding with a tensor's own elements. */
final class Margins {
  private Margins() {}

  static Tensor reflected(Tensor x, int[] before, int[] after) {
    requireAmounts("padReflect", x.shape(), before, after);
    for (int d = 0; d < before.length; d++) {
      int n = x.shape().extent(d);
      int most = Math.max(before[d], after[d]);
      if (most > 0 && most > n - 1) {
        throw new ShapeException(
            "padReflect: amount "
                + most
                + " along axis "
                + d
                + " of "
                + x.shape()
                + ", expected at most the extent − 1");
      }
    }
    try {
      Tensor padded = x;
      for (int d = 0; d < before.length; d++) {
        int n = x.shape().extent(d);
        int stop = n - 2 - after[d];
        padded =
            joined(
                d,
                before[d] == 0 ? null : padded.slice(d, before[d], 0, -1),
                padded,
                after[d] == 0
                    ? null
                    : padded.slice(d, n - 2, stop < 0 ? Integer.MIN_VALUE : stop, -1));
      }
      return padded;
    } catch (TrigradException e) {
      throw Renamed.as("padReflect", e);
    }
  }

  static Tensor edged(Tensor x, int[] before, int[] after) {
    requireAmounts("padEdge", x.shape(), before, after);
    for (int d = 0; d < before.length; d++) {
      if (x.shape().extent(d) == 0 && (before[d] > 0 || after[d] > 0)) {
        throw new ShapeException("padEdge: axis " + d + " of " + x.shape() + " has no element");
      }
    }
    try {
      Tensor padded = x;
      for (int d = 0; d < before.length; d++) {
        padded =
            joined(
                d,
                edge(padded, d, 0, before[d]),
                padded,
                edge(padded, d, x.shape().extent(d) - 1, after[d]));
      }
      return padded;
    } catch (TrigradException e) {
      throw Renamed.as("padEdge", e);
    }
  }

  private static Tensor edge(Tensor x, int axis, int at, int amount) {
    return amount == 0 ? null : x.slice(axis, at, at + 1).expand(x.shape().with(axis, amount));
  }

  /** Those that are there. */
  private static Tensor joined(int axis, Tensor before, Tensor x, Tensor after) {
    var parts = new ArrayList<Tensor>(Arrays.asList(before, x, after));
    parts.removeIf(part -> part == null);
    Tensor first = parts.removeFirst();
    return parts.isEmpty() ? first : first.concat(axis, parts.toArray(Tensor[]::new));
  }

  private static void requireAmounts(String operation, Shape shape, int[] before, int[] after) {
    ArgumentException.requirePresent(before, operation, "array of amounts before");
    ArgumentException.requirePresent(after, operation, "array of amounts after");
    String amounts = Arrays.toString(before) + " before and " + Arrays.toString(after) + " after";
    if (before.length != shape.rank() || after.length != shape.rank()) {
      throw new ShapeException(
          operation + ": " + amounts + " need one number per axis of " + shape);
    }
    for (int d = 0; d < before.length; d++) {
      if (before[d] < 0 || after[d] < 0) {
        throw new ShapeException(
            operation + ": negative amount along axis " + d + ", " + amounts + "; use slice");
      }
    }
  }
}
