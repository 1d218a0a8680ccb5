package dev.trigrad.benchmarks.speed.fork;

/**
 * How long one contender measures.
 *
 * @param warmUps iterations before those that count
 * @param iterations that count
 * @param milliseconds of each iteration
 */
public record Pace(int warmUps, int iterations, int milliseconds) {}
