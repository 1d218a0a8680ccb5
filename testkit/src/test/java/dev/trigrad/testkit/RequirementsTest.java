package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What is missing skips a test, or fails it where it is required. */
class RequirementsTest {
  private static final String REMEDY = "no matter, this is a test of skipping";

  @Test
  void whatIsThereIsNoObstacle() {
    Requirements.check("data", true, REMEDY, "data");
  }

  @Test
  void whatIsMissingSkips() {
    for (String required : new String[] {null, "", "database, other"}) {
      assertThrows(
          TestAbortedException.class, () -> Requirements.check("data", false, REMEDY, required));
    }
  }

  @Test
  void whatIsMissingAndRequiredFails() {
    var error =
        assertThrows(
            AssertionFailedError.class,
            () -> Requirements.check("data", false, REMEDY, "other, data"));
    assertEquals("TRIGRAD_REQUIRE names data, which is missing: " + REMEDY, error.getMessage());
  }
}
