package dev.trigrad.reference.arithmetic;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Where;
import dev.trigrad.reference.ReferenceValue;

/** {@link Binary} and {@link Where} in double precision. */
public final class ReferenceBinary {
  private ReferenceBinary() {}

  public static ReferenceValue binary(
      BinaryFunction f, TensorType type, ReferenceValue a, ReferenceValue b) {
    int[] fromA = ReferenceLayout.broadcast(a.type().shape(), type.shape());
    int[] fromB = ReferenceLayout.broadcast(b.type().shape(), type.shape());
    if (f == BinaryFunction.FLOOR_DIVIDE && type.elements() > 0) {
      Binary.checkDivisors(f.label(), ReferenceLayout.ints(b), b.elements());
    }
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      double x = a.value()[fromA[i]];
      double y = b.value()[fromB[i]];
      double ex = a.bound()[fromA[i]];
      double ey = b.bound()[fromB[i]];
      if (f.truth()) {
        value[i] = f.of(x, y);
        bound[i] = truthBound(f, x, ex, y, ey, value[i]);
      } else if (type.dtype() == DType.INT32) {
        value[i] = integer(f, x, y);
        bound[i] = integerBound(f, x, ex, y, ey, value[i]);
      } else {
        double v = f.of(x, y);
        double ulps = f == BinaryFunction.POW && x == 0 && v == 0 ? 0 : f.ulps();
        RoundingError.store(value, bound, i, v, propagated(f, x, ex, y, ey, v), ulps);
      }
    }
    return new ReferenceValue(type, value, bound);
  }

  static double propagated(BinaryFunction f, double x, double ex, double y, double ey, double v) {
    if (ex == 0 && ey == 0) {
      return 0;
    }
    if (ex == Double.POSITIVE_INFINITY || ey == Double.POSITIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    if (f == BinaryFunction.FMOD) {
      return remainder(x, ex, y, ey, v);
    }
    boolean pole =
        f == BinaryFunction.DIV && Math.abs(y) <= ey
            || f == BinaryFunction.POW && !regular(x, ex, y, ey);
    return pole ? Double.POSITIVE_INFINITY : corners(f, x, ex, y, ey, v);
  }

  /** Linear while the quotient stays; else anything up to the divisor. */
  private static double remainder(double x, double ex, double y, double ey, double v) {
    double divisor = Math.abs(y) + ey;
    if (!(Math.abs(y) > ey)) {
      return Double.POSITIVE_INFINITY;
    }
    double quotient = whole(x / y);
    boolean stays =
        quotient == whole((x - ex) / (y - ey))
            && quotient == whole((x - ex) / (y + ey))
            && quotient == whole((x + ex) / (y - ey))
            && quotient == whole((x + ex) / (y + ey))
            && Math.abs(v) + ex < divisor;
    return stays ? ex + Math.abs(quotient) * ey : divisor + Math.abs(v);
  }

  private static double whole(double quotient) {
    return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
  }

  /**
   * Whether xʸ is monotone in both arguments around here, or a power with an exact integer
   * exponent.
   */
  private static boolean regular(double x, double ex, double y, double ey) {
    boolean integer = ey == 0 && y == Math.rint(y);
    return x - ex > 0 || integer && (y >= 0 || Math.abs(x) > ex);
  }

  /** A function monotone in each argument takes its extremes at the corners of the box. */
  private static double corners(
      BinaryFunction f, double x, double ex, double y, double ey, double v) {
    double low =
        Math.max(
            RoundingError.deviation(v, f.of(x - ex, y - ey)),
            RoundingError.deviation(v, f.of(x - ex, y + ey)));
    double high =
        Math.max(
            RoundingError.deviation(v, f.of(x + ex, y - ey)),
            RoundingError.deviation(v, f.of(x + ex, y + ey)));
    return Math.max(low, high);
  }

  private static double truthBound(
      BinaryFunction f, double x, double ex, double y, double ey, double v) {
    if (ex == 0 && ey == 0) {
      return 0;
    }
    if (ex == Double.POSITIVE_INFINITY || ey == Double.POSITIVE_INFINITY) {
      return 1;
    }
    if (f == BinaryFunction.EQUAL || f == BinaryFunction.NOT_EQUAL) {
      return Math.abs(x - y) <= ex + ey ? 1 : 0;
    }
    return corners(f, x, ex, y, ey, v);
  }

  static double integer(BinaryFunction f, double x, double y) {
    return switch (f) {
      case ADD -> (int) x + (int) y;
      case SUB -> (int) x - (int) y;
      case MUL -> (int) x * (int) y;
      case FLOOR_DIVIDE -> Math.floorDiv((int) x, (int) y);
      default -> f.of(x, y);
    };
  }

  static double integerBound(BinaryFunction f, double x, double ex, double y, double ey, double v) {
    if (ex == 0 && ey == 0) {
      return 0;
    }
    if (f == BinaryFunction.FLOOR_DIVIDE && !(Math.abs(y) > ey)) {
      return Double.POSITIVE_INFINITY;
    }
    double spread = corners(f, x, ex, y, ey, f.of(x, y));
    boolean wraps = v != f.of(x, y) || Math.abs(v) + spread > Integer.MAX_VALUE;
    return wraps ? Double.POSITIVE_INFINITY : spread;
  }

  public static ReferenceValue where(
      TensorType type, ReferenceValue condition, ReferenceValue a, ReferenceValue b) {
    int[] fromC = ReferenceLayout.broadcast(condition.type().shape(), type.shape());
    int[] fromA = ReferenceLayout.broadcast(a.type().shape(), type.shape());
    int[] fromB = ReferenceLayout.broadcast(b.type().shape(), type.shape());
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      boolean first = condition.value()[fromC[i]] != 0;
      ReferenceValue chosen = first ? a : b;
      ReferenceValue other = first ? b : a;
      int at = first ? fromA[i] : fromB[i];
      int beside = first ? fromB[i] : fromA[i];
      value[i] = chosen.value()[at];
      bound[i] = chosen.bound()[at];
      if (condition.bound()[fromC[i]] > 0) {
        double distance =
            RoundingError.deviation(value[i], other.value()[beside]) + other.bound()[beside];
        bound[i] = Math.max(bound[i], distance);
      }
    }
    return new ReferenceValue(type, value, bound);
  }
}
