package dev.trigrad.engine.vector;

import dev.trigrad.DType;
import dev.trigrad.engine.java.NumberCode;
import dev.trigrad.engine.java.ReduceKernel;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;

/** Which operations {@link LaneCode} has code for, and which code that is. */
final class LaneOperations {
  private LaneOperations() {}

  /** Whether there is code for {@code op} on operands of {@code types}, all stored as floats. */
  static boolean writes(Primitive op, DType[] types) {
    if (!NumberCode.storedAsFloats(types)) {
      return false;
    }
    return switch (op) {
      case Unary(UnaryFunction function) ->
          switch (function) {
            case NEG, ABS, SQUARE, SQRT, RELU, NOT, EXP, ERF -> true;
            default -> false;
          };
      case Binary(BinaryFunction function) -> function != BinaryFunction.POW;
      case Where _ -> true;
      case Cast(DType to) -> to == DType.FLOAT32 || to == types[0];
      default -> false;
    };
  }

  /** Whether there is code for {@code op}, in the order that {@link ReduceKernel} lays down. */
  static boolean reduces(Reduce op) {
    return op.function() == ReduceFunction.SUM && Lanes.F.length() == ReduceKernel.LANES;
  }

  /** Roughly the vector instructions of {@code op}. */
  static int size(Primitive op) {
    return switch (op) {
      case Unary(UnaryFunction function) ->
          switch (function) {
            case EXP -> 22;
            case ERF -> 28;
            default -> 1;
          };
      default -> 1;
    };
  }

  /** Writes {@code op} on the vectors on the stack. */
  static void apply(Primitive op, LaneCode lanes) {
    switch (op) {
      case Unary(UnaryFunction function) -> unary(function, lanes);
      case Binary(BinaryFunction function) -> binary(function, lanes);
      case Where _ -> lanes.where();
      // Truth values are 0 and 1 already.
      default -> {}
    }
  }

  private static void unary(UnaryFunction function, LaneCode lanes) {
    switch (function) {
      case NEG -> lanes.unary("neg");
      case ABS -> lanes.unary("abs");
      case SQUARE -> lanes.square();
      case SQRT -> lanes.unary("sqrt");
      case RELU -> lanes.with("max", 0);
      case NOT -> lanes.not();
      case EXP -> lanes.exp();
      case ERF -> lanes.erf();
      default -> throw new IllegalArgumentException("no part of a chain: " + function);
    }
  }

  private static void binary(BinaryFunction function, LaneCode lanes) {
    switch (function) {
      case ADD -> lanes.binary("add");
      case SUB -> lanes.binary("sub");
      case MUL, AND -> lanes.binary("mul");
      case DIV -> lanes.binary("div");
      case MAX, OR -> lanes.binary("max");
      case MIN -> lanes.binary("min");
      case LESS -> lanes.compare("LT");
      case LESS_EQUAL -> lanes.compare("LE");
      case EQUAL -> lanes.compare("EQ");
      case NOT_EQUAL -> lanes.compare("NE");
      default -> throw new IllegalArgumentException("no part of a chain: " + function);
    }
  }
}
