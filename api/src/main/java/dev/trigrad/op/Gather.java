package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceIndex;
import java.util.List;

/**
 * {@code y[p…, j…, q…] = x[p…, indices[j…], q…]} with the indices' axes in place of {@code axis}.
 * Inputs: x, and indices as int32 in [0, extent).
 */
public record Gather(int axis) implements Primitive {
  @Override
  public String name() {
    return "gather";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.get(0);
    TensorType indices = inputs.get(1);
    requireIndices("gather", indices);
    Shape shape =
        x.shape()
            .first(axis)
            .append(indices.shape())
            .append(x.shape().range(axis + 1, x.shape().rank()));
    return List.of(new TensorType(x.dtype(), shape));
  }

  static void requireIndices(String name, TensorType indices) {
    if (indices.dtype() != DType.INT32) {
      throw new DTypeException(name + ": indices are " + indices + ", expected int32; cast them");
    }
  }

  @Override
  public void check(List<Tensor> inputs) {
    checkKnown("gather", inputs.get(1), inputs.get(0).shape().extent(axis));
  }

  /** Checks the range of indices where they are a known leaf. */
  static void checkKnown(String name, Tensor indices, int extent) {
    if (indices.knownInts() instanceof int[] known) {
      checkIndices(name, known, known.length, extent);
    }
  }

  /**
   * Checks the first {@code count} indices; for kernels and for known leaves.
   *
   * @throws IndexException naming the first one outside [0, extent)
   */
  public static void checkIndices(String name, int[] indices, int count, int extent) {
    for (int i = 0; i < count; i++) {
      if (indices[i] < 0 || indices[i] >= extent) {
        throw new IndexException(
            name
                + ": index "
                + indices[i]
                + " at position "
                + i
                + " is out of range, expected 0 to "
                + (extent - 1));
      }
    }
  }

  @Override
  public boolean canFail() {
    return true;
  }

  @Override
  public Access access() {
    return Access.ANY;
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return 0;
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceIndex.gather(axis, type, inputs.get(0), inputs.get(1));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    int extent = b.input(0).shape().extent(axis);
    return new Tensor[] {
      Recorder.record(new ScatterAdd(axis, extent), b.cotangent(0), b.input(1)), null
    };
  }
}
