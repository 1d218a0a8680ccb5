package dev.trigrad.engine.java.layout;

import dev.trigrad.Shape;

/**
 * How an operand's elements lie under a result of a larger shape, and how to lay out a run of them.
 */
public final class Broadcast {
  /** Patterns, from the cheapest on. */
  public enum Pattern {
    /** The same elements in the same order. */
    FULL,
    /** One element for all. */
    SCALAR,
    /** The operand repeats: its shape is the result's last axes. */
    ROW,
    /** Each element repeats: the operand's last axes have extent 1. */
    COLUMN,
    /** Anything else. */
    GENERAL
  }

  public final Pattern pattern;

  /** Elements after which the operand repeats, or for which one of its elements does. */
  public final int period;

  private final int[] extents;
  private final int[] strides;

  private Broadcast(Pattern pattern, int period, int[] extents, int[] strides) {
    this.pattern = pattern;
    this.period = period;
    this.extents = extents;
    this.strides = strides;
  }

  public static Broadcast of(Shape operand, Shape result) {
    int n = result.elements();
    int rank = result.rank();
    int[] strides = strides(operand, result);
    int[] extents = result.extents();
    if (operand.elements() == n) {
      return new Broadcast(Pattern.FULL, n, extents, strides);
    }
    if (operand.elements() == 1) {
      return new Broadcast(Pattern.SCALAR, 1, extents, strides);
    }
    int first = 0;
    while (first < rank && strides[first] == 0) {
      first++;
    }
    int last = rank;
    while (last > first && strides[last - 1] == 0) {
      last--;
    }
    boolean dense = result.range(first, last).elements() == operand.elements();
    if (dense && last == rank) {
      return new Broadcast(Pattern.ROW, operand.elements(), extents, strides);
    }
    if (dense && first == 0) {
      return new Broadcast(Pattern.COLUMN, n / operand.elements(), extents, strides);
    }
    return new Broadcast(Pattern.GENERAL, 0, extents, strides);
  }

  /**
   * Strides of {@code operand} along the axes of {@code result}; 0 where it repeats, or where the
   * extent is 1.
   */
  public static int[] strides(Shape operand, Shape result) {
    int shift = result.rank() - operand.rank();
    int[] own = operand.strides();
    int[] strides = new int[result.rank()];
    for (int axis = shift; axis < strides.length; axis++) {
      strides[axis] = operand.extent(axis - shift) == 1 ? 0 : own[axis - shift];
    }
    return strides;
  }

  /** Whether runs of {@code n} elements that begin at multiples of n are all the same. */
  public boolean repeats(int n) {
    return pattern == Pattern.SCALAR || pattern == Pattern.ROW && n % period == 0;
  }

  /**
   * Puts the elements under results {@code start} … {@code start + n − 1} into the first {@code n}
   * places of {@code to}.
   */
  public void fill(Object from, Object to, int start, int n) {
    if (n == 0) {
      return;
    }
    switch (pattern) {
      case FULL -> System.arraycopy(from, start, to, 0, n);
      case SCALAR -> repeat(from, 0, to, 0, n);
      case ROW -> rows(from, to, start, n);
      case COLUMN -> columns(from, to, start, n);
      case GENERAL -> general(from, to, start, n);
    }
  }

  private void rows(Object from, Object to, int start, int n) {
    int at = start % period;
    for (int done = 0; done < n; at = 0) {
      int run = Math.min(period - at, n - done);
      System.arraycopy(from, at, to, done, run);
      done += run;
    }
  }

  private void columns(Object from, Object to, int start, int n) {
    int element = start / period;
    int left = period - start % period;
    for (int done = 0; done < n; left = period) {
      int run = Math.min(left, n - done);
      repeat(from, element++, to, done, run);
      done += run;
    }
  }

  private void general(Object from, Object to, int start, int n) {
    int last = extents.length - 1;
    int inner = extents[last];
    for (int done = 0; done < n; ) {
      int rest = start + done;
      int column = rest % inner;
      rest /= inner;
      int source = column * strides[last];
      for (int axis = last - 1; axis >= 0; axis--) {
        source += rest % extents[axis] * strides[axis];
        rest /= extents[axis];
      }
      int run = Math.min(inner - column, n - done);
      if (strides[last] == 0) {
        repeat(from, source, to, done, run);
      } else {
        System.arraycopy(from, source, to, done, run);
      }
      done += run;
    }
  }

  private static void repeat(Object from, int source, Object to, int at, int n) {
    if (from instanceof float[] floats) {
      java.util.Arrays.fill((float[]) to, at, at + n, floats[source]);
    } else {
      java.util.Arrays.fill((int[]) to, at, at + n, ((int[]) from)[source]);
    }
  }
}
