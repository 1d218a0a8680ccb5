package dev.trigrad.engine.java.chain;

import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.util.ArrayList;
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
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Integer> busyUntil = new ArrayList<>();

  /** {@code over} says which input a result replaces, or −1. */
  RowRegisters(Fused step, List<LoopSpan> spans, boolean[] narrow, int[] over, int length) {
    this.arity = step.arity();
    this.length = length;
    of = new int[narrow.length];
    int[] lastUse = new int[of.length];
    for (int i = 0; i < arity; i++) {
      of[i] = i;
    }
    for (int k = 0; k < spans.size(); k++) {
      Integers operands = spans.get(k).operands();
      for (int i = 0; i < operands.size(); i++) {
        lastUse[operands.get(i)] = k;
      }
    }
    for (int i = 0; i < step.results().size(); i++) {
      lastUse[step.results().get(i)] = spans.size();
    }
    for (int k = 0; k < spans.size(); k++) {
      Integers results = spans.get(k).results();
      for (int i = 0; i < results.size(); i++) {
        int value = results.get(i);
        of[value] =
            over[value] >= 0
                ? over[value]
                : narrow[value]
                    ? add(ReduceKernel.PARTIALS, Integer.MAX_VALUE)
                    : wide(k, Math.max(lastUse[value], k + 1));
      }
    }
  }

  private int wide(int k, int until) {
    for (int i = 0; i < sizes.size(); i++) {
      // A loop may write onto an operand that dies with it.
      if (sizes.get(i) == length && busyUntil.get(i) <= k) {
        busyUntil.set(i, until);
        return arity + i;
      }
    }
    return add(length, until);
  }

  private int add(int size, int until) {
    sizes.add(size);
    busyUntil.add(until);
    return arity + sizes.size() - 1;
  }

  /** A register of a row's length for a single number. */
  int spread() {
    return add(length, Integer.MAX_VALUE);
  }

  /** A register for the partial sums of a reduction. */
  int partials() {
    return add(ReduceKernel.SCRATCH, Integer.MAX_VALUE);
  }

  /** The arrays of one thread; those of the inputs named in {@code own} among them. */
  Object[] allocate(boolean[] own, boolean[] narrow) {
    var registers = new Object[arity + sizes.size()];
    for (int i = 0; i < registers.length; i++) {
      if (i >= arity) {
        registers[i] = new float[sizes.get(i - arity)];
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
