package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceBinary;
import java.util.List;

/**
 * {@code y = condition ? a : b} elementwise with NumPy broadcasting; the value not chosen has no
 * influence, be it NaN.
 */
public record Where() implements ElementwisePrimitive {
  @Override
  public String name() {
    return "where";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType condition = inputs.get(0);
    TensorType a = inputs.get(1);
    TensorType b = inputs.get(2);
    if (condition.dtype() != DType.BOOL) {
      throw new DTypeException(
          "where: condition is " + condition + ", expected bool; compare it first");
    }
    if (a.dtype() != b.dtype()) {
      throw new DTypeException(
          "where: element types differ, " + a + " and " + b + "; cast one of them");
    }
    Shape shape =
        Shape.broadcast(condition.shape(), Shape.broadcast(a.shape(), b.shape(), name()), name());
    return List.of(new TensorType(a.dtype(), shape));
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public DType dtype(DType[] operands) {
    return operands[1];
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return outputs.getFirst().elements();
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceBinary.where(type, inputs.get(0), inputs.get(1), inputs.get(2));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor zero = Tensor.of(0f);
    Tensor condition = b.input(0);
    return new Tensor[] {
      null,
      b.needs(1) ? condition.where(b.cotangent(0), zero) : null,
      b.needs(2) ? condition.where(zero, b.cotangent(0)) : null
    };
  }
}
