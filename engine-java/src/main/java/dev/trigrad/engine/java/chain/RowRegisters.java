package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.SlotPool;
import java.util.Arrays;
import java.util.List;

/**
 * Registers of a kernel that works row by row: the inputs, then arrays for results, those of a
 * row's length shared by results whose lifetimes do not meet, then working memory.
 */
final class RowRegisters {
  /** The register of each operand. */
  final int[] of;

  private final int arity;
  private final int length;
  private final SlotPool arrays;

  /** {@code over} says which input a result replaces, or −1. */
  RowRegisters(Fused step, List<LoopSpan> spans, boolean[] narrow, int[] over, int length) {
    this.arity = step.arity();
    this.length = length;
    of = new int[narrow.length];
    // A loop may write onto an operand that dies with it.
    arrays = new SlotPool(LoopSpan.lifetimes(step, spans), true);
    for (int i = 0; i < arity; i++) {
      of[i] = i;
    }
    for (LoopSpan span : spans) {
      for (int i = 0; i < span.results().size(); i++) {
        int value = span.results().get(i);
        of[value] =
            over[value] >= 0
                ? over[value]
                : narrow[value]
                    ? add(ReduceKernel.PARTIALS)
                    : arity + arrays.take(value, DType.FLOAT32, length);
      }
    }
  }

  private int add(int size) {
    return arity + arrays.add(DType.FLOAT32, size);
  }

  /** A register of a row's length for a single number. */
  int spread() {
    return add(length);
  }

  /** A register for the partial sums of a reduction. */
  int partials() {
    return add(ReduceKernel.SCRATCH);
  }

  /** The arrays of one thread; those of the inputs named in {@code own} among them. */
  Object[] allocate(boolean[] own, boolean[] narrow) {
    var registers = new Object[arity + arrays.slots().size()];
    for (int i = 0; i < registers.length; i++) {
      if (i >= arity) {
        registers[i] = new float[arrays.slots().get(i - arity).elements()];
      } else if (own[i]) {
        registers[i] = new float[narrow[i] ? 1 : length];
      }
    }
    return registers;
  }

  @Override
  public String toString() {
    return Arrays.toString(of);
  }
}
