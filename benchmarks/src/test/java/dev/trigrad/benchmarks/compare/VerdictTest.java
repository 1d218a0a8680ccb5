package dev.trigrad.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static List<Round> rounds(double... rates) {
    var rounds = new ArrayList<Round>();
    for (int i = 0; i < rates.length; i++) {
      rounds.add(new Round(i % 2, Math.round(1000 * rates[i]), 1, 0));
    }
    return rounds;
  }

  private static List<Round> rounds(int count, DoubleSupplier rate) {
    double[] rates = new double[count];
    for (int i = 0; i < count; i++) {
      rates[i] = rate.getAsDouble();
    }
    return rounds(rates);
  }

  /** Binomial tails by hand: 2·(1 + 8)/2⁸, 2·1/2⁸, and a fair split. */
  @Test
  void chanceIsThatOfAFairCoin() {
    assertEquals(18.0 / 256, Verdict.chance(7, 8), 1e-12);
    assertEquals(18.0 / 256, Verdict.chance(1, 8), 1e-12);
    assertEquals(2.0 / 256, Verdict.chance(8, 8), 1e-12);
    assertEquals(1, Verdict.chance(4, 8), 1e-12);
    assertTrue(Verdict.chance(250, 500) <= 1);
  }

  @Test
  void alwaysTwiceAsFastIsADifferenceWhateverTheNoise() {
    var random = new Random(1);
    var slow = new ArrayList<Round>();
    var fast = new ArrayList<Round>();
    for (int i = 0; i < 16; i++) {
      // Noise that hits both alike, by up to a factor of eight.
      double noise = Math.pow(2, 3 * random.nextDouble());
      slow.add(new Round(i % 2, Math.round(1e6 / noise), 1, 0));
      fast.add(new Round(i % 2, Math.round(2e6 / noise), 1, 0));
    }
    Verdict verdict = Verdict.of("a", slow, "b", fast);
    assertTrue(verdict.differ());
    assertEquals("b", verdict.faster());
    assertEquals(2, verdict.ratio(), 1e-3);
    assertEquals(verdict, Verdict.of("b", fast, "a", slow));
    assertEquals("b is 2.00 times as fast as a, in 16 of 16 rounds", verdict.toString());
  }

  @Test
  void whatIsLessThanATwentiethIsNone() {
    Verdict verdict = Verdict.of("a", rounds(16, () -> 104), "b", rounds(16, () -> 100));
    assertFalse(verdict.differ());
    assertEquals("a and b: no difference (1.04 times, in 16 of 16 rounds)", verdict.toString());
  }

  @Test
  void eachProcessHasToShowIt() {
    // One process of a is compiled better, the other one is not.
    double[] a = new double[40];
    double[] b = new double[40];
    for (int i = 0; i < 40; i++) {
      a[i] = i % 2 == 0 ? 200 : i < 30 ? 99 : 120;
      b[i] = 100;
    }
    assertFalse(Verdict.of("a", rounds(a), "b", rounds(b)).differ());
  }

  @Test
  void tooFewRoundsTellNothing() {
    assertFalse(Verdict.of("a", rounds(7, () -> 300), "b", rounds(7, () -> 100)).differ());
    assertTrue(Verdict.of("a", rounds(8, () -> 300), "b", rounds(8, () -> 100)).differ());
  }

  /** Of engines that are the same, about one in a hundred pairs is told apart, by the rule. */
  @Test
  void noiseAloneIsSeldomADifference() {
    var random = new Random(7);
    int told = 0;
    int pairs = 2000;
    for (int i = 0; i < pairs; i++) {
      DoubleSupplier noisy = () -> 100 * Math.exp(random.nextGaussian());
      if (Verdict.of("a", rounds(16, noisy), "b", rounds(16, noisy)).differ()) {
        told++;
      }
    }
    // Three standard deviations above one in a hundred.
    assertTrue(told <= 20 + 3 * Math.sqrt(20), told + " of " + pairs);
  }

  @Test
  void roundsThatAreNoPairsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Verdict.of("a", rounds(1, 2), "b", rounds(1.0, 2.0, 3.0)));
  }
}
