package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;

/** Makes loops of several operations; the same bits are expected of all. */
public interface ChainLoops {
  /** Whether a loop may contain {@code op} on operands of {@code types}. */
  boolean writes(ElementwisePrimitive op, DType[] types);

  /** Whether the loops take arrays that do not begin at their first element. */
  default boolean offsets() {
    return false;
  }

  /**
   * Whether a loop may contain {@code op} of a row, as {@link ReduceKernel} does it; its result is
   * then the first number of an array of at least {@value ReduceKernel#PARTIALS}.
   */
  default boolean reduces(Reduce op) {
    return false;
  }

  /** Whether a loop may begin with operations on single numbers, all of {@link NumberCode}. */
  default boolean numbers() {
    return false;
  }

  /** When loops are made: never, as soon as they pay, or before the first call. */
  default Warmth warmth() {
    return Warmth.WARMING;
  }

  /**
   * What {@code op} adds to the size of a loop, if that may contain it; a reduction adds 1, an
   * array 3.
   */
  int size(ElementwisePrimitive op);

  /** The largest size of a loop that is worth it. */
  int most();

  /**
   * The loop of {@code chain}; {@code null} while there is none.
   *
   * @param scalar which inputs are one number; may also tell of results, for {@link #numbers}
   */
  ChainLoop loop(Fused chain, boolean[] scalar);
}
