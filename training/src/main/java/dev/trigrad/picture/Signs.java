package dev.trigrad.picture;

import dev.trigrad.op.Binary;
import dev.trigrad.op.Op;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Unary;

/** The mathematical signs of operations. */
final class Signs {
  private Signs() {}

  /** The sign of {@code op}, or {@code null} if it has but a name. */
  static String of(Op op) {
    return switch (op) {
      case Unary unary -> of(unary);
      case Binary binary -> of(binary);
      case Reduce reduce when reduce.function() == ReduceFunction.SUM -> "Σ";
      default -> null;
    };
  }

  /** Whether the order of its inputs does not matter. */
  static boolean commutes(Op op) {
    return op instanceof Binary binary
        && switch (binary.function()) {
          case ADD, MUL, MAX, MIN, EQUAL, NOT_EQUAL, AND, OR -> true;
          case SUB, DIV, POW, FMOD, LESS, LESS_EQUAL, FLOOR_DIVIDE -> false;
        };
  }

  private static String of(Unary op) {
    return switch (op.function()) {
      case NEG -> "−";
      case ABS -> "|x|";
      case SQUARE -> "x²";
      case SQRT -> "√";
      case LOG2 -> "log₂";
      case SIGMOID -> "σ";
      case RELU -> "ReLU";
      case NOT -> "¬";
      case SIGN, FLOOR, ROUND, EXP, LOG, LOG10, LOG1P, EXPM1, SIN, COS, ATAN, TANH, ERF ->
          op.name();
      case SOFTPLUS -> null;
    };
  }

  private static String of(Binary op) {
    return switch (op.function()) {
      case ADD -> "+";
      case SUB -> "−";
      case MUL -> "×";
      case DIV -> "÷";
      case POW -> "pow";
      case FMOD -> "mod";
      case MAX -> "max";
      case MIN -> "min";
      case EQUAL -> "=";
      case NOT_EQUAL -> "≠";
      case LESS -> "<";
      case LESS_EQUAL -> "≤";
      case AND -> "∧";
      case OR -> "∨";
      case FLOOR_DIVIDE -> null;
    };
  }
}
