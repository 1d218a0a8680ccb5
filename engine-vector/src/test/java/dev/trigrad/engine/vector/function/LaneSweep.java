package dev.trigrad.engine.vector.function;

import dev.trigrad.engine.java.function.FloatMath;

/** Compares every function in lanes with the scalar one, bit by bit, at the width this JVM has. */
final class LaneSweep {
  /** Prime, so that the bit patterns tried differ in all positions. */
  private static final int STRIDE = 20_011;

  private LaneSweep() {}

  /** A function of one float. */
  interface Scalar {
    float of(float x);
  }

  /** A function over the elements of arrays from {@code from} to {@code to}. */
  interface Loop {
    void run(float[] x, float[] out, int from, int to);
  }

  /** Ends with status 1 and a message if anything differs. */
  public static void main(String[] arguments) {
    String difference = difference();
    System.out.println(difference == null ? "equal" : difference);
    System.exit(difference == null ? 0 : 1);
  }

  /** The first difference, or {@code null}. */
  static String difference() {
    float[] x = arguments();
    Object[][] cases = {
      {"exp", (Scalar) FloatMath::exp, (Loop) ExponentialLoops::exp},
      {"erf", (Scalar) FloatMath::erf, (Loop) ExponentialLoops::erf},
      {"log", (Scalar) FloatMath::log, (Loop) LogarithmLoops::log},
      {"log1p", (Scalar) FloatMath::log1p, (Loop) LogarithmLoops::log1p},
      {"sin", (Scalar) FloatMath::sin, (Loop) AngleLoops::sin},
      {"cos", (Scalar) FloatMath::cos, (Loop) AngleLoops::cos},
    };
    for (Object[] entry : cases) {
      String difference = difference((String) entry[0], (Scalar) entry[1], (Loop) entry[2], x);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static String difference(String name, Scalar scalar, Loop loop, float[] x) {
    float[] out = new float[x.length];
    loop.run(x, out, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      float expected = scalar.of(x[i]);
      if (Float.floatToIntBits(expected) != Float.floatToIntBits(out[i])) {
        return name + " of " + x[i] + " is " + out[i] + " in lanes, not " + expected;
      }
    }
    return null;
  }

  /** Bit patterns over the whole range, then numbers that fill whole vectors without exception. */
  private static float[] arguments() {
    int wide = (int) ((1L << 32) / STRIDE);
    float[] x = new float[wide + 100_003];
    for (int i = 0; i < wide; i++) {
      x[i] = Float.intBitsToFloat((int) ((long) i * STRIDE));
    }
    var random = new java.util.Random(23);
    for (int i = wide; i < x.length; i++) {
      x[i] = (float) Math.abs(random.nextGaussian() * 5);
    }
    return x;
  }
}
