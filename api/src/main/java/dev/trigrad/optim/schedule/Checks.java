package dev.trigrad.optim.schedule;

import dev.trigrad.ArgumentException;
import java.util.Arrays;
import java.util.List;

/** What settings of schedules may be. */
final class Checks {
  private Checks() {}

  static int positive(String schedule, String what, int value) {
    if (value < 1) {
      throw refused(schedule, what, value, "at least 1");
    }
    return value;
  }

  static int nonNegative(String schedule, String what, int value) {
    if (value < 0) {
      throw refused(schedule, what, value, "at least 0");
    }
    return value;
  }

  static double factor(String schedule, String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw refused(schedule, what, value, "a finite number of at least 0");
    }
    return value;
  }

  static double above(String schedule, String what, double value, double bound) {
    if (!(value > bound) || Double.isInfinite(value)) {
      throw refused(schedule, what, value, "a finite number above " + bound);
    }
    return value;
  }

  static Schedule present(String schedule, Schedule given) {
    return ArgumentException.requirePresent(given, "schedule: " + schedule, "schedule");
  }

  static List<Integer> milestones(int[] milestones) {
    ArgumentException.requirePresent(milestones, "schedule", "array of milestones");
    for (int i = 0; i < milestones.length; i++) {
      if (milestones[i] < 1 || i > 0 && milestones[i] <= milestones[i - 1]) {
        throw new ArgumentException(
            "schedule: milestones are "
                + Arrays.toString(milestones)
                + ", expected ascending steps from 1 on; sort them and leave out what is twice");
      }
    }
    return Arrays.stream(milestones).boxed().toList();
  }

  static ArgumentException refused(String schedule, String what, Object value, String expected) {
    return new ArgumentException(
        "schedule: " + what + " of " + schedule + " is " + value + ", expected " + expected);
  }
}
