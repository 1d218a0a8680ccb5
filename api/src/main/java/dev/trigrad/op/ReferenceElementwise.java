package dev.trigrad.op;

import static dev.trigrad.op.ReferenceValue.FUNCTION_ULPS;
import static dev.trigrad.op.ReferenceValue.TINY;
import static dev.trigrad.op.ReferenceValue.U;

import dev.trigrad.DType;
import dev.trigrad.TensorType;

/** Double-precision meaning of the elementwise operations, and how they carry error bounds on. */
final class ReferenceElementwise {
  private static final double UNDETERMINED = Double.POSITIVE_INFINITY;

  private ReferenceElementwise() {}

  static ReferenceValue unary(UnaryFunction f, ReferenceValue x, TensorType type) {
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      value[i] = type.dtype() == DType.INT32 ? (int) (long) f.of(x.value()[i]) : f.of(x.value()[i]);
      bound[i] = type.dtype() == DType.INT32 ? x.bound()[i] : unaryBound(f, x.value()[i], x.bound()[i], value[i]);
    }
    return new ReferenceValue(type, value, bound);
  }

  private static double unaryBound(UnaryFunction f, double x, double e, double y) {
    double carried = e == 0 ? 0 : carried(f, x, e, y);
    if (e == 0 && !Double.isFinite(y)) {
      return 0;
    }
    return switch (f) {
      case NEG, ABS, RELU -> carried;
      case SIGN, NOT -> e > 0 && Math.abs(x) <= e ? UNDETERMINED : 0;
      case SQUARE, SQRT -> carried + U * (Math.abs(y) + carried) + TINY;
      default -> carried + 2 * FUNCTION_ULPS * U * (Math.abs(y) + carried) + FUNCTION_ULPS * TINY;
    };
  }

  /** Every function here is monotone or convex, or changes by no more than its argument, so the ends of the interval tell the worst. */
  private static double carried(UnaryFunction f, double x, double e, double y) {
    if (f == UnaryFunction.SIN || f == UnaryFunction.COS) {
      return Math.min(e, 2);
    }
    double low = Math.abs(f.of(x - e) - y);
    double high = Math.abs(f.of(x + e) - y);
    double worst = Math.max(low, high);
    return Double.isNaN(worst) ? UNDETERMINED : worst;
  }

  static ReferenceValue binary(BinaryFunction f, ReferenceValue a, ReferenceValue b, TensorType type) {
    int[] ia = ReferenceLayout.broadcast(a.type().shape(), type.shape());
    int[] ib = ReferenceLayout.broadcast(b.type().shape(), type.shape());
    boolean ints = a.type().dtype() == DType.INT32;
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      double x = a.value()[ia[i]];
      double y = b.value()[ib[i]];
      value[i] = ints && !f.truth() ? (int) (long) exactInt(f, x, y) : f.of(x, y);
      bound[i] = binaryBound(f, x, a.bound()[ia[i]], y, b.bound()[ib[i]], value[i], ints);
    }
    return new ReferenceValue(type, value, bound);
  }

  /** The product of two ints does not fit a double, so it is formed in long. */
  private static double exactInt(BinaryFunction f, double x, double y) {
    return f == BinaryFunction.MUL ? (int) ((long) x * (long) y) : f.of(x, y);
  }

  private static double binaryBound(BinaryFunction f, double x, double ex, double y, double ey, double z, boolean ints) {
    if (ints && !f.truth()) {
      return ex + ey > 0 ? UNDETERMINED : 0;
    }
    if (ex + ey == 0 && !Double.isFinite(z)) {
      return 0;
    }
    return switch (f) {
      case ADD, SUB -> ex + ey + U * (Math.abs(z) + ex + ey);
      case MUL -> {
        double carried = product(x, ey) + product(y, ex) + ex * ey;
        yield carried + U * (Math.abs(z) + carried) + TINY;
      }
      case DIV -> {
        double nearest = Math.abs(y) - ey;
        double carried = ex + ey == 0 ? 0 : nearest <= 0 ? UNDETERMINED : (ex + Math.abs(z) * ey) / nearest;
        yield carried + U * (Math.abs(z) + carried) + TINY;
      }
      case POW -> powBound(x, ex, y, ey, z);
      case MAX, MIN -> Math.max(ex, ey);
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL -> ex + ey > 0 && Math.abs(x - y) <= ex + ey ? UNDETERMINED : 0;
      case AND, OR -> Math.max(ex, ey);
    };
  }

  /** 0 · ∞ counts as 0: an exact operand carries nothing. */
  private static double product(double x, double e) {
    return e == 0 || x == 0 ? 0 : Math.abs(x) * e;
  }

  private static double powBound(double x, double ex, double y, double ey, double z) {
    double worst = 0;
    if (ex + ey > 0) {
      if (x - ex <= 0) {
        return UNDETERMINED;
      }
      for (double a : new double[] {x - ex, x + ex}) {
        for (double b : new double[] {y - ey, y + ey}) {
          worst = Math.max(worst, Math.abs(StrictMath.pow(a, b) - z));
        }
      }
    }
    return worst + 2 * FUNCTION_ULPS * U * (Math.abs(z) + worst) + FUNCTION_ULPS * TINY;
  }

  static ReferenceValue where(ReferenceValue c, ReferenceValue a, ReferenceValue b, TensorType type) {
    int[] ic = ReferenceLayout.broadcast(c.type().shape(), type.shape());
    int[] ia = ReferenceLayout.broadcast(a.type().shape(), type.shape());
    int[] ib = ReferenceLayout.broadcast(b.type().shape(), type.shape());
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      boolean first = c.value()[ic[i]] != 0;
      value[i] = first ? a.value()[ia[i]] : b.value()[ib[i]];
      bound[i] = c.bound()[ic[i]] > 0 ? UNDETERMINED : first ? a.bound()[ia[i]] : b.bound()[ib[i]];
    }
    return new ReferenceValue(type, value, bound);
  }

  static ReferenceValue cast(ReferenceValue x, TensorType type) {
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    boolean fromInts = x.type().dtype() == DType.INT32;
    for (int i = 0; i < value.length; i++) {
      double v = x.value()[i];
      double e = x.bound()[i];
      switch (type.dtype()) {
        case INT32 -> {
          value[i] = (int) v;
          bound[i] = e > 0 && (int) (v - e) != (int) (v + e) ? UNDETERMINED : 0;
        }
        case BOOL -> {
          value[i] = v != 0 ? 1 : 0;
          bound[i] = e > 0 && Math.abs(v) <= e ? UNDETERMINED : 0;
        }
        default -> {
          value[i] = v;
          bound[i] = e + (fromInts && Math.abs(v) > 1 << 24 ? U * Math.abs(v) : 0);
        }
      }
    }
    return new ReferenceValue(type, value, bound);
  }
}
