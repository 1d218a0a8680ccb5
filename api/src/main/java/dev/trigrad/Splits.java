package dev.trigrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records the parts of a tensor along an axis. */
final class Splits {
  private Splits() {}

  static List<Tensor> evenly(Tensor x, int axis, int size) {
    int at = x.shape().axis(axis, "split");
    int n = x.shape().extent(at);
    if (size < 0 || size == 0 && n > 0) {
      throw new ShapeException(
          "split: size "
              + size
              + " along axis "
              + at
              + " of "
              + x.shape()
              + ", expected a positive one");
    }
    return parts("split", x, at, sizes(n, size));
  }

  /** {@code size} as often as it fits into n, and what is left. */
  private static int[] sizes(int n, int size) {
    if (n == 0) {
      return new int[1];
    }
    int[] sizes = new int[(n - 1) / size + 1];
    Arrays.fill(sizes, size);
    sizes[sizes.length - 1] = n - (sizes.length - 1) * size;
    return sizes;
  }

  static List<Tensor> of(Tensor x, int axis, int[] sizes) {
    ArgumentException.requirePresent(sizes, "split", "array of sizes");
    int at = x.shape().axis(axis, "split");
    long sum = 0;
    for (int size : sizes) {
      if (size < 0) {
        throw new ShapeException("split: negative size in " + Arrays.toString(sizes));
      }
      sum += size;
    }
    if (sum != x.shape().extent(at)) {
      throw new ShapeException(
          "split: sizes "
              + Arrays.toString(sizes)
              + " sum to "
              + sum
              + ", axis "
              + at
              + " of "
              + x.shape()
              + " has extent "
              + x.shape().extent(at));
    }
    return parts("split", x, at, sizes);
  }

  static List<Tensor> chunks(Tensor x, int axis, int count) {
    int at = x.shape().axis(axis, "chunk");
    if (count < 1) {
      throw new ShapeException("chunk: count is " + count + ", expected at least 1");
    }
    int n = x.shape().extent(at);
    return parts("chunk", x, at, n == 0 ? new int[count] : sizes(n, (n - 1) / count + 1));
  }

  private static List<Tensor> parts(String operation, Tensor x, int axis, int[] sizes) {
    if (sizes.length == 1) {
      return List.of(x);
    }
    var parts = new ArrayList<Tensor>(sizes.length);
    try {
      int from = 0;
      for (int size : sizes) {
        parts.add(x.slice(axis, from, from + size));
        from += size;
      }
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
    return List.copyOf(parts);
  }

  static List<Tensor> single(Tensor x, int axis) {
    int at = x.shape().axis(axis, "unbind");
    var parts = new Tensor[x.shape().extent(at)];
    try {
      for (int i = 0; i < parts.length; i++) {
        parts[i] = x.select(at, i);
      }
    } catch (TrigradException e) {
      throw Renamed.as("unbind", e);
    }
    return List.of(parts);
  }
}
