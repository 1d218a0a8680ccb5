package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Concat;
import java.util.Arrays;
import java.util.List;

/** Records joins of several tensors. */
final class Joins {
  private Joins() {}

  static Tensor stack(int axis, Tensor... tensors) {
    ArgumentException.requirePresent(tensors, "stack", "array of tensors");
    if (tensors.length == 0) {
      throw new ShapeException("stack: needs at least one tensor");
    }
    for (int i = 0; i < tensors.length; i++) {
      ArgumentException.requirePresent(tensors[i], "stack", "input", i);
      if (!tensors[i].shape().equals(tensors[0].shape())) {
        throw new ShapeException(
            "stack: shapes differ, "
                + tensors[0].shape()
                + " and "
                + tensors[i].shape()
                + " (input "
                + i
                + ")");
      }
    }
    int rank = tensors[0].shape().rank();
    int at = axis < 0 ? axis + rank + 1 : axis;
    if (at < 0 || at > rank) {
      throw new ShapeException(
          "stack: axis " + axis + " is out of range for " + tensors[0].shape());
    }
    var rows = new Tensor[tensors.length];
    try {
      for (int i = 0; i < rows.length; i++) {
        rows[i] = tensors[i].unsqueeze(at);
      }
      return Recorder.record(new Concat(at), rows);
    } catch (TrigradException e) {
      throw Renamed.as("stack", e);
    }
  }

  static List<Tensor> grid(Tensor[] vectors) {
    ArgumentException.requirePresent(vectors, "meshgrid", "array of vectors");
    int[] extents = new int[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      Shape shape = ArgumentException.requirePresent(vectors[i], "meshgrid", "input", i).shape();
      if (shape.rank() != 1) {
        throw new ShapeException(
            "meshgrid: input " + i + " is " + shape + ", expected a vector; flatten it");
      }
      extents[i] = shape.extent(0);
    }
    var grids = new Tensor[vectors.length];
    try {
      Shape whole = Shape.of(extents);
      for (int i = 0; i < grids.length; i++) {
        int[] along = new int[vectors.length];
        Arrays.fill(along, 1);
        along[i] = extents[i];
        grids[i] = vectors[i].reshape(along).expand(whole);
      }
    } catch (TrigradException e) {
      throw Renamed.as("meshgrid", e);
    }
    return List.of(grids);
  }
}
