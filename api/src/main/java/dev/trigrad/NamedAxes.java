package dev.trigrad;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Arrays of axes that are known by a name, which is a number. */
final class NamedAxes {
  private NamedAxes() {}

  /** Where {@code axis} is first among {@code axes}, or −1. */
  static int place(int[] axes, int axis) {
    for (int i = 0; i < axes.length; i++) {
      if (axes[i] == axis) {
        return i;
      }
    }
    return -1;
  }

  static int[] filter(int[] axes, IntPredicate chosen) {
    int[] found = new int[axes.length];
    int count = 0;
    for (int axis : axes) {
      if (chosen.test(axis)) {
        found[count++] = axis;
      }
    }
    return Arrays.copyOf(found, count);
  }

  static int[] joined(int[]... parts) {
    int count = 0;
    for (int[] part : parts) {
      count += part.length;
    }
    int[] all = new int[count];
    int next = 0;
    for (int[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }

  static int[] mapped(int[] axes, IntUnaryOperator function) {
    int[] results = new int[axes.length];
    Arrays.setAll(results, i -> function.applyAsInt(axes[i]));
    return results;
  }

  /** Those that {@code model} has, in its order, then the others. */
  static int[] inOrderOf(int[] model, int[] axes) {
    return joined(
        filter(model, axis -> place(axes, axis) >= 0),
        filter(axes, axis -> place(model, axis) < 0));
  }
}
