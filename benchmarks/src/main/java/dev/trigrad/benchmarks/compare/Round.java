package dev.trigrad.benchmarks.compare;

/**
 * A turn of a process that is warm.
 *
 * @param process which of its engine's, from 0
 * @param samples trained on
 * @param seconds spent in steps
 * @param compiled milliseconds that the compiler has worked since the turn before
 */
public record Round(int process, long samples, double seconds, double compiled) {
  /** Samples a second. */
  public double rate() {
    return samples / seconds;
  }
}
