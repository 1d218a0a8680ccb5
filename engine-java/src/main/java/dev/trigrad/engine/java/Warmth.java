package dev.trigrad.engine.java;

/**
 * Which of its ways an engine takes while it runs: some kernels and loops are worth it only once
 * they are compiled, and others of the same bits stand in for them until then.
 */
public enum Warmth {
  /** What stands in, for ever: no loop is made while the program runs, nothing is warmed up. */
  COLD,
  /** What stands in at first, and the rest as soon as it is worth it. */
  WARMING,
  /** What is used after the warm-up, from the first call on, be it compiled or not. */
  HOT
}
