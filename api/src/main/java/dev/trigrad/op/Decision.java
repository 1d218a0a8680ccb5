package dev.trigrad.op;

import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import java.util.Arrays;
import java.util.List;

/**
 * What an operation decides on its operands. Where a decision differs between two nearby points,
 * the function is not smooth between them, and differences say nothing of its gradient.
 */
public enum Decision {
  /** Nothing: smooth wherever it is defined. */
  NONE {
    @Override
    public double[] outcome(Primitive op, List<ReferenceValue> inputs, ReferenceValue result) {
      return null;
    }
  },
  /** The result is the decision: it changes by jumps. */
  RESULT {
    @Override
    public double[] outcome(Primitive op, List<ReferenceValue> inputs, ReferenceValue result) {
      return result.value();
    }
  },
  /** On which side of 0 the operand is, where there is a kink. */
  SIGN {
    @Override
    public double[] outcome(Primitive op, List<ReferenceValue> inputs, ReferenceValue result) {
      return Arrays.stream(inputs.getFirst().value()).map(Math::signum).toArray();
    }
  },
  /** Which of two operands is chosen; −1 where both are equal. */
  ORDER {
    @Override
    public double[] outcome(Primitive op, List<ReferenceValue> inputs, ReferenceValue result) {
      double[] less = compute(BinaryFunction.LESS, inputs, result.type());
      double[] equal = compute(BinaryFunction.EQUAL, inputs, result.type());
      double[] sides = new double[less.length];
      Arrays.setAll(sides, i -> less[i] - equal[i]);
      return sides;
    }
  },
  /** How many whole times the second operand goes into the first. */
  QUOTIENT {
    @Override
    public double[] outcome(Primitive op, List<ReferenceValue> inputs, ReferenceValue result) {
      TensorType type = result.type();
      double[] whole = compute(BinaryFunction.SUB, List.of(inputs.get(0), result), type);
      var exact = ReferenceValue.exact(type, whole);
      double[] times = compute(BinaryFunction.DIV, List.of(exact, inputs.get(1)), type);
      Arrays.setAll(times, i -> Math.rint(times[i]));
      return times;
    }
  },
  /** The places of a reduction's input that hold the extreme, as 0 and 1 over the input. */
  PLACES {
    @Override
    public double[] outcome(Primitive op, List<ReferenceValue> inputs, ReferenceValue result) {
      ReferenceValue x = inputs.getFirst();
      int[] axes = ((Reduce) op).axes().toArray();
      var kept = new TensorType(x.type().dtype(), x.type().shape().reduce(axes, true));
      var extreme = ReferenceValue.exact(kept, result.value());
      return compute(BinaryFunction.EQUAL, List.of(x, extreme), x.type());
    }
  };

  /**
   * What {@code op} decides on these operands, as numbers; {@code null} if it decides nothing.
   *
   * @param result what it makes of them
   */
  public abstract double[] outcome(
      Primitive op, List<ReferenceValue> inputs, ReferenceValue result);

  private static double[] compute(
      BinaryFunction function, List<ReferenceValue> inputs, TensorType type) {
    return Binary.of(function).reference(inputs, type).value();
  }
}
