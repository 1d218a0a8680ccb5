package dev.trigrad.engine.java.chain;

import dev.trigrad.engine.java.function.BinaryLoop;
import dev.trigrad.engine.java.function.FloatBinaryLoops;
import dev.trigrad.engine.java.function.FloatUnaryLoops;
import dev.trigrad.engine.java.function.UnaryLoop;
import dev.trigrad.engine.java.function.WhereLoop;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.UnaryFunction;

/** Loops that an engine may replace by its own; the same bits are expected of them. */
@FunctionalInterface
public interface LoopTable {
  /** The plain Java loops. */
  LoopTable JAVA = FloatUnaryLoops::of;

  /** Which operand of a binary function is one number for all elements. */
  enum Operands {
    /** None. */
    BOTH,
    /** The first. */
    SCALAR_A,
    /** The second. */
    SCALAR_B;

    static Operands of(boolean[] scalar) {
      return scalar[1] ? SCALAR_B : scalar[0] ? SCALAR_A : BOTH;
    }
  }

  /** The loop for {@code function} over floats. */
  UnaryLoop unary(UnaryFunction function);

  /** The loop for {@code function} over floats. */
  default BinaryLoop binary(BinaryFunction function, Operands operands) {
    return switch (operands) {
      case BOTH -> FloatBinaryLoops.both(function);
      case SCALAR_A -> FloatBinaryLoops.scalarA(function);
      case SCALAR_B -> FloatBinaryLoops.scalarB(function);
    };
  }

  /** Loops of several operations, given the plain Java ones. */
  default ChainLoops chains(ChainLoops plain) {
    return plain;
  }

  /** The loop that chooses between floats. */
  default WhereLoop where() {
    return Instructions::where;
  }
}
