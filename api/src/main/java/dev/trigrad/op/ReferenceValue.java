package dev.trigrad.op;

import dev.trigrad.TensorType;

/**
 * A tensor in double precision, with a bound on how far a float32 engine may be from each element.
 *
 * <p>The bound runs with the computation: each operation adds its own rounding (u = 2⁻²⁴ times the magnitude of what it adds up, and at
 * most {@value #FUNCTION_ULPS} units in the last place for an elementary function) to what its inputs' bounds become. An infinite bound
 * means undetermined: rounding alone may decide a comparison either way. Truth values are 0 and 1.
 *
 * @param type element type and shape
 * @param value the elements in row-major order
 * @param bound largest allowed distance of each
 */
public record ReferenceValue(TensorType type, double[] value, double[] bound) {
  /** Unit roundoff of float32. */
  public static final double U = 0x1p-24;

  /** Spacing of the smallest floats. */
  public static final double TINY = 0x1p-149;

  /** Allowed error of an elementary function, in units in the last place; one unit is at most 2u relatively. */
  public static final int FUNCTION_ULPS = 4;

  /** Elements that every engine holds exactly. */
  public static ReferenceValue exact(TensorType type, double[] value) {
    return new ReferenceValue(type, value, new double[value.length]);
  }

  /** The elements of a host array, exactly. */
  public static ReferenceValue of(TensorType type, Object array) {
    double[] value = new double[type.elements()];
    for (int i = 0; i < value.length; i++) {
      value[i] = array instanceof float[] floats ? floats[i] : ((int[]) array)[i];
    }
    return exact(type, value);
  }

  /** Whether an engine may have {@code actual} as element {@code i}. */
  public boolean accepts(int i, double actual) {
    double v = value[i];
    double b = bound[i];
    if (Double.isInfinite(b) || Double.isNaN(b)) {
      return true;
    }
    if (Double.isNaN(v) || Double.isNaN(actual)) {
      return Double.isNaN(v) && Double.isNaN(actual);
    }
    if (actual == v) {
      return true;
    }
    if (Double.isInfinite(actual)) {
      // What a float cannot hold becomes infinite.
      return Math.signum(v) == Math.signum(actual) && Math.abs(v) + b >= Float.MAX_VALUE;
    }
    return Math.abs(actual - v) <= b;
  }
}
