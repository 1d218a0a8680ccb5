package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Unslice;

/** Records diagonals and triangles of matrices. */
final class Diagonals {
  private Diagonals() {}

  static Tensor taken(Tensor x, int offset, int row, int column) {
    Shape shape = x.shape();
    int a = shape.axis(row, "diagonal");
    int b = shape.axis(column, "diagonal");
    if (a == b) {
      throw new ShapeException("diagonal: axis " + a + " is named twice for " + shape);
    }
    try {
      return a < b ? along(x, offset, a, b) : along(x, -(long) offset, b, a);
    } catch (TrigradException e) {
      throw Renamed.as("diagonal", e);
    }
  }

  /** With axes a &lt; b: side by side they are one, of which a diagonal is a slice. */
  private static Tensor along(Tensor x, long offset, int a, int b) {
    if (b > a + 1) {
      return along(x.moveAxis(b, a + 1), offset, a, a + 1);
    }
    Shape shape = x.shape();
    int rows = shape.extent(a);
    int columns = shape.extent(b);
    Shape rest = shape.range(b + 1, shape.rank());
    Shape joined = shape.first(a).append(Shape.of(rows * columns)).append(rest);
    long length = offset < 0 ? Math.min(rows + offset, columns) : Math.min(rows, columns - offset);
    Tensor flat = x.reshape(joined.extents());
    if (length <= 0) {
      return flat.slice(a, 0, 0).moveAxis(a, -1);
    }
    int from = (int) (offset < 0 ? -offset * columns : offset);
    int to = (int) (from + (length - 1) * (columns + 1L) + 1);
    return flat.slice(a, from, to, columns + 1).moveAxis(a, -1);
  }

  static Tensor of(Tensor x, int offset) {
    int rank = x.shape().rank();
    try {
      return switch (rank) {
        case 1 -> placed(x, offset);
        case 2 -> along(x, offset, 0, 1);
        default ->
            throw new ShapeException(
                "diag: "
                    + x.shape()
                    + " is neither vector nor matrix; use diagonal for stacks of matrices");
      };
    } catch (TrigradException e) {
      throw Renamed.as("diag", e);
    }
  }

  private static Tensor placed(Tensor vector, int offset) {
    int n = vector.shape().extent(0);
    long side = n + Math.abs((long) offset);
    if (side * side > Integer.MAX_VALUE) {
      throw new ShapeException(
          "diag: a matrix of side " + side + " has more than 2³¹ − 1 elements");
    }
    int size = (int) side;
    long start = offset < 0 ? -(long) offset * size : offset;
    int first = n == 0 ? 0 : (int) start;
    var unslice = new Unslice(Shape.of(size * size), Integers.of(size + 1));
    return Recorder.record(unslice, vector, Tensor.of(new int[] {first})).reshape(size, size);
  }

  static Tensor upper(Tensor x, int k) {
    return triangle("triu", x, k, true);
  }

  static Tensor lower(Tensor x, int k) {
    return triangle("tril", x, k, false);
  }

  private static Tensor triangle(String operation, Tensor x, int k, boolean upper) {
    Shape shape = x.shape();
    if (shape.rank() < 2) {
      throw new ShapeException(operation + ": " + shape + " has fewer than 2 axes");
    }
    int rows = shape.extent(-2);
    int columns = shape.extent(-1);
    try {
      Tensor row = Tensor.arange(rows).unsqueeze(1).add(Math.clamp(k, -rows, columns));
      Tensor column = Tensor.arange(columns);
      Tensor chosen = upper ? row.lessEqual(column) : row.greaterEqual(column);
      return chosen.where(x, ScalarOperand.number(operation, 0, x.type()));
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }
}
