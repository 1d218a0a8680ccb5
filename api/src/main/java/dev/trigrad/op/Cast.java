package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceUnary;
import java.util.List;

/**
 * Converts the element type: float to int32 truncates towards zero, saturates, and takes NaN to 0
 * (as Java does); to truth value means ≠ 0; int32 to float32 rounds to nearest even. No gradient
 * flows through integers or truth values.
 */
public record Cast(DType to) implements ElementwisePrimitive {
  @Override
  public String name() {
    return "cast";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    if (to == DType.FLOAT64 || inputs.getFirst().dtype() == DType.FLOAT64) {
      throw new DTypeException("cast: float64 values are not supported yet; use float32");
    }
    return List.of(new TensorType(to, inputs.getFirst().shape()));
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public DType dtype(DType[] operands) {
    return to;
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return 0;
  }

  /** Integers and truth values are steps of what they are made from. */
  @Override
  public Decision decision() {
    return switch (to) {
      case FLOAT32, FLOAT64 -> Decision.NONE;
      case INT32, BOOL -> Decision.RESULT;
    };
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceUnary.cast(type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {to == b.input(0).dtype() ? b.cotangent(0) : null};
  }
}
