package dev.trigrad.engine.vector;

import static dev.trigrad.engine.java.Coefficients.ANGLE_LIMIT;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;

import dev.trigrad.engine.java.FloatMath;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions over the lanes of a {@link Lanes#HALF} vector, bit for bit those of {@link
 * FloatMath}: the same operations in the same order, in as many lanes of double.
 *
 * <p>None uses a transcendental {@code lanewise}, which rounds otherwise before C2 compiles it.
 * They are small enough to be inlined, one in a loop; larger functions stand in {@link LaneLoops},
 * since a vector that crosses a call is boxed.
 */
final class VectorMath {
  private VectorMath() {}

  /** Natural logarithm; −∞ at ±0, NaN below. */
  public static FloatVector log(FloatVector x) {
    return narrow(LogarithmLanes.log(widen(x)));
  }

  /** Sine of x radians; NaN at ±∞. */
  public static FloatVector sin(FloatVector x) {
    DoubleVector wide = widen(x);
    if (wide.lanewise(ABS).compare(GT, ANGLE_LIMIT).anyTrue()) {
      return hugeSin(x);
    }
    return narrow(AngleLanes.sin(wide));
  }

  /** Cosine of x radians; NaN at ±∞. */
  public static FloatVector cos(FloatVector x) {
    DoubleVector wide = widen(x);
    if (wide.lanewise(ABS).compare(GT, ANGLE_LIMIT).anyTrue()) {
      return hugeCos(x);
    }
    return narrow(AngleLanes.cos(wide));
  }

  private static FloatVector hugeSin(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = FloatMath.sin(lanes[i]);
    }
    return FloatVector.fromArray(Lanes.HALF, lanes, 0);
  }

  private static FloatVector hugeCos(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = FloatMath.cos(lanes[i]);
    }
    return FloatVector.fromArray(Lanes.HALF, lanes, 0);
  }

  private static DoubleVector widen(FloatVector x) {
    return (DoubleVector) x.convertShape(VectorOperators.F2D, Lanes.D, 0);
  }

  /** Rounds once. */
  private static FloatVector narrow(DoubleVector x) {
    return (FloatVector) x.convertShape(VectorOperators.D2F, Lanes.HALF, 0);
  }
}
