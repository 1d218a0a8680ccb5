package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a measure has stopped improving. */
class EarlyStoppingTest {
  private static final double NAN = Double.NaN;

  /** How many reports it takes to end, −1 if it does not. */
  private static int ends(EarlyStopping rule, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (rule.report(values[i], i + 1)) {
        return i + 1;
      }
    }
    return -1;
  }

  @Test
  void patienceIsInEpochsInARow() {
    var rule = EarlyStopping.lowest("loss").patience(2);
    assertEquals(8, ends(rule, 5, 4, 4.5, 3, 3, 2.9, 3, 3, 2));
    assertTrue(rule.exhausted());
  }

  @Test
  void endsAfterExactlyThePatience() {
    assertEquals(3, ends(EarlyStopping.lowest("loss").patience(2), 1, 1, 1));
    assertEquals(2, ends(EarlyStopping.lowest("loss").patience(1), 1, 1));
    assertEquals(4, ends(EarlyStopping.lowest("loss"), 1, 2, 3, 4));
  }

  @Test
  void highest() {
    var rule = EarlyStopping.highest("accuracy").patience(2);
    assertEquals(5, ends(rule, 0.1, 0.2, 0.3, 0.3, 0.25));
    assertEquals(0.3, rule.best());
    assertEquals(3, rule.bestStep());
  }

  @Test
  void onlyMoreThanTheDeltaIsBetter() {
    assertEquals(3, ends(EarlyStopping.lowest("l").patience(2).minimumDelta(0.5), 2, 1.5, 1.5));
    assertEquals(-1, ends(EarlyStopping.lowest("l").patience(2).minimumDelta(0.5), 2, 1.4, 0.8));
  }

  @Test
  void nanIsWorse() {
    assertEquals(3, ends(EarlyStopping.lowest("l").patience(2), 2, NAN, NAN));
    assertEquals(2, ends(EarlyStopping.lowest("l").patience(2), NAN, NAN));
    var rule = EarlyStopping.lowest("l").patience(2);
    assertEquals(-1, ends(rule, NAN, Double.POSITIVE_INFINITY, 7, NAN, 6));
    assertEquals(6, rule.best());
    assertEquals(0, rule.waited());
  }

  @Test
  void itsCellIsAllThatItRemembers() {
    var rule = EarlyStopping.lowest("l").patience(3);
    ends(rule, 2, 1, 3);
    var other = EarlyStopping.lowest("l").patience(3);
    other.cell().assign(rule.cell().snapshot());
    assertEquals(1, other.waited());
    assertFalse(other.report(1, 4));
    assertTrue(other.report(1, 5));
    assertEquals(2, other.bestStep());
  }
}
