package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Gather;
import dev.trigrad.op.LastIndex;
import dev.trigrad.op.ScatterAdd;

/** Records writes of whole rows at the indices that a vector holds. */
record RowScatter(String operation, Tensor x, int axis, Tensor indices, Tensor source) {
  RowScatter {
    Indices.requireRank(operation, indices, 1, "scatterAdd and scatterSet take an index each");
    Scatter.requireSource(operation, x, axis, source);
    int count = indices.shape().extent(0);
    if (source.shape().extent(axis) != count) {
      throw new ShapeException(
          operation
              + ": "
              + count
              + " indices for axis "
              + axis
              + " of the source "
              + source.shape()
              + ", expected one for each row");
    }
  }

  Tensor add() {
    Scatter.requireNumbers(operation, x);
    int extent = x.shape().extent(axis);
    try {
      Tensor places = Indices.fromStart(operation, indices, extent);
      return x.add(Recorder.record(new ScatterAdd(axis, extent), source, places));
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }

  Tensor set() {
    int extent = x.shape().extent(axis);
    try {
      Tensor places = Indices.fromStart(operation, indices, extent);
      if (source.shape().extent(axis) == 0) {
        // Nothing is written, but by whom is known: its gradient is empty.
        return x.concat(axis, source);
      }
      Tensor last = Recorder.record(new LastIndex(extent), places);
      Tensor written = Recorder.record(new Gather(axis), source, last.maximum(0));
      int[] aligned = new int[x.shape().rank() - axis];
      java.util.Arrays.fill(aligned, 1);
      aligned[0] = extent;
      return last.less(0).reshape(aligned).where(x, written);
    } catch (TrigradException e) {
      throw Renamed.as(operation, e);
    }
  }
}
