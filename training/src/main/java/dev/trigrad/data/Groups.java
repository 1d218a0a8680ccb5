package dev.trigrad.data;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;

/** Which element of a smaller shape each element of a row belongs to. */
final class Groups {
  private Groups() {}

  /**
   * For each element of {@code row}, in row-major order, that of {@code shape} which broadcasts to
   * it; null if each has its own.
   */
  static int[] of(Shape row, Shape shape) {
    if (row.equals(shape)) {
      return null;
    }
    if (row.rank() != shape.rank() || !shape.broadcastsTo(row)) {
      throw new ShapeException("scaling: a row is " + row + ", the fitted numbers " + shape);
    }
    int[] groups = new int[row.elements()];
    int[] at = new int[row.rank()];
    for (int i = 0; i < groups.length; i++) {
      int group = 0;
      for (int axis = 0; axis < at.length; axis++) {
        group = group * shape.extent(axis) + (shape.extent(axis) == 1 ? 0 : at[axis]);
      }
      groups[i] = group;
      for (int axis = at.length - 1; axis >= 0 && ++at[axis] == row.extent(axis); axis--) {
        at[axis] = 0;
      }
    }
    return groups;
  }
}
