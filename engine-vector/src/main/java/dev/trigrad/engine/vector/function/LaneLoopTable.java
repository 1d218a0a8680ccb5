package dev.trigrad.engine.vector.function;

import dev.trigrad.engine.java.chain.ChainLoops;
import dev.trigrad.engine.java.chain.LoopTable;
import dev.trigrad.engine.java.function.BinaryLoop;
import dev.trigrad.engine.java.function.UnaryLoop;
import dev.trigrad.engine.java.function.WhereLoop;
import dev.trigrad.engine.vector.chain.LaneChains;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmedUp;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.UnaryFunction;

/**
 * The plain Java loops, which C2 vectorises to the same instructions, except where it does not:
 * those are taken from lanes once they are compiled.
 *
 * <p>Vectors of two doubles have no masks on x86, so narrower processors keep all plain Java loops.
 */
public final class LaneLoopTable implements LoopTable {
  private final boolean wide = Lanes.F.vectorBitSize() >= 256;
  private final FunctionWarmUps warmUps;
  private final LaneChains chains;

  /** The table for the vectors of this processor. */
  public LaneLoopTable(FunctionWarmUps warmUps, LaneChains chains) {
    this.warmUps = warmUps;
    this.chains = chains;
  }

  @Override
  public UnaryLoop unary(UnaryFunction function) {
    UnaryLoop plain = LoopTable.JAVA.unary(function);
    if (!wide) {
      return plain;
    }
    return switch (function) {
      case EXP -> lanes(function, ExponentialLoops::exp, plain);
      case ERF -> lanes(function, ExponentialLoops::erf, plain);
      case LOG -> lanes(function, LogarithmLoops::log, plain);
      case LOG1P -> lanes(function, LogarithmLoops::log1p, plain);
      case SIN -> lanes(function, AngleLoops::sin, plain);
      case COS -> lanes(function, AngleLoops::cos, plain);
      case NEG, ABS, SIGN, FLOOR, ROUND, SQUARE, SQRT, LOG2, LOG10, EXPM1, ATAN -> plain;
      case TANH, SIGMOID, RELU, SOFTPLUS, NOT -> plain;
    };
  }

  private UnaryLoop lanes(UnaryFunction function, UnaryLoop lanes, UnaryLoop plain) {
    return new Unary(warmUps.unary(function, lanes), lanes, plain);
  }

  private record Unary(WarmUp warmUp, UnaryLoop lanes, UnaryLoop plain)
      implements UnaryLoop, WarmedUp {
    @Override
    public void run(float[] x, float[] y, int from, int to) {
      (warmUp.done(2L * (to - from)) ? lanes : plain).run(x, y, from, to);
    }
  }

  @Override
  public BinaryLoop binary(BinaryFunction function, Operands operands) {
    BinaryLoop plain = LoopTable.super.binary(function, operands);
    return switch (function) {
      case LESS -> lanes(function, operands, less(operands), plain);
      case LESS_EQUAL -> lanes(function, operands, lessEqual(operands), plain);
      case EQUAL -> lanes(function, operands, equal(operands), plain);
      case NOT_EQUAL -> lanes(function, operands, notEqual(operands), plain);
      case ADD, SUB, MUL, DIV, POW, FMOD, FLOOR_DIVIDE, MAX, MIN, AND, OR -> plain;
    };
  }

  private BinaryLoop lanes(
      BinaryFunction function, Operands operands, BinaryLoop lanes, BinaryLoop plain) {
    return new Binary(warmUps.comparison(function, operands, lanes), lanes, plain);
  }

  private record Binary(WarmUp warmUp, BinaryLoop lanes, BinaryLoop plain)
      implements BinaryLoop, WarmedUp {
    @Override
    public void run(float[] a, float[] b, float[] y, int from, int to) {
      (warmUp.done((to - from) / 2) ? lanes : plain).run(a, b, y, from, to);
    }
  }

  private static BinaryLoop less(Operands operands) {
    return switch (operands) {
      case BOTH -> ComparisonLoops::less;
      case SCALAR_A -> ComparisonLoops::lessScalarA;
      case SCALAR_B -> ComparisonLoops::lessScalarB;
    };
  }

  private static BinaryLoop lessEqual(Operands operands) {
    return switch (operands) {
      case BOTH -> ComparisonLoops::lessEqual;
      case SCALAR_A -> ComparisonLoops::lessEqualScalarA;
      case SCALAR_B -> ComparisonLoops::lessEqualScalarB;
    };
  }

  private static BinaryLoop equal(Operands operands) {
    return switch (operands) {
      case BOTH -> ComparisonLoops::equal;
      case SCALAR_A -> (a, b, y, from, to) -> ComparisonLoops.equalScalarB(b, a, y, from, to);
      case SCALAR_B -> ComparisonLoops::equalScalarB;
    };
  }

  private static BinaryLoop notEqual(Operands operands) {
    return switch (operands) {
      case BOTH -> ComparisonLoops::notEqual;
      case SCALAR_A -> (a, b, y, from, to) -> ComparisonLoops.notEqualScalarB(b, a, y, from, to);
      case SCALAR_B -> ComparisonLoops::notEqualScalarB;
    };
  }

  @Override
  public ChainLoops chains(ChainLoops plain) {
    return wide ? chains : plain;
  }

  @Override
  public WhereLoop where() {
    WhereLoop lanes = ComparisonLoops::where;
    return new Where(warmUps.where(lanes), lanes, LoopTable.super.where());
  }

  private record Where(WarmUp warmUp, WhereLoop lanes, WhereLoop plain)
      implements WhereLoop, WarmedUp {
    @Override
    public void run(float[] condition, float[] a, float[] b, float[] y, int from, int to) {
      (warmUp.done((to - from) / 2) ? lanes : plain).run(condition, a, b, y, from, to);
    }
  }
}
