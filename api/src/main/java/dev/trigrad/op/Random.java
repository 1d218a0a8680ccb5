package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceIndex;
import java.util.List;

/**
 * Random numbers of a counter-based stream: element i is a function of the key and i alone, bitwise
 * equal on every engine. Input: the key as int32 [2].
 *
 * @param kind what the bits are made into
 * @param shape the result's shape
 */
public record Random(Kind kind, Shape shape) implements Primitive {
  /** What the random bits are made into. */
  public enum Kind {
    /** int32, all 32 bits: {@link dev.trigrad.RandomKey#bits}. */
    BITS,
    /** float32 in [0, 1): {@link dev.trigrad.RandomKey#uniform}. */
    UNIFORM
  }

  @Override
  public String name() {
    return "random";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType key = inputs.getFirst();
    if (key.dtype() != DType.INT32 || key.elements() != 2 || key.shape().rank() != 1) {
      throw new ShapeException("random: key is " + key + ", expected int32[2]");
    }
    return List.of(new TensorType(kind == Kind.BITS ? DType.INT32 : DType.FLOAT32, shape));
  }

  @Override
  public boolean canFail() {
    return false;
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
    return ReferenceIndex.random(kind, type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[1];
  }
}
