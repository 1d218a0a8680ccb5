package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceIndex;
import java.util.List;

/**
 * The adjoint of {@link Gather}: zeros with {@code y[p…, indices[j…], q…] += x[p…, j…, q…]}, added
 * in row-major order of j. Inputs: x, and indices as int32 in [0, extent).
 *
 * @param extent extent of the result along {@code axis}
 */
public record ScatterAdd(int axis, int extent) implements Primitive {
  @Override
  public String name() {
    return "scatterAdd";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.get(0);
    TensorType indices = inputs.get(1);
    Gather.requireIndices("scatterAdd", indices);
    int end = axis + indices.shape().rank();
    if (end > x.shape().rank() || !x.shape().range(axis, end).equals(indices.shape())) {
      throw new ShapeException(
          "scatterAdd: indices "
              + indices.shape()
              + " do not match axes from "
              + axis
              + " on of "
              + x.shape());
    }
    Shape shape =
        x.shape()
            .first(axis)
            .append(Shape.of(extent))
            .append(x.shape().range(end, x.shape().rank()));
    return List.of(new TensorType(x.dtype(), shape));
  }

  @Override
  public void check(List<Tensor> inputs) {
    Gather.checkKnown("scatterAdd", inputs.get(1), extent);
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
    return inputs.getFirst().elements();
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceIndex.scatterAdd(this, type, inputs.get(0), inputs.get(1));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {Recorder.record(new Gather(axis), b.cotangent(0), b.input(1)), null};
  }
}
