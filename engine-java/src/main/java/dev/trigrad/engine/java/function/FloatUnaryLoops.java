package dev.trigrad.engine.java.function;

import dev.trigrad.op.UnaryFunction;

/** Loops over float arrays for each function of one argument; one index serves both arrays. */
public final class FloatUnaryLoops {
  private FloatUnaryLoops() {}

  /** {@code y[i] = f(x[i])}. */
  public static UnaryLoop of(UnaryFunction function) {
    return switch (function) {
      case NEG -> FloatUnaryLoops::neg;
      case ABS -> FloatUnaryLoops::abs;
      case SIGN -> FloatUnaryLoops::sign;
      case FLOOR -> FloatUnaryLoops::floor;
      case ROUND -> FloatUnaryLoops::round;
      case SQUARE -> FloatUnaryLoops::square;
      case SQRT -> FloatUnaryLoops::sqrt;
      case EXP -> FloatUnaryLoops::exp;
      case LOG -> FloatUnaryLoops::log;
      case LOG2 -> FloatUnaryLoops::log2;
      case LOG10 -> FloatUnaryLoops::log10;
      case LOG1P -> FloatUnaryLoops::log1p;
      case EXPM1 -> FloatUnaryLoops::expm1;
      case SIN -> AngleLoops::sin;
      case COS -> AngleLoops::cos;
      case ATAN -> FloatUnaryLoops::atan;
      case TANH -> FloatUnaryLoops::tanh;
      case SIGMOID -> FloatUnaryLoops::sigmoid;
      case RELU -> FloatUnaryLoops::relu;
      case SOFTPLUS -> FloatUnaryLoops::softplus;
      case ERF -> FloatUnaryLoops::erf;
      case NOT -> FloatUnaryLoops::not;
    };
  }

  private static void neg(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -x[i];
    }
  }

  private static void abs(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.abs(x[i]);
    }
  }

  private static void sign(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.signum(x[i]);
    }
  }

  private static void floor(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) Math.floor(x[i]);
    }
  }

  private static void round(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) Math.rint(x[i]);
    }
  }

  private static void square(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * x[i];
    }
  }

  private static void sqrt(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) Math.sqrt(x[i]);
    }
  }

  private static void exp(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.exp(x[i]);
    }
  }

  private static void log(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.log(x[i]);
    }
  }

  private static void log2(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.log2(x[i]);
    }
  }

  private static void log10(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.log10(x[i]);
    }
  }

  private static void log1p(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.log1p(x[i]);
    }
  }

  private static void expm1(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.expm1(x[i]);
    }
  }

  private static void atan(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.atan(x[i]);
    }
  }

  private static void tanh(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.tanh(x[i]);
    }
  }

  private static void sigmoid(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.sigmoid(x[i]);
    }
  }

  private static void relu(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], 0f);
    }
  }

  private static void softplus(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.softplus(x[i]);
    }
  }

  private static void erf(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.erf(x[i]);
    }
  }

  private static void not(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = 1 - x[i];
    }
  }
}
