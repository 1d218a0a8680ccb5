package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Gather;
import dev.trigrad.op.LastIndex;
import dev.trigrad.op.ScatterAdd;

/** Records writes at an index of its own for each element. */
record Scatter(String operation, Tensor x, int axis, Tensor indices, Tensor source) {
  Scatter {
    Indices.requireType(operation, indices);
    requireSource(operation, x, axis, source);
    boolean fits = indices.shape().rank() == source.shape().rank();
    if (!fits || !indices.shape().broadcastsTo(source.shape())) {
      throw new ShapeException(
          operation
              + ": indices "
              + indices.shape()
              + " do not match the source "
              + source.shape()
              + ", expected its extents, or 1");
    }
  }

  /** Checks that {@code source} is of the type of x, and of its shape beside the axis. */
  static void requireSource(String operation, Tensor x, int axis, Tensor source) {
    ArgumentException.requirePresent(source, operation, "source");
    if (source.dtype() != x.dtype()) {
      throw new DTypeException(
          operation + ": source is " + source.type() + ", written to " + x.type() + "; cast one");
    }
    Shape shape = source.shape();
    if (shape.rank() != x.shape().rank()
        || !shape.with(axis, x.shape().extent(axis)).equals(x.shape())) {
      throw new ShapeException(
          operation
              + ": source "
              + shape
              + " does not match "
              + x.shape()
              + " beside axis "
              + axis);
    }
  }

  Tensor add() {
    requireNumbers(operation, x);
    try {
      var adjoint = new ScatterAdd(0, x.type().elements());
      return x.add(Recorder.record(adjoint, flat(source), places()).reshape(x.shape().extents()));
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }

  static void requireNumbers(String operation, Tensor x) {
    if (x.dtype() == DType.BOOL) {
      throw new DTypeException(operation + ": takes numbers, got " + x.type() + "; cast it first");
    }
  }

  Tensor set() {
    try {
      Tensor places = places();
      if (source.type().elements() == 0) {
        // Nothing is written, but by whom is known: its gradient is empty.
        return x.concat(axis, source.slice(axis, 0, 0));
      }
      Tensor last = Recorder.record(new LastIndex(x.type().elements()), places);
      Tensor written = Recorder.record(new Gather(0), flat(source), last.maximum(0));
      return last.less(0).where(flat(x), written).reshape(x.shape().extents());
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }

  private Tensor places() {
    return Indices.places(operation, x.shape(), axis, indices, source.shape());
  }

  private static Tensor flat(Tensor tensor) {
    return tensor.reshape(tensor.type().elements());
  }
}
