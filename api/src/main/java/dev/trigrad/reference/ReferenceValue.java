package dev.trigrad.reference;

import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.TensorType;

/**
 * What a value is in double precision, and how far a float32 engine may be from it.
 *
 * <p>Bounds are derived from the operands' bounds and from the rounding of one operation: half a
 * unit in the last place where IEEE 754 rounds correctly, four for the elementary functions, {@code
 * n · 2⁻²⁴ · Σ|terms|} for a sum of n terms in any order. A bound of 0 asks for exactly this value,
 * sign of zero included; a bound of +∞ means undetermined. A decision (a comparison, an index) that
 * the operands' bounds leave open has a bound that covers all outcomes. Source: Higham, Accuracy
 * and Stability of Numerical Algorithms, 2nd edition, sections 3.1 and 4.2.
 *
 * @param type element type and shape; truth values are 0 and 1
 * @param value one number per element, row-major; do not change it
 * @param bound largest absolute error per element, never negative or NaN; do not change it
 */
public record ReferenceValue(TensorType type, double[] value, double[] bound) {
  /** Unit roundoff of float32. */
  public static final double U = 0x1p-24;

  /** Checks the lengths. */
  public ReferenceValue {
    if (value.length != type.elements() || bound.length != value.length) {
      throw new ShapeException(
          "reference value: "
              + value.length
              + " values and "
              + bound.length
              + " bounds for "
              + type);
    }
  }

  /** Exactly {@code value}. */
  public static ReferenceValue exact(TensorType type, double[] value) {
    return new ReferenceValue(type, value, new double[value.length]);
  }

  /** Exactly the elements of a host array, which may be longer than the type needs. */
  public static ReferenceValue of(TensorType type, Object array) {
    double[] value = new double[type.elements()];
    for (int i = 0; i < value.length; i++) {
      value[i] = element(array, i);
    }
    return exact(type, value);
  }

  private static double element(Object array, int i) {
    return switch (array) {
      case float[] f -> f[i];
      case int[] n -> n[i];
      case double[] d -> d[i];
      default ->
          throw new DTypeException(
              "reference value: expected float[], int[] or double[], got " + array);
    };
  }

  /** Number of elements. */
  public int elements() {
    return value.length;
  }

  /** Whether every bound is 0. */
  public boolean exact() {
    for (double b : bound) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code actual} is within the bound of element {@code i}. */
  public boolean accepts(int i, double actual) {
    double v = value[i];
    double b = bound[i];
    if (b == Double.POSITIVE_INFINITY) {
      return true;
    }
    if (b == 0) {
      return Double.isNaN(v)
          ? Double.isNaN(actual)
          : Double.doubleToRawLongBits(v) == Double.doubleToRawLongBits(actual);
    }
    return Math.abs(actual - v) <= b;
  }

  /** The first element of a host array that is not within its bound, or −1. */
  public int firstOutside(Object array) {
    for (int i = 0; i < value.length; i++) {
      if (!accepts(i, element(array, i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Largest {@code |actual − value| / bound} over the elements with a finite positive bound: how
   * much of it was used.
   */
  public double used(Object array) {
    double used = 0;
    for (int i = 0; i < value.length; i++) {
      if (bound[i] > 0 && bound[i] < Double.POSITIVE_INFINITY) {
        used = Math.max(used, Math.abs(element(array, i) - value[i]) / bound[i]);
      }
    }
    return used;
  }

  /** Element {@code i} as {@code value ± bound}. */
  public String describe(int i) {
    return value[i] + " ± " + bound[i];
  }

  /** Type and number of elements that are exact, bounded and undetermined. */
  @Override
  public String toString() {
    int exact = 0;
    int open = 0;
    for (double b : bound) {
      exact += b == 0 ? 1 : 0;
      open += b == Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return type
        + ": "
        + exact
        + " exact, "
        + (bound.length - exact - open)
        + " bounded, "
        + open
        + " undetermined";
  }
}
