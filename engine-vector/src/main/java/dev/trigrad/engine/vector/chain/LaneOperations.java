package dev.trigrad.engine.vector.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.chain.NumberCode;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;

/** Which operations {@link LaneCode} has code for, and which code that is. */
final class LaneOperations {
  private LaneOperations() {}

  /** Size of what there is no code for: it has a loop of its own, in lanes or in plain Java. */
  private static final int NONE = 0;

  /** Whether there is code for {@code op} on operands of {@code types}, all stored as floats. */
  static boolean writes(ElementwisePrimitive op, DType[] types) {
    return NumberCode.storedAsFloats(types)
        && size(op) != NONE
        && !(op instanceof Cast(DType to) && to != DType.FLOAT32 && to != types[0]);
  }

  /** Whether there is code for {@code op}, in the order that {@link ReduceKernel} lays down. */
  static boolean reduces(Reduce op) {
    return op.function() == ReduceFunction.SUM && Lanes.F.length() == ReduceKernel.PARTIALS;
  }

  /** Roughly the vector instructions of {@code op}. */
  static int size(ElementwisePrimitive op) {
    return switch (op) {
      case Unary(UnaryFunction function) -> size(function);
      case Binary(BinaryFunction function) -> size(function);
      case Where _, Cast _ -> 1;
    };
  }

  private static int size(UnaryFunction function) {
    return switch (function) {
      case NEG, ABS, SQUARE, SQRT, RELU, NOT -> 1;
      case EXP -> 22;
      case ERF -> 28;
      case SIGN, FLOOR, ROUND, LOG, LOG2, LOG10, LOG1P, EXPM1 -> NONE;
      case SIN, COS, ATAN, TANH, SIGMOID, SOFTPLUS -> NONE;
    };
  }

  private static int size(BinaryFunction function) {
    return switch (function) {
      case ADD, SUB, MUL, DIV, MAX, MIN, AND, OR, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL -> 1;
      case POW, FMOD, FLOOR_DIVIDE -> NONE;
    };
  }

  /** Writes {@code op} on the vectors on the stack. */
  static void apply(ElementwisePrimitive op, LaneCode lanes) {
    switch (op) {
      case Unary(UnaryFunction function) -> unary(function, lanes);
      case Binary(BinaryFunction function) -> binary(function, lanes);
      case Where _ -> lanes.where();
      // Truth values are 0 and 1 already.
      case Cast _ -> {}
    }
  }

  private static void unary(UnaryFunction function, LaneCode lanes) {
    switch (function) {
      case NEG -> lanes.unary("neg");
      case ABS -> lanes.unary("abs");
      case SQUARE -> lanes.square();
      case SQRT -> lanes.unary("sqrt");
      case RELU -> lanes.relu();
      case NOT -> lanes.not();
      case EXP -> lanes.functions().exp();
      case ERF -> lanes.functions().erf();
      case SIGN, FLOOR, ROUND, LOG, LOG2, LOG10, LOG1P, EXPM1 -> throw noCode(function.label());
      case SIN, COS, ATAN, TANH, SIGMOID, SOFTPLUS -> throw noCode(function.label());
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
      case POW, FMOD, FLOOR_DIVIDE -> throw noCode(function.label());
    }
  }

  private static IllegalArgumentException noCode(String name) {
    return new IllegalArgumentException("no part of a chain: " + name);
  }
}
