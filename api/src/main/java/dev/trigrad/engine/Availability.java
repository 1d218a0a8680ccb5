package dev.trigrad.engine;

/** What a provider's probe found. */
public sealed interface Availability {
  /**
   * The engine can be expected to run.
   *
   * @param detail one line on what it would use, as in {@code 512-bit lanes}
   */
  record Available(String detail) implements Availability {}

  /**
   * The engine cannot run here.
   *
   * @param reason one line: what is missing
   * @param remedy one line: what the user can do about it
   */
  record Unavailable(String reason, String remedy) implements Availability {}
}
