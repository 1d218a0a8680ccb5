package dev.trigrad.op;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceBinary;
import java.util.List;

/** {@code y = f(a, b)} elementwise with NumPy broadcasting; comparisons give truth values. */
public record Binary(BinaryFunction function) implements ElementwisePrimitive {
  private static final Binary[] ALL = all();

  /** The operation that applies {@code function}; one shared instance each. */
  public static Binary of(BinaryFunction function) {
    return ALL[function.ordinal()];
  }

  private static Binary[] all() {
    var functions = BinaryFunction.values();
    var all = new Binary[functions.length];
    for (var function : functions) {
      all[function.ordinal()] = new Binary(function);
    }
    return all;
  }

  @Override
  public String name() {
    return function.label();
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return types(inputs.get(0), inputs.get(1));
  }

  /** The rule of types, for a recorder that has no list at hand. */
  public List<TensorType> types(TensorType a, TensorType b) {
    if (a.dtype() != b.dtype()) {
      throw new DTypeException(
          name() + ": element types differ, " + a + " and " + b + "; cast one of them");
    }
    if (!function.accepts(a.dtype())) {
      throw new DTypeException(name() + ": does not take " + a + " and " + b + "; cast them first");
    }
    Shape shape = Shape.broadcast(a.shape(), b.shape(), name());
    if (!function.truth()) {
      return shape == a.shape()
          ? a.alone()
          : shape == b.shape() ? b.alone() : List.of(new TensorType(a.dtype(), shape));
    }
    return List.of(new TensorType(DType.BOOL, shape));
  }

  @Override
  public void check(List<Tensor> inputs) {
    if (function.canFail()
        && inputs.get(0).shape().elements() > 0
        && inputs.get(1).knownInts() instanceof int[] known) {
      checkDivisors(name(), known, known.length);
    }
  }

  /**
   * Checks the first {@code count} divisors of an integer division; for kernels and known leaves.
   *
   * @throws ArgumentException naming the first one that is 0
   */
  public static void checkDivisors(String name, int[] divisors, int count) {
    for (int i = 0; i < count; i++) {
      if (divisors[i] == 0) {
        throw new ArgumentException(
            name
                + ": integer division by zero, the divisor is 0 at position "
                + i
                + "; replace it by where, or cast both to float32");
      }
    }
  }

  @Override
  public boolean canFail() {
    return function.canFail();
  }

  @Override
  public DType dtype(DType[] operands) {
    return function.truth() ? DType.BOOL : operands[0];
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
    return ReferenceBinary.binary(function, type, inputs.get(0), inputs.get(1));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor g = b.cotangent(0);
    return new Tensor[] {
      b.needs(0) ? function.gradientA(g, b.input(0), b.input(1), b.output(0)) : null,
      b.needs(1) ? function.gradientB(g, b.input(0), b.input(1), b.output(0)) : null
    };
  }
}
