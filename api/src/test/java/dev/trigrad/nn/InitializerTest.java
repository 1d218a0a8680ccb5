package dev.trigrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * First values have the moments that their sources ask for; seeds are fixed, so nothing here is
 * left to chance.
 */
class InitializerTest {
  private static final Shape SHAPE = Shape.of(300, 200);

  /** Five standard errors of a mean: one in two million samples lies outside. */
  private static final double FAR = 5;

  @Test
  void varianceIsThatOfThePapers() {
    var variances =
        Map.of(
            Initializer.glorotUniform(), 2.0 / 500,
            Initializer.glorotNormal(), 2.0 / 500,
            Initializer.heUniform(), 2.0 / 300,
            Initializer.heNormal(), 2.0 / 300,
            Initializer.normal(3), 9.0,
            Initializer.uniform(-3, 3), 3.0);
    variances.forEach(
        (initializer, variance) -> {
          double sum = 0;
          double squares = 0;
          double fourths = 0;
          float[] values = initializer.values(SHAPE, RandomKey.of(11));
          for (float value : values) {
            sum += value;
            squares += (double) value * value;
            fourths += Math.pow(value, 4);
          }
          int n = values.length;
          assertEquals(0, sum / n, FAR * Math.sqrt(variance / n));
          assertEquals(
              variance, squares / n, FAR * Math.sqrt((fourths / n - variance * variance) / n));
        });
  }

  @Test
  void uniformValuesKeepTheirLimits() {
    float limit = (float) Math.sqrt(6.0 / 500);
    for (float value : Initializer.glorotUniform().values(SHAPE, RandomKey.of(1))) {
      assertTrue(Math.abs(value) <= limit);
    }
  }

  @Test
  void normalValuesAreNormal() {
    int within = 0;
    float[] values = Initializer.normal(1).values(SHAPE, RandomKey.of(2));
    for (float value : values) {
      assertTrue(Float.isFinite(value));
      within += Math.abs(value) < 1 ? 1 : 0;
    }
    double share = 0.6826894921370859;
    assertEquals(
        share,
        (double) within / values.length,
        FAR * Math.sqrt(share * (1 - share) / values.length));
  }

  @Test
  void equalKeysGiveEqualValues() {
    float[] once = Initializer.heNormal().values(SHAPE, RandomKey.of(3));
    assertArrayEquals(once, Initializer.heNormal().values(SHAPE, RandomKey.of(3)));
    assertEquals(0.25f, Initializer.constant(0.25f).values(Shape.of(2), RandomKey.of(1))[1]);
  }

  @Test
  void fansNeedAMatrix() {
    var error =
        assertThrows(
            ShapeException.class,
            () -> Initializer.heUniform().values(Shape.of(3), RandomKey.of(1)));
    assertTrue(
        error.getMessage().contains("fans need at least 2 axes, got [3]"), error.getMessage());
  }
}
