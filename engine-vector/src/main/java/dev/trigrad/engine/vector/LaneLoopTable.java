package dev.trigrad.engine.vector;

import dev.trigrad.engine.java.LoopTable;
import dev.trigrad.engine.java.UnaryLoop;
import dev.trigrad.op.UnaryFunction;

/**
 * The plain Java loops, which C2 vectorises to the same instructions, except where it does not:
 * those are taken from lanes once they are compiled.
 *
 * <p>Vectors of two doubles have no masks on x86, so narrower processors keep all plain Java loops.
 */
final class LaneLoopTable implements LoopTable {
  private final boolean wide = Lanes.F.vectorBitSize() >= 256;

  private final WarmUp warmUp;

  /** The table for the vectors of this processor. */
  LaneLoopTable(WarmUp warmUp) {
    this.warmUp = warmUp;
  }

  @Override
  public UnaryLoop unary(UnaryFunction function) {
    if (!wide) {
      return LoopTable.JAVA.unary(function);
    }
    return switch (function) {
      case LOG -> warm(LaneLoops::log, function);
      case LOG1P -> warm(LaneLoops::log1p, function);
      case SIN -> warm(LaneLoops::sin, function);
      case COS -> warm(LaneLoops::cos, function);
      default -> LoopTable.JAVA.unary(function);
    };
  }

  private UnaryLoop warm(UnaryLoop lanes, UnaryFunction function) {
    UnaryLoop plain = LoopTable.JAVA.unary(function);
    return (x, y, from, to) -> (warmUp.done() ? lanes : plain).run(x, y, from, to);
  }
}
