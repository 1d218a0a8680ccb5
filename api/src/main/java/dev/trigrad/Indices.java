package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Gather;

/** Records reads at indices that may count from the end. */
final class Indices {
  private Indices() {}

  static Tensor rows(String operation, Tensor x, int axis, Tensor indices) {
    Tensor counted = fromStart(operation, indices, x.shape().extent(axis));
    try {
      return Recorder.record(new Gather(axis), x, counted);
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }

  static Tensor along(Tensor x, int axis, Tensor indices) {
    requireType("takeAlong", indices);
    Shape shape = x.shape();
    boolean fits = indices.shape().rank() == shape.rank();
    Shape whole = fits ? shape.with(axis, indices.shape().extent(axis)) : shape;
    if (!fits || !indices.shape().broadcastsTo(whole)) {
      throw new ShapeException(
          "takeAlong: indices "
              + indices.shape()
              + " do not match "
              + shape
              + " beside axis "
              + axis
              + "; gather takes whole rows");
    }
    try {
      Tensor places = places("takeAlong", shape, axis, indices, whole);
      Tensor flat = x.reshape(shape.elements());
      return Recorder.record(new Gather(0), flat, places).reshape(whole.extents());
    } catch (TrigradException e) {
      throw Renamed.as("takeAlong", e);
    }
  }

  /**
   * The places in row-major order in {@code whole} that {@code indices}, repeated to {@code shape},
   * stand for; int32, of one axis. Evaluating it fails if an index is out of range.
   */
  static Tensor places(String operation, Shape whole, int axis, Tensor indices, Shape shape) {
    int n = whole.extent(axis);
    Tensor counted = fromStart(operation, indices, n).expand(shape);
    int outer = whole.first(axis).elements();
    int inner = whole.range(axis + 1, whole.rank()).elements();
    int count = shape.extent(axis);
    if (outer == 1 && inner == 1) {
      return counted.reshape(count);
    }
    if (indices.knownInts() == null) {
      // An index that leaves its row would read or write in another one.
      counted = Recorder.record(new Gather(0), Tensor.arange(n), counted);
    }
    Tensor row = Tensor.arange(outer).mul(n).reshape(outer, 1, 1);
    Tensor within = counted.reshape(outer, count, inner).add(row).mul(inner);
    return within.add(Tensor.arange(inner)).reshape(shape.elements());
  }

  /**
   * Indices from −{@code extent} to {@code extent} − 1 counted from the start; others, which only a
   * run knows, as they are, so that its error shows them.
   */
  static Tensor fromStart(String operation, Tensor indices, int extent) {
    requireType(operation, indices);
    if (indices.knownInts() instanceof int[] known) {
      return fromStart(operation, indices, known, extent);
    }
    Tensor fromEnd = indices.less(0).and(indices.greaterEqual(-extent));
    return fromEnd.where(indices.add(extent), indices);
  }

  private static Tensor fromStart(String operation, Tensor indices, int[] known, int extent) {
    boolean negative = false;
    for (int i = 0; i < known.length; i++) {
      if (known[i] < -extent || known[i] >= extent) {
        throw new IndexException(
            operation
                + ": index "
                + known[i]
                + " at position "
                + i
                + (extent == 0
                    ? " is out of range, the axis is empty"
                    : " is out of range, expected " + -extent + " to " + (extent - 1)));
      }
      negative |= known[i] < 0;
    }
    if (!negative) {
      return indices;
    }
    int[] counted = known.clone();
    for (int i = 0; i < counted.length; i++) {
      counted[i] += counted[i] < 0 ? extent : 0;
    }
    return Recorder.constant(indices.type(), counted);
  }

  static void requireType(String operation, Tensor indices) {
    ArgumentException.requirePresent(indices, operation, "tensor of indices");
    if (indices.dtype() != DType.INT32) {
      throw new DTypeException(
          operation + ": indices are " + indices.type() + ", expected int32; cast them");
    }
  }

  static void requireRank(String operation, Tensor indices, int rank, String remedy) {
    requireType(operation, indices);
    if (indices.shape().rank() != rank) {
      throw new ShapeException(
          operation
              + ": indices are "
              + indices.type()
              + ", expected "
              + (rank == 0 ? "a scalar" : "one axis")
              + "; "
              + remedy);
    }
  }
}
