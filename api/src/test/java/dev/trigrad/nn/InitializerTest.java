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
            Initializer.lecunNormal(), 1.0 / 300,
            Initializer.lecunUniform(), 1.0 / 300,
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

  @Test
  void fansFollowTheLayout() {
    // PyTorch's _calculate_fan_in_and_fan_out of [8, 3, 5, 2] gives 30 and 80, of [6, 4] 4 and 6.
    assertEquals(new Fans(30, 80), Fans.of(Shape.of(8, 3, 5, 2)));
    assertEquals(new Fans(4, 6), Fans.of(Shape.of(6, 4), Fans.Layout.OUT_IN));
    assertEquals(new Fans(6, 4), Fans.of(Shape.of(6, 4)));
    assertEquals(5, new Fans(6, 4).by(Fans.Mode.AVERAGE));
    float[] ours = Initializer.lecunUniform().values(Shape.of(6, 4), RandomKey.of(1));
    var declared = Initializer.lecunUniform().in(Fans.Layout.OUT_IN);
    float[] torchs = declared.values(Shape.of(6, 4), RandomKey.of(1));
    assertEquals(Math.sqrt(1.5), torchs[0] / ours[0], 1e-6);
  }

  /** PyTorch's calculate_gain. */
  @Test
  void gainsArePyTorchs() {
    assertEquals(1, Activation.sigmoid().gain());
    assertEquals(1.6666666666666667, Activation.tanh().gain());
    assertEquals(1.4142135623730951, Activation.relu().gain());
    assertEquals(0.75, Activation.selu().gain());
    assertEquals(1.3867504905630728, Activation.leakyRelu(0.2f).gain(), 1e-8);
    assertEquals(1.4141428569978354, Activation.leakyRelu().gain(), 1e-9);
    float[] plain = Initializer.glorotNormal().values(SHAPE, RandomKey.of(1));
    float[] gained = Initializer.glorotNormal(2).values(SHAPE, RandomKey.of(1));
    assertEquals(2 * plain[7], gained[7], 1e-6);
  }

  @Test
  void matricesOfAKind() {
    float[] identity = Initializer.identity(3).values(Shape.of(2, 3), RandomKey.of(1));
    assertArrayEquals(new float[] {3, 0, 0, 0, 3, 0}, identity);
    float[] q = Initializer.orthogonal(2).values(Shape.of(2, 2, 3), RandomKey.of(1));
    double length = 0;
    double product = 0;
    for (int i = 0; i < 6; i++) {
      length += (double) q[i] * q[i];
      product += (double) q[i] * q[6 + i];
    }
    assertEquals(4, length, 1e-6);
    assertEquals(0, product, 1e-6);
    for (float value : Initializer.truncatedNormal(0.5).values(SHAPE, RandomKey.of(1))) {
      assertTrue(Math.abs(value) <= 1);
    }
  }
}
