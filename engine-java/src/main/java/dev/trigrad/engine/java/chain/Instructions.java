package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.function.BinaryLoop;
import dev.trigrad.engine.java.function.UnaryLoop;
import dev.trigrad.engine.java.function.WhereLoop;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;

/**
 * Elementwise operations over registers: arrays of which the first n elements, or for a scalar the
 * first one, are valid.
 */
public final class Instructions {
  private Instructions() {}

  /** One operation on the first {@code n} elements of its registers. */
  public interface Instruction {
    /** The loop that does it: an object of the class that computes. */
    default Object loop() {
      return this;
    }

    void run(Object[] registers, int from, int to);

    /** Whether operands of more than one number may begin somewhere in their arrays. */
    default boolean offsets() {
      return false;
    }

    /** The first {@code n} elements, from {@code offsets[k]} on in register k. */
    default void run(Object[] registers, int[] offsets, int n) {
      run(registers, 0, n);
    }
  }

  /**
   * The operation {@code op} from registers {@code in} to register {@code y}.
   *
   * @param types element types of the operands
   * @param scalar which operands are scalars; only for the two of a float binary function, and not
   *     both
   */
  public static Instruction of(
      ElementwisePrimitive op, DType[] types, int[] in, boolean[] scalar, int y, LoopTable loops) {
    return switch (op) {
      case Unary(UnaryFunction function) ->
          types[0] == DType.INT32
              ? intUnary(function, in[0], y)
              : unary(loops.unary(function), in[0], y);
      case Binary(BinaryFunction function) ->
          types[0] == DType.INT32
              ? intBinary(function, in, y)
              : binary(loops.binary(function, LoopTable.Operands.of(scalar)), in, y);
      case Where _ -> types[1] == DType.INT32 ? intWhere(in, y) : where(loops.where(), in, y);
      case Cast(DType to) -> cast(types[0], to, in[0], y);
    };
  }

  private static Instruction unary(UnaryLoop loop, int x, int y) {
    return new Instruction() {
      @Override
      public Object loop() {
        return loop;
      }

      @Override
      public void run(Object[] r, int from, int to) {
        loop.run((float[]) r[x], (float[]) r[y], from, to);
      }
    };
  }

  private static Instruction binary(BinaryLoop loop, int[] in, int y) {
    int a = in[0];
    int b = in[1];
    return new Instruction() {
      @Override
      public Object loop() {
        return loop;
      }

      @Override
      public void run(Object[] r, int from, int to) {
        loop.run((float[]) r[a], (float[]) r[b], (float[]) r[y], from, to);
      }
    };
  }

  private static Instruction where(WhereLoop loop, int[] in, int y) {
    int condition = in[0];
    int a = in[1];
    int b = in[2];
    return new Instruction() {
      @Override
      public Object loop() {
        return loop;
      }

      @Override
      public void run(Object[] r, int from, int to) {
        float[] c = (float[]) r[condition];
        loop.run(c, (float[]) r[a], (float[]) r[b], (float[]) r[y], from, to);
      }
    };
  }

  static void where(float[] condition, float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      // Selects by bits, since a branch that cannot be predicted costs seven times as much: all
      // ones where the condition is 1f = 3f800000, zero where it is 0f.
      int mask = Float.floatToRawIntBits(condition[i]) << 2 >> 31;
      int chosen = Float.floatToRawIntBits(a[i]) & mask;
      y[i] = Float.intBitsToFloat(chosen | Float.floatToRawIntBits(b[i]) & ~mask);
    }
  }

  private static Instruction intWhere(int[] in, int y) {
    int condition = in[0];
    int a = in[1];
    int b = in[2];
    return (r, from, to) -> {
      float[] c = (float[]) r[condition];
      int[] p = (int[]) r[a];
      int[] q = (int[]) r[b];
      int[] z = (int[]) r[y];
      for (int i = from; i < to; i++) {
        z[i] = c[i] != 0 ? p[i] : q[i];
      }
    };
  }

  private static Instruction cast(DType source, DType target, int x, int y) {
    if (source == DType.INT32) {
      return target == DType.INT32
          ? (r, from, to) -> System.arraycopy(r[x], from, r[y], from, to - from)
          : intToFloat(target, x, y);
    }
    return switch (target) {
      case INT32 ->
          (r, from, to) -> {
            float[] f = (float[]) r[x];
            int[] z = (int[]) r[y];
            for (int i = from; i < to; i++) {
              z[i] = (int) f[i];
            }
          };
      case BOOL ->
          (r, from, to) -> {
            float[] f = (float[]) r[x];
            float[] z = (float[]) r[y];
            for (int i = from; i < to; i++) {
              z[i] = f[i] != 0 ? 1 : 0;
            }
          };
      case FLOAT32, FLOAT64 -> (r, from, to) -> System.arraycopy(r[x], from, r[y], from, to - from);
    };
  }

  private static Instruction intToFloat(DType target, int x, int y) {
    boolean truth = target == DType.BOOL;
    return (r, from, to) -> {
      int[] v = (int[]) r[x];
      float[] z = (float[]) r[y];
      for (int i = from; i < to; i++) {
        z[i] = truth ? v[i] != 0 ? 1 : 0 : v[i];
      }
    };
  }

  private static Instruction intUnary(UnaryFunction function, int x, int y) {
    return (r, from, to) -> {
      int[] v = (int[]) r[x];
      int[] z = (int[]) r[y];
      for (int i = from; i < to; i++) {
        z[i] =
            switch (function) {
              case NEG -> -v[i];
              case FLOOR, ROUND -> v[i];
              case ABS -> Math.abs(v[i]);
              case SIGN -> Integer.signum(v[i]);
              case SQUARE,
                  SQRT,
                  EXP,
                  LOG,
                  LOG2,
                  LOG10,
                  LOG1P,
                  EXPM1,
                  SIN,
                  COS,
                  ATAN,
                  TANH,
                  SIGMOID,
                  RELU,
                  SOFTPLUS,
                  ERF,
                  NOT ->
                  throw new IllegalArgumentException(function + " of int32");
            };
      }
    };
  }

  private static Instruction intBinary(BinaryFunction function, int[] in, int y) {
    int a = in[0];
    int b = in[1];
    if (function.truth()) {
      return (r, from, to) ->
          compare(function, (int[]) r[a], (int[]) r[b], (float[]) r[y], from, to);
    }
    return (r, from, to) ->
        arithmetic(function, (int[]) r[a], (int[]) r[b], (int[]) r[y], from, to);
  }

  private static void compare(
      BinaryFunction function, int[] a, int[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean truth =
          switch (function) {
            case EQUAL -> a[i] == b[i];
            case NOT_EQUAL -> a[i] != b[i];
            case LESS -> a[i] < b[i];
            case LESS_EQUAL -> a[i] <= b[i];
            case ADD, SUB, MUL, DIV, POW, FMOD, FLOOR_DIVIDE, MAX, MIN, AND, OR ->
                throw new IllegalArgumentException(function + " of int32");
          };
      y[i] = truth ? 1 : 0;
    }
  }

  private static void arithmetic(
      BinaryFunction function, int[] a, int[] b, int[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] =
          switch (function) {
            case ADD -> a[i] + b[i];
            case SUB -> a[i] - b[i];
            case MUL -> a[i] * b[i];
            case FLOOR_DIVIDE -> Math.floorDiv(a[i], b[i]);
            case MAX -> Math.max(a[i], b[i]);
            case MIN -> Math.min(a[i], b[i]);
            case DIV, POW, FMOD, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, AND, OR ->
                throw new IllegalArgumentException(function + " of int32");
          };
    }
  }
}
