package dev.trigrad.engine.java.chain;

import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Sums of columns as elementwise operations: each row is added to one more input, the sum so far,
 * which the result replaces.
 *
 * @param code the operations; the sums so far are its last inputs
 * @param count how many columns are summed
 * @param sums the sum so far that an operand replaces, as an operand number; else −1
 */
public record ColumnSums(Fused code, int count, int[] sums) {
  public static ColumnSums of(FusedRows step) {
    int count = 0;
    for (Fused.Instruction instruction : step.instructions()) {
      count += adds(step, instruction) ? 1 : 0;
    }
    int arity = step.arity() + count;
    int[] sums = new int[arity + step.instructions().size()];
    Arrays.fill(sums, -1);
    var code = new ArrayList<Fused.Instruction>();
    int next = step.arity();
    for (Fused.Instruction instruction : step.instructions()) {
      int[] operands = shifted(instruction.operands(), step.arity(), count);
      if (adds(step, instruction)) {
        sums[arity + code.size()] = next;
        code.add(
            new Fused.Instruction(Binary.of(BinaryFunction.ADD), Integers.of(next++, operands[0])));
      } else {
        code.add(new Fused.Instruction(instruction.op(), Integers.of(operands)));
      }
    }
    int[] results = shifted(step.results(), step.arity(), count);
    return new ColumnSums(new Fused(arity, code, Integers.of(results)), count, sums);
  }

  private static boolean adds(FusedRows step, Fused.Instruction instruction) {
    return instruction.op() instanceof Reduce reduce && step.addsColumns(reduce);
  }

  private static int[] shifted(Integers operands, int arity, int count) {
    int[] shifted = operands.toArray();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += shifted[i] < arity ? 0 : count;
    }
    return shifted;
  }

  /** The same in another order. */
  public ColumnSums ordered(RowSchedule.Ordered ordered) {
    int[] moved = new int[ordered.origin().length];
    for (int v = 0; v < moved.length; v++) {
      moved[v] = sums[ordered.origin()[v]];
    }
    return new ColumnSums(ordered.code(), count, moved);
  }

  /** Whether {@code result} is the sum of a column. */
  public boolean isSum(int result) {
    return sums[result] >= 0;
  }
}
