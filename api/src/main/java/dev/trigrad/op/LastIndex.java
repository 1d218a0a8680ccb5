package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceIndex;
import java.util.List;

/**
 * For each number i in [0, extent) the last place, in row-major order, where x is i, or −1 if there
 * is none: int32 [extent]. Input: x, int32 in [0, extent).
 *
 * <p>It turns writes at indices into reads, of which the gradient is that of reads: who writes last
 * is known, and nobody else has influence.
 *
 * @param extent how many numbers are looked for
 */
public record LastIndex(int extent) implements Primitive {
  @Override
  public String name() {
    return "lastIndex";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (x.dtype() != DType.INT32) {
      throw new DTypeException("lastIndex: takes int32, got " + x + "; cast it first");
    }
    if (extent < 0) {
      throw new ShapeException("lastIndex: negative extent " + extent);
    }
    return List.of(TensorType.int32(Shape.of(extent)));
  }

  @Override
  public void check(List<Tensor> inputs) {
    Gather.checkKnown("lastIndex", inputs.getFirst(), extent);
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
    return ReferenceIndex.lastIndex(type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[1];
  }
}
