package dev.trigrad.benchmarks.speed.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.benchmarks.speed.result.PowerFit.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerFitTest {
  /**
   * Logarithms below 20 are off by an ulp each, 20·2⁻⁵²; sums of a dozen terms over spreads of at
   * least 1 keep that within a thousandfold.
   */
  private static final double BOUND = 1000 * 20 * 0x1p-52;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 2, -1.5})
  void findsThePowerLawThatPointsLieOn(double exponent) {
    var points = new ArrayList<Point>();
    for (double x = 1; x <= 4096; x *= 2) {
      points.add(new Point(x, 7 * Math.pow(x, exponent)));
    }
    PowerFit fit = PowerFit.of(points);
    assertEquals(exponent, fit.exponent(), BOUND);
    assertEquals(7, fit.factor(), 7 * BOUND);
    assertEquals(7 * Math.pow(100, exponent), fit.at(100), fit.at(100) * 10 * BOUND);
  }

  @Test
  void leavesOutTheLowerHalf() {
    var points = new ArrayList<Point>();
    for (double x : new double[] {64, 1, 32, 2, 16, 4, 8}) {
      points.add(new Point(x, x < 8 ? 100 : 3 * x));
    }
    assertEquals(1, PowerFit.ofUpperHalf(points).exponent(), BOUND);
  }

  @Test
  void minimizesTheSquaresOfLogarithms() {
    // ln y = 0, 1, 0 at ln x = −1, 0, 1: the level line through the mean.
    var points = List.of(new Point(Math.exp(-1), 1), new Point(1, Math.E), new Point(Math.E, 1));
    PowerFit fit = PowerFit.of(points);
    assertEquals(0, fit.exponent(), BOUND);
    assertEquals(Math.exp(1 / 3.0), fit.factor(), BOUND);
  }

  @Test
  void refusesWhatHasNoLine() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PowerFit.of(List.of(new Point(2, 1), new Point(2, 3))));
    assertThrows(
        IllegalArgumentException.class,
        () -> PowerFit.of(List.of(new Point(1, 0), new Point(2, 3))));
    assertThrows(
        IllegalArgumentException.class,
        () -> PowerFit.of(List.of(new Point(1, Double.NaN), new Point(2, 3))));
  }
}
