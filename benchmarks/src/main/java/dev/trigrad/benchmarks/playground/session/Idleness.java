package dev.trigrad.benchmarks.playground.session;

import java.time.Duration;

/**
 * How long a page may be silent.
 *
 * @param pause until its training pauses: it may have been closed, or lost its way
 * @param end until its session ends
 */
public record Idleness(Duration pause, Duration end) {
  /** Two minutes, and an hour for a lecture's break. */
  public static final Idleness USUAL = new Idleness(Duration.ofMinutes(2), Duration.ofHours(1));
}
