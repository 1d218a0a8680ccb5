package dev.trigrad.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SettlingTest {
  private static boolean settled(double compiled, long... rates) {
    var settling = new Settling();
    for (long rate : rates) {
      settling.add(new Round(0, rate, 1, compiled));
    }
    return settling.settled();
  }

  @Test
  void threeTurnsThatAreNoFasterSettle() {
    assertFalse(settled(0, 100, 100, 100));
    assertTrue(settled(0, 100, 100, 100, 100));
    assertTrue(settled(0, 100, 101, 102, 103));
  }

  @Test
  void ratesThatRiseDoNot() {
    assertFalse(settled(0, 100, 120, 140, 160));
    assertFalse(settled(0, 100, 100, 100, 300));
  }

  @Test
  void noiseThatOnlyLowersRatesDoesNotCount() {
    assertTrue(settled(0, 100, 20, 70, 104));
  }

  @Test
  void aCompilerAtWorkIsWaitedFor() {
    assertFalse(settled(200, 100, 100, 100, 100));
  }
}
