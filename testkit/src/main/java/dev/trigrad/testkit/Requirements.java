package dev.trigrad.testkit;

import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. Where it is missing, the test is skipped, unless the
 * environment variable {@value #VARIABLE} names the requirement: then it fails, so that nothing
 * that was meant to run is left out silently.
 */
public final class Requirements {
  /** Environment variable: names of requirements, separated by commas. */
  public static final String VARIABLE = "TRIGRAD_REQUIRE";

  private Requirements() {}

  /**
   * Ends the running test if {@code met} is false.
   *
   * @param name as in {@code onnx}
   * @param remedy what is missing, and how it is had, in one line
   */
  public static void check(String name, boolean met, String remedy) {
    check(name, met, remedy, System.getenv(VARIABLE));
  }

  static void check(String name, boolean met, String remedy, String required) {
    if (met) {
      return;
    }
    for (String one : required == null ? List.<String>of() : List.of(required.split(","))) {
      if (one.strip().equals(name)) {
        Assertions.fail(VARIABLE + " names " + name + ", which is missing: " + remedy);
      }
    }
    System.out.println("skipped for want of " + name + ": " + remedy);
    Assumptions.abort(remedy);
  }
}
