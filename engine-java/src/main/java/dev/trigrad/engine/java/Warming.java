package dev.trigrad.engine.java;

/** Code that other code of the same bits stands in for until it is compiled. */
public interface Warming {
  /** What computes in the long run. */
  Object warm();

  /** What computes until then. */
  Object cold();
}
