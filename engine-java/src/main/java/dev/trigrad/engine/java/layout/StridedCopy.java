package dev.trigrad.engine.java.layout;

import dev.trigrad.Shape;

/**
 * Copies elements in the row-major order of a shape, walking either side by strides: permutations,
 * slices, expansions.
 */
public final class StridedCopy {
  private final int[] extents;
  private final int[] fromStrides;
  private final int[] toStrides;
  private final int elements;

  /** A copy over {@code extents} from one set of strides to another. */
  StridedCopy(int[] extents, int[] fromStrides, int[] toStrides) {
    this.extents = extents;
    this.fromStrides = fromStrides;
    this.toStrides = toStrides;
    this.elements = Shape.of(extents).elements();
  }

  /** A copy that gives the axes in {@code order}. */
  static StridedCopy permuted(Shape shape, int[] order) {
    int[] strides = shape.strides();
    int[] extents = new int[order.length];
    int[] from = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      extents[i] = shape.extent(order[i]);
      from[i] = strides[order[i]];
    }
    return new StridedCopy(extents, from, Shape.of(extents).strides());
  }

  /** A copy that moves {@code axes} behind all others. */
  public static StridedCopy toLast(Shape shape, int[] axes) {
    int[] order = new int[shape.rank()];
    int front = 0;
    int back = shape.rank() - axes.length;
    int next = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (next < axes.length && axes[next] == axis) {
        order[back++] = axis;
        next++;
      } else {
        order[front++] = axis;
      }
    }
    return permuted(shape, order);
  }

  public void run(Object from, Object to) {
    run(from, 0, to, 0);
  }

  public void run(Object from, int fromStart, Object to, int toStart) {
    if (elements == 0) {
      return;
    }
    if (extents.length == 0) {
      System.arraycopy(from, fromStart, to, toStart, 1);
      return;
    }
    int last = extents.length - 1;
    int[] index = new int[last];
    int source = fromStart;
    int target = toStart;
    while (true) {
      line(from, source, to, target, last);
      int axis = last - 1;
      for (; axis >= 0; axis--) {
        source += fromStrides[axis];
        target += toStrides[axis];
        if (++index[axis] < extents[axis]) {
          break;
        }
        source -= fromStrides[axis] * extents[axis];
        target -= toStrides[axis] * extents[axis];
        index[axis] = 0;
      }
      if (axis < 0) {
        return;
      }
    }
  }

  private void line(Object from, int source, Object to, int target, int last) {
    int n = extents[last];
    int s = fromStrides[last];
    int t = toStrides[last];
    if (s == 1 && t == 1) {
      System.arraycopy(from, source, to, target, n);
    } else if (from instanceof float[] x) {
      float[] y = (float[]) to;
      for (int i = 0; i < n; i++) {
        y[target + i * t] = x[source + i * s];
      }
    } else {
      int[] x = (int[]) from;
      int[] y = (int[]) to;
      for (int i = 0; i < n; i++) {
        y[target + i * t] = x[source + i * s];
      }
    }
  }
}
