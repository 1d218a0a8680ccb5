package dev.trigrad;

import java.util.Arrays;

/**
 * Extents of a tensor along each axis, outermost first; at most {@value #MAX_RANK} axes, fewer than
 * 2³¹ elements.
 *
 * <p>Rank 0 is a scalar of one element. Zero extents are legal. Immutable.
 */
public final class Shape {
  /** Largest number of axes. */
  public static final int MAX_RANK = 8;

  /** The shape of a scalar: rank 0, one element. */
  public static final Shape SCALAR = new Shape(new int[0], 1);

  private final int[] extents;
  private final int elements;
  private int hash;

  private Shape(int[] extents, int elements) {
    this.extents = extents;
    this.elements = elements;
  }

  /**
   * The shape with the given extents.
   *
   * @throws ShapeException if an extent is negative, the rank exceeds {@value #MAX_RANK}, or the
   *     product exceeds 2³¹ − 1
   */
  public static Shape of(int... extents) {
    ArgumentException.requirePresent(extents, "shape", "array of extents");
    return extents.length == 0 ? SCALAR : ofOwned(extents.clone());
  }

  /** As {@link #of}, keeping the array; the caller must not change it afterwards. */
  static Shape ofOwned(int[] extents) {
    return ofOwned(extents, "shape");
  }

  private static Shape ofOwned(int[] extents, String operation) {
    if (extents.length > MAX_RANK) {
      throw new ShapeException(
          operation
              + ": rank "
              + extents.length
              + " of "
              + Arrays.toString(extents)
              + " exceeds "
              + MAX_RANK);
    }
    long product = 1;
    boolean empty = false;
    for (int extent : extents) {
      if (extent < 0) {
        throw new ShapeException(
            operation + ": negative extent " + extent + " in " + Arrays.toString(extents));
      }
      empty |= extent == 0;
      if (!empty) {
        product *= extent;
        if (product > Integer.MAX_VALUE) {
          throw new ShapeException(
              operation
                  + ": "
                  + Arrays.toString(extents)
                  + " has more than 2³¹ − 1 elements; split it along an axis");
        }
      }
    }
    return new Shape(extents, empty ? 0 : (int) product);
  }

  /** Number of axes. */
  public int rank() {
    return extents.length;
  }

  /** Number of elements: the product of the extents, 1 for a scalar. */
  public int elements() {
    return elements;
  }

  /**
   * Extent along {@code axis}; negative axes count from the end.
   *
   * @throws ShapeException if it is out of range
   */
  public int extent(int axis) {
    int at = axis < 0 ? axis + extents.length : axis;
    if (at < 0 || at >= extents.length) {
      throw outOfRange(axis, "shape");
    }
    return extents[at];
  }

  /** The extents as a new array. */
  public int[] extents() {
    return extents.clone();
  }

  /**
   * {@code axis} as a number in [0, rank); negative axes count from the end.
   *
   * @throws ShapeException naming {@code operation} if it is out of range
   */
  public int axis(int axis, String operation) {
    int rank = extents.length;
    if (axis < -rank || axis >= rank) {
      throw outOfRange(axis, operation);
    }
    return axis < 0 ? axis + rank : axis;
  }

  private ShapeException outOfRange(int axis, String operation) {
    String rule =
        extents.length == 0
            ? ", a scalar, which has no axes"
            : ", expected " + -extents.length + " to " + (extents.length - 1);
    return new ShapeException(operation + ": axis " + axis + " is out of range for " + this + rule);
  }

  /** Checks a range of axes. */
  private void requireAxes(int from, int to) {
    if (from < 0 || to < from || to > extents.length) {
      throw new ShapeException(
          "shape: axes " + from + " to " + to + " are out of range for " + this);
    }
  }

  /**
   * Sorted, distinct, non-negative form of {@code axes}; no axes at all means every axis.
   *
   * @throws ShapeException naming {@code operation} if one is out of range or named twice
   */
  public int[] axes(int[] axes, String operation) {
    ArgumentException.requirePresent(axes, operation, "array of axes");
    if (axes.length == 0) {
      int[] every = new int[rank()];
      Arrays.setAll(every, i -> i);
      return every;
    }
    int[] sorted = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      sorted[i] = axis(axes[i], operation);
    }
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new ShapeException(operation + ": axis " + sorted[i] + " is named twice for " + this);
      }
    }
    return sorted;
  }

  /** This shape with {@code extent} along {@code axis} (non-negative). */
  public Shape with(int axis, int extent) {
    requireAxes(axis, Math.min(axis, Integer.MAX_VALUE - 1) + 1);
    int[] changed = extents.clone();
    changed[axis] = extent;
    return ofOwned(changed);
  }

  /** This shape with an axis of {@code extent} inserted before {@code axis}. */
  public Shape insert(int axis, int extent) {
    requireAxes(axis, axis);
    int[] longer = new int[extents.length + 1];
    System.arraycopy(extents, 0, longer, 0, axis);
    longer[axis] = extent;
    System.arraycopy(extents, axis, longer, axis + 1, extents.length - axis);
    return ofOwned(longer);
  }

  /**
   * This shape without the sorted, distinct {@code axes}, or with extent 1 there if {@code keep}.
   *
   * @throws ShapeException if they are out of range or not in order
   */
  public Shape reduce(int[] axes, boolean keep) {
    for (int i = 0; i < axes.length; i++) {
      if (axes[i] < (i == 0 ? 0 : axes[i - 1] + 1) || axes[i] >= extents.length) {
        throw new ShapeException(
            "shape: axes " + Arrays.toString(axes) + " are not axes of " + this + " in order");
      }
    }
    int[] reduced = new int[keep ? extents.length : extents.length - axes.length];
    int next = 0;
    int out = 0;
    for (int axis = 0; axis < extents.length; axis++) {
      boolean gone = next < axes.length && axes[next] == axis;
      if (gone) {
        next++;
      }
      if (!gone || keep) {
        reduced[out++] = gone ? 1 : extents[axis];
      }
    }
    return ofOwned(reduced);
  }

  /** The leading {@code count} axes. */
  public Shape first(int count) {
    requireAxes(0, count);
    return ofOwned(Arrays.copyOf(extents, count));
  }

  /** Axes {@code from} (inclusive) to {@code to} (exclusive). */
  public Shape range(int from, int to) {
    requireAxes(from, to);
    return ofOwned(Arrays.copyOfRange(extents, from, to));
  }

  /** Axes of this shape followed by those of {@code other}. */
  public Shape append(Shape other) {
    int[] joined = Arrays.copyOf(extents, extents.length + other.extents.length);
    System.arraycopy(other.extents, 0, joined, extents.length, other.extents.length);
    return ofOwned(joined);
  }

  /** Row-major strides in elements; an extent of 1 has the stride it would have otherwise. */
  public int[] strides() {
    int[] strides = new int[extents.length];
    int step = 1;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      // Exceeds the range only where there are no elements.
      step = (int) Math.min((long) step * Math.max(extents[axis], 1), Integer.MAX_VALUE);
    }
    return strides;
  }

  /** Whether a tensor of this shape can be broadcast to {@code target} by NumPy's rule. */
  public boolean broadcastsTo(Shape target) {
    int shift = target.rank() - rank();
    if (shift < 0) {
      return false;
    }
    for (int axis = 0; axis < extents.length; axis++) {
      if (extents[axis] != 1 && extents[axis] != target.extents[axis + shift]) {
        return false;
      }
    }
    return true;
  }

  /**
   * NumPy's broadcast of two shapes: aligned at the last axis, extents equal or one of them 1.
   *
   * @throws ShapeException naming {@code operation} and both shapes if they do not fit, or if the
   *     result exceeds 2³¹ − 1 elements
   */
  public static Shape broadcast(Shape a, Shape b, String operation) {
    if (a == b || a.equals(b) || b.extents.length == 0) {
      return a;
    }
    if (a.extents.length == 0) {
      return b;
    }
    return b.ends(a) ? a : a.ends(b) ? b : broadcastAxes(a, b, operation);
  }

  /** Whether {@code other} has these extents as its last ones. */
  private boolean ends(Shape other) {
    int shift = other.extents.length - extents.length;
    return shift >= 0
        && Arrays.equals(extents, 0, extents.length, other.extents, shift, other.extents.length);
  }

  private static Shape broadcastAxes(Shape a, Shape b, String operation) {
    int rank = Math.max(a.rank(), b.rank());
    int[] result = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int x = i <= a.rank() ? a.extents[a.rank() - i] : 1;
      int y = i <= b.rank() ? b.extents[b.rank() - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new ShapeException(
            operation
                + ": shapes do not broadcast, "
                + a
                + " and "
                + b
                + " ("
                + x
                + " ≠ "
                + y
                + " at axis "
                + -i
                + "); extents must be equal or 1");
      }
      result[rank - i] = x == 1 ? y : x;
    }
    return ofOwned(result, operation);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Shape shape && Arrays.equals(extents, shape.extents);
  }

  @Override
  public int hashCode() {
    int h = hash;
    if (h == 0) {
      h = Arrays.hashCode(extents) * 31 + 7;
      hash = h;
    }
    return h;
  }

  /** The extents in brackets, as in {@code [32, 784]}. */
  @Override
  public String toString() {
    return Arrays.toString(extents);
  }
}
