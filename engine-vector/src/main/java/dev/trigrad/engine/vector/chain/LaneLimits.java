package dev.trigrad.engine.vector.chain;

import static java.lang.constant.ConstantDescs.CD_float;

import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * The larger or smaller of each element and one number, by a comparison: {@code max} and {@code
 * min} of two vectors take six instructions, with masks between, for the sake of NaN and of signs
 * of zero, which a single number allows to be seen to before the loop.
 *
 * <p>An element is multiplied by 1, or by NaN if the number is, then replaced where it is beyond a
 * limit: the number, or next to it where a zero is to give way to one of the other sign.
 */
final class LaneLimits {
  private static final ClassDesc SELF = ClassDesc.of(LaneLimits.class.getName());
  private static final MethodTypeDesc OF_ONE = MethodTypeDesc.of(CD_float, CD_float);

  private final Fused chain;
  private final boolean[] scalar;
  private final int first;

  /** Of {@code chain}, with two local variables for each instruction from {@code first} on. */
  LaneLimits(Fused chain, boolean[] scalar, int first) {
    this.chain = chain;
    this.scalar = scalar;
    this.first = first;
  }

  /** The first local variable that is not taken. */
  int end() {
    return first + 2 * chain.instructions().size();
  }

  /** Whether instruction {@code k} is one of an element and a number. */
  boolean has(int k) {
    Integers operands = chain.instructions().get(k).operands();
    return chain.instructions().get(k).op() instanceof Binary(BinaryFunction function)
        && (function == BinaryFunction.MAX || function == BinaryFunction.MIN)
        && isNumber(operands.get(0)) != isNumber(operands.get(1));
  }

  private boolean isNumber(int operand) {
    return operand < scalar.length && scalar[operand];
  }

  private int number(int k) {
    Integers operands = chain.instructions().get(k).operands();
    return operands.get(isNumber(operands.get(0)) ? 0 : 1);
  }

  private int element(int k) {
    Integers operands = chain.instructions().get(k).operands();
    return operands.get(isNumber(operands.get(0)) ? 1 : 0);
  }

  private boolean largest(int k) {
    return chain.instructions().get(k).op() instanceof Binary(BinaryFunction function)
        && function == BinaryFunction.MAX;
  }

  /** Before the loop: the limit and the factor, from the numbers in local variables. */
  void begin(int k, int numbers, CodeBuilder code, LaneCode lanes) {
    String limit = largest(k) ? "below" : "above";
    code.fload(numbers + number(k)).invokestatic(SELF, limit, OF_ONE);
    lanes.spread();
    code.astore(first + 2 * k);
    code.fload(numbers + number(k)).invokestatic(SELF, "factor", OF_ONE);
    lanes.spread();
    code.astore(first + 2 * k + 1);
  }

  /** The result of instruction {@code k}, from the vectors in local variables. */
  void apply(int k, int values, CodeBuilder code, LaneCode lanes) {
    int x = values + element(k);
    code.aload(x).aload(first + 2 * k + 1);
    lanes.binary("mul");
    lanes.replace(x, largest(k) ? "LT" : "GT", first + 2 * k, values + number(k));
  }

  /** What is less than this gives way to {@code number} as the larger one. */
  static float below(float number) {
    // 1 / −0 is −∞: a zero is replaced by +0 only, of which none is the larger.
    return number == 0 && 1 / number > 0 ? Float.MIN_VALUE : number;
  }

  /** What is greater than this gives way to {@code number} as the smaller one. */
  static float above(float number) {
    return number == 0 && 1 / number < 0 ? -Float.MIN_VALUE : number;
  }

  /** 1, or NaN, which makes all results NaN. */
  static float factor(float number) {
    return Float.isNaN(number) ? number : 1;
  }
}
