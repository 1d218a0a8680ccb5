package dev.trigrad.engine.vector;

import dev.trigrad.engine.java.BinaryLoop;
import dev.trigrad.engine.java.ChainLoops;
import dev.trigrad.engine.java.LoopTable;
import dev.trigrad.engine.java.UnaryLoop;
import dev.trigrad.engine.java.WhereLoop;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.UnaryFunction;

/**
 * The plain Java loops, which C2 vectorises to the same instructions, except where it does not:
 * those are taken from lanes once they are compiled.
 *
 * <p>Vectors of two doubles have no masks on x86, so narrower processors keep all plain Java loops.
 */
final class LaneLoopTable implements LoopTable {
  private final boolean wide = Lanes.F.vectorBitSize() >= 256;
  private final FunctionWarmUps warmUps;
  private final LaneChains chains;

  /** The table for the vectors of this processor. */
  LaneLoopTable(FunctionWarmUps warmUps, LaneChains chains) {
    this.warmUps = warmUps;
    this.chains = chains;
  }

  @Override
  public UnaryLoop unary(UnaryFunction function) {
    if (!wide) {
      return LoopTable.JAVA.unary(function);
    }
    return switch (function) {
      case EXP -> warm(warmUps.exponentials, ExponentialLoops::exp, function);
      case ERF -> warm(warmUps.errorFunctions, ExponentialLoops::erf, function);
      case LOG -> warm(warmUps.logarithms, LogarithmLoops::log, function);
      case LOG1P -> warm(warmUps.logarithms, LogarithmLoops::log1p, function);
      case SIN -> warm(warmUps.angles, AngleLoops::sin, function);
      case COS -> warm(warmUps.angles, AngleLoops::cos, function);
      default -> LoopTable.JAVA.unary(function);
    };
  }

  private static UnaryLoop warm(WarmUp warmUp, UnaryLoop lanes, UnaryFunction function) {
    UnaryLoop plain = LoopTable.JAVA.unary(function);
    return (x, y, from, to) -> (warmUp.done() ? lanes : plain).run(x, y, from, to);
  }

  @Override
  public BinaryLoop binary(BinaryFunction function, Operands operands) {
    BinaryLoop plain = LoopTable.super.binary(function, operands);
    WarmUp warmUp = warmUps.comparisons;
    BinaryLoop lanes =
        switch (operands) {
          case BOTH -> both(function);
          case SCALAR_B -> scalarB(function);
          case SCALAR_A -> scalarA(function);
        };
    return lanes == null
        ? plain
        : (a, b, y, from, to) -> (warmUp.done() ? lanes : plain).run(a, b, y, from, to);
  }

  private static BinaryLoop both(BinaryFunction function) {
    return switch (function) {
      case LESS -> ComparisonLoops::less;
      case LESS_EQUAL -> ComparisonLoops::lessEqual;
      case EQUAL -> ComparisonLoops::equal;
      case NOT_EQUAL -> ComparisonLoops::notEqual;
      default -> null;
    };
  }

  private static BinaryLoop scalarB(BinaryFunction function) {
    return switch (function) {
      case LESS -> ComparisonLoops::lessScalarB;
      case LESS_EQUAL -> ComparisonLoops::lessEqualScalarB;
      case EQUAL -> ComparisonLoops::equalScalarB;
      case NOT_EQUAL -> ComparisonLoops::notEqualScalarB;
      default -> null;
    };
  }

  private static BinaryLoop scalarA(BinaryFunction function) {
    return switch (function) {
      case LESS -> ComparisonLoops::lessScalarA;
      case LESS_EQUAL -> ComparisonLoops::lessEqualScalarA;
      case EQUAL -> (a, b, y, from, to) -> ComparisonLoops.equalScalarB(b, a, y, from, to);
      case NOT_EQUAL -> (a, b, y, from, to) -> ComparisonLoops.notEqualScalarB(b, a, y, from, to);
      default -> null;
    };
  }

  @Override
  public ChainLoops chains(ChainLoops plain) {
    return wide ? chains : plain;
  }

  @Override
  public WhereLoop where() {
    WhereLoop plain = LoopTable.super.where();
    WarmUp warmUp = warmUps.comparisons;
    WhereLoop lanes = ComparisonLoops::where;
    return (condition, a, b, y, from, to) ->
        (warmUp.done() ? lanes : plain).run(condition, a, b, y, from, to);
  }
}
