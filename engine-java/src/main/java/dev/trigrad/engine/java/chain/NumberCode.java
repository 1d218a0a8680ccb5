package dev.trigrad.engine.java.chain;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;

import dev.trigrad.DType;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Writes operations on floats, the operands on the stack. */
public final class NumberCode {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final MethodTypeDesc OF_ONE = MethodTypeDesc.of(CD_float, CD_float);
  private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_float, CD_float, CD_float);
  private static final MethodTypeDesc OF_DOUBLE = MethodTypeDesc.of(CD_double, CD_double);

  private NumberCode() {}

  /**
   * Whether there is code for {@code op} on operands of {@code types}: C2 vectorises a loop of it,
   * and all are stored as floats.
   */
  public static boolean writes(ElementwisePrimitive op, DType[] types) {
    return storedAsFloats(types)
        && switch (op) {
          case Unary(UnaryFunction function) -> writes(function);
          case Binary(BinaryFunction function) -> writes(function);
          // Chosen by bits in a loop of its own, which a choice by branches in a chain is not.
          case Where _ -> false;
          case Cast(DType to) -> to == DType.FLOAT32 || to == types[0];
        };
  }

  private static boolean writes(UnaryFunction function) {
    return switch (function) {
      case NEG, ABS, SQUARE, SQRT, RELU, NOT -> true;
      // Calls and branches, with which C2 vectorises no loop.
      case SIGN, FLOOR, ROUND -> false;
      case EXP, LOG, LOG2, LOG10, LOG1P, EXPM1, SIN, COS, ATAN -> false;
      case TANH, SIGMOID, SOFTPLUS, ERF -> false;
    };
  }

  private static boolean writes(BinaryFunction function) {
    return switch (function) {
      case ADD, SUB, MUL, DIV, MAX, MIN, AND, OR -> true;
      case POW, FMOD, FLOOR_DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL -> false;
    };
  }

  /** Whether all operands of {@code types} are stored as floats. */
  public static boolean storedAsFloats(DType[] types) {
    for (DType type : types) {
      if (type != DType.FLOAT32 && type != DType.BOOL) {
        return false;
      }
    }
    return true;
  }

  /** Writes {@code op} on the operands on the stack, as in the loops of one operation. */
  public static void apply(ElementwisePrimitive op, CodeBuilder code) {
    switch (op) {
      case Unary(UnaryFunction function) -> unary(function, code);
      case Binary(BinaryFunction function) -> binary(function, code);
      case Where _ -> throw noCode(op);
      // Truth values are 0 and 1 already.
      case Cast _ -> {}
    }
  }

  private static void unary(UnaryFunction function, CodeBuilder code) {
    switch (function) {
      case NEG -> code.fneg();
      case ABS -> code.invokestatic(MATH, "abs", OF_ONE);
      case SQUARE -> code.dup().fmul();
      case SQRT -> code.f2d().invokestatic(MATH, "sqrt", OF_DOUBLE).d2f();
      case RELU -> code.fconst_0().invokestatic(MATH, "max", OF_TWO);
      case NOT -> code.fconst_1().swap().fsub();
      case SIGN, FLOOR, ROUND, EXP, LOG, LOG2, LOG10, LOG1P, EXPM1 ->
          throw noCode(Unary.of(function));
      case SIN, COS, ATAN, TANH, SIGMOID, SOFTPLUS, ERF -> throw noCode(Unary.of(function));
    }
  }

  private static void binary(BinaryFunction function, CodeBuilder code) {
    switch (function) {
      case ADD -> code.fadd();
      case SUB -> code.fsub();
      case MUL, AND -> code.fmul();
      case DIV -> code.fdiv();
      case MAX, OR -> code.invokestatic(MATH, "max", OF_TWO);
      case MIN -> code.invokestatic(MATH, "min", OF_TWO);
      case POW, FMOD, FLOOR_DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL ->
          throw noCode(Binary.of(function));
    }
  }

  private static IllegalArgumentException noCode(ElementwisePrimitive op) {
    return new IllegalArgumentException("no part of a chain: " + op.name());
  }
}
