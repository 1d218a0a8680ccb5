package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceUnary;
import java.util.List;

/** {@code y[i] = f(x[i])}: the shape and type of x. */
public record Unary(UnaryFunction function) implements ElementwisePrimitive {
  private static final Unary[] ALL = all();

  /** The operation that applies {@code function}; one shared instance each. */
  public static Unary of(UnaryFunction function) {
    return ALL[function.ordinal()];
  }

  private static Unary[] all() {
    var functions = UnaryFunction.values();
    var all = new Unary[functions.length];
    for (var function : functions) {
      all[function.ordinal()] = new Unary(function);
    }
    return all;
  }

  @Override
  public String name() {
    return function.label();
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (!function.accepts(x.dtype())) {
      throw new DTypeException(name() + ": does not take " + x + "; cast it first");
    }
    return x.alone();
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public DType dtype(DType[] operands) {
    return operands[0];
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return outputs.getFirst().elements();
  }

  @Override
  public Decision decision() {
    return function.decision();
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceUnary.unary(function, type, inputs.getFirst());
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {function.gradient(b.cotangent(0), b.input(0), b.output(0))};
  }
}
