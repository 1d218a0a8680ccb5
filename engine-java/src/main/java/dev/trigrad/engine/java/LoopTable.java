package dev.trigrad.engine.java;

import dev.trigrad.op.UnaryFunction;

/** Loops that an engine may replace by its own; the same bits are expected of them. */
@FunctionalInterface
public interface LoopTable {
  /** The plain Java loops. */
  LoopTable JAVA = FloatUnaryLoops::of;

  /** The loop for {@code function} over floats. */
  UnaryLoop unary(UnaryFunction function);
}
