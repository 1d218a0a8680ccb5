package dev.trigrad.engine.java.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FloatMathTest {
  /** Distance of the bit patterns tried, a prime: two million arguments over all of float32. */
  private static final int STRIDE = 2039;

  private static final double MAX_ULP = UnaryCase.ROUNDED_ONCE;

  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    1f,
    -1f,
    0.5f,
    -0.5f,
    Math.nextDown(1f),
    Math.nextUp(1f),
    Math.nextUp(-1f),
    Math.nextDown(-1f),
    2f,
    -2f,
    88.72283f,
    88.72284f,
    89f,
    -87.3365f,
    -103.27893f,
    -103.97208f,
    -104f,
    -105f,
    -106f,
    105f,
    106f,
    9f,
    9.1f,
    4f,
    -4f,
    0x1p-12f,
    -0x1p-12f,
    (float) Math.PI,
    (float) (Math.PI / 2),
    0x1p30f,
    Math.nextUp(0x1p30f),
    16367173f * 0x1p72f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  @ParameterizedTest
  @EnumSource(UnaryCase.class)
  void everyRangeOfArgumentsIsWithinBound(UnaryCase function) {
    double worst = 0;
    float argument = 0;
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      double error = error(function.of(x), function.reference(x));
      if (error > worst) {
        worst = error;
        argument = x;
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < 1_000_000; i++) {
      float x = (float) (random.nextGaussian() * 4);
      double error = error(function.of(x), function.reference(x));
      if (error > worst) {
        worst = error;
        argument = x;
      }
    }
    System.out.printf("%-9s %.4f ulp at %s%n", function, worst, argument);
    assertTrue(worst <= function.ulps(), function + ": " + worst + " ulp at " + argument);
  }

  /** All of them, in about ten minutes: {@code -Dgroups=exhaustive -DexcludedGroups=none}. */
  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource(
      value = UnaryCase.class,
      names = {"EXP", "ERF"})
  void everyArgumentIsWithinBound(UnaryCase function) {
    for (long bits = 0; bits < 1L << 32; bits++) {
      float x = Float.intBitsToFloat((int) bits);
      float y = function.of(x);
      if (!(error(y, function.reference(x)) <= function.ulps())) {
        throw new AssertionError(function + " of " + x + " is " + y);
      }
      assertTrue(function != UnaryCase.ERF || !(Math.abs(y) > 1));
    }
  }

  @Test
  void powersOfTwoAreExact() {
    for (int k = -77; k <= 77; k++) {
      assertEquals(Math.scalb(1f, k), Exponentials.powerOfTwo(k));
    }
  }

  @ParameterizedTest
  @EnumSource(UnaryCase.class)
  void specialValuesAreThoseOfStrictMath(UnaryCase function) {
    for (float x : SPECIAL) {
      float expected = (float) function.reference(x);
      float actual = function.of(x);
      if (expected == 0 || !Float.isFinite(expected) || Math.abs(expected) == 1) {
        int bits = Float.floatToIntBits(expected);
        assertEquals(bits, Float.floatToIntBits(actual), function + " of " + x);
      } else {
        double error = error(actual, function.reference(x));
        assertTrue(error <= function.ulps(), function + " of " + x + " is " + actual);
      }
    }
  }

  @Test
  void loopsOverAnglesHaveTheBitsOfTheFunctions() {
    Random random = new Random(17);
    float[] x = new float[1000];
    float[] sin = new float[x.length];
    float[] cos = new float[x.length];
    for (float limit : new float[] {10f, 1e6f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY}) {
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() * limit;
      }
      AngleLoops.sin(x, sin, 1, x.length);
      AngleLoops.cos(x, cos, 1, x.length);
      for (int i = 1; i < x.length; i++) {
        assertEquals(FloatMath.sin(x[i]), sin[i]);
        assertEquals(FloatMath.cos(x[i]), cos[i]);
      }
    }
  }

  @Test
  void powIsWithinBound() {
    Random random = new Random(11);
    double worst = 0;
    for (int i = 0; i < 2_000_000; i++) {
      float bits = Float.intBitsToFloat(random.nextInt());
      float x = i % 2 == 0 ? bits : (float) StrictMath.exp(random.nextGaussian() * 3);
      float y = i % 3 == 0 ? random.nextInt(21) - 10 : (float) (random.nextGaussian() * 8);
      worst = Math.max(worst, error(FloatMath.pow(x, y), StrictMath.pow(x, y)));
    }
    System.out.printf("%-9s %.4f ulp%n", "POW", worst);
    assertTrue(worst <= MAX_ULP, worst + " ulp");
  }

  @Test
  void powTreatsSpecialValuesAsStrictMathDoes() {
    for (float x : SPECIAL) {
      for (float y : SPECIAL) {
        assertTrue(
            error(FloatMath.pow(x, y), StrictMath.pow(x, y)) <= MAX_ULP,
            () -> "pow(" + x + ", " + y + ") is " + FloatMath.pow(x, y));
      }
    }
    for (int base = 1; base < 256; base++) {
      assertEquals(base * base, FloatMath.pow(base, 2));
      assertEquals(base, FloatMath.pow(base * base, 0.5f));
      assertEquals(base, FloatMath.pow(base, 1));
    }
  }

  /** Distance from the exact value in units in the last place; 0 for equal infinities and NaN. */
  private static double error(float actual, double exact) {
    float rounded = (float) exact;
    if (Float.compare(actual, rounded) == 0) {
      return Float.isFinite(rounded) ? Math.abs(actual - exact) / Math.ulp(rounded) : 0;
    }
    if (!Float.isFinite(rounded) || !Float.isFinite(actual) || actual == 0 && rounded == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - exact) / Math.ulp(rounded);
  }
}
