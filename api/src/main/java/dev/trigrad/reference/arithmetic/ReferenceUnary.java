package dev.trigrad.reference.arithmetic;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.reference.ReferenceValue;

/** {@link Unary} and {@link Cast} in double precision. */
public final class ReferenceUnary {
  private ReferenceUnary() {}

  public static ReferenceValue unary(UnaryFunction f, TensorType type, ReferenceValue x) {
    double[] value = new double[x.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      double at = x.value()[i];
      double error = x.bound()[i];
      if (type.dtype() == DType.INT32) {
        value[i] = wrap(f.of(at));
        bound[i] = error;
      } else {
        double v = f.of(at);
        // Zero maps to zero without rounding, and keeps its sign.
        double ulps = at == 0 && v == 0 && error == 0 ? 0 : f.ulps();
        RoundingError.store(value, bound, i, v, propagated(f, at, error, v), ulps);
      }
    }
    return new ReferenceValue(type, value, bound);
  }

  /**
   * Monotone and convex functions deviate most at the ends of the interval; sine and cosine change
   * no faster than x.
   */
  private static double propagated(UnaryFunction f, double x, double error, double v) {
    if (error == 0) {
      return 0;
    }
    if (error == Double.POSITIVE_INFINITY) {
      return f == UnaryFunction.NOT ? 1 : error;
    }
    if (f == UnaryFunction.SIN || f == UnaryFunction.COS) {
      return Double.isNaN(v) ? 0 : Math.min(error, 2);
    }
    return Math.max(
        RoundingError.deviation(v, f.of(x - error)), RoundingError.deviation(v, f.of(x + error)));
  }

  /** The 32 low bits of an integer. */
  static double wrap(double integer) {
    return (int) (long) integer;
  }

  public static ReferenceValue cast(TensorType type, ReferenceValue x) {
    double[] value = new double[x.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      double at = x.value()[i];
      double error = x.bound()[i];
      switch (type.dtype()) {
        case FLOAT32, FLOAT64 ->
            RoundingError.store(
                value, bound, i, at, error, x.type().dtype() == DType.INT32 ? 0.5 : 0);
        case INT32 -> {
          value[i] = (int) at;
          double spread =
              Math.max(
                  Math.abs((int) (at - error) - value[i]), Math.abs((int) (at + error) - value[i]));
          bound[i] = error == Double.POSITIVE_INFINITY ? error : spread;
        }
        case BOOL -> {
          value[i] = at != 0 ? 1 : 0;
          bound[i] = error > 0 && !(Math.abs(at) > error) ? 1 : 0;
        }
      }
    }
    return new ReferenceValue(type, value, bound);
  }
}
