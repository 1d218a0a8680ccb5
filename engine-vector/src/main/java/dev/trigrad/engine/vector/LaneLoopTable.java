package dev.trigrad.engine.vector;

import dev.trigrad.engine.java.LoopTable;
import dev.trigrad.engine.java.UnaryLoop;
import dev.trigrad.op.UnaryFunction;

/**
 * The plain Java loops, which C2 vectorises to the same instructions, except where it does not.
 *
 * <p>Vectors of two doubles have no masks on x86, so narrower processors keep all plain Java loops.
 */
final class LaneLoopTable implements LoopTable {
  private final boolean wide = Lanes.F.vectorBitSize() >= 256;

  /** The table for the vectors of this processor. */
  public LaneLoopTable() {}

  @Override
  public UnaryLoop unary(UnaryFunction function) {
    if (!wide) {
      return LoopTable.JAVA.unary(function);
    }
    return switch (function) {
      case LOG -> LaneLoops::log;
      case LOG1P -> LaneLoops::log1p;
      case SIN -> LaneLoops::sin;
      case COS -> LaneLoops::cos;
      default -> LoopTable.JAVA.unary(function);
    };
  }
}
