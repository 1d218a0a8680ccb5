package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.Fused;
import java.util.ArrayList;
import java.util.List;

/**
 * An order of a row's operations for loops that take reductions with them: as few passes over the
 * row as reductions wait for each other, and in each pass all that can wait until then. Cheap
 * operations are done again in every pass that needs them, since storing costs more.
 */
public final class RowSchedule {
  /** Operations that are rather done again than stored. */
  private static final int CHEAP = 6;

  private final Fused step;
  private final boolean[] narrow;
  private final int arity;
  private final int count;
  private final int[] latest;
  private final boolean[] stored;

  /** The last pass over whole rows. */
  private int top;

  private final List<Fused.Instruction> code = new ArrayList<>();
  private final List<Integer> origin = new ArrayList<>();
  private final int[] now;

  /**
   * The operations in their new order.
   *
   * @param code the operations
   * @param origin the operand that each operand was before
   */
  public record Ordered(Fused code, int[] origin) {}

  private RowSchedule(Fused step, DType[] types, boolean[] narrow, ChainLoops loops) {
    this.step = step;
    this.narrow = narrow;
    this.arity = step.arity();
    this.count = step.instructions().size();
    this.latest = new int[arity + count];
    this.stored = new boolean[arity + count];
    this.now = new int[arity + count];
    findStored(types, loops);
    findLatest();
  }

  static Ordered of(Fused step, DType[] types, boolean[] narrow, ChainLoops loops) {
    return new RowSchedule(step, types, narrow, loops).order();
  }

  private boolean reduces(int operand) {
    return operand >= arity && instruction(operand).op() instanceof Reduce;
  }

  private Fused.Instruction instruction(int operand) {
    return step.instructions().get(operand - arity);
  }

  private boolean wide(int operand) {
    return operand >= arity && !narrow[operand];
  }

  /** Which operations are done once, because they are many or slow. */
  private void findStored(DType[] types, ChainLoops loops) {
    int[] cost = new int[arity + count];
    for (int v = arity; v < cost.length; v++) {
      Integers operands = instruction(v).operands();
      var operandTypes = new DType[operands.size()];
      cost[v] = 1;
      for (int i = 0; i < operands.size(); i++) {
        operandTypes[i] = types[operands.get(i)];
        cost[v] += cost[operands.get(i)];
      }
      if (wide(v)) {
        stored[v] = cost[v] > CHEAP || isSlow(v, operandTypes, loops);
      }
      cost[v] = wide(v) && !stored[v] ? cost[v] : 0;
    }
  }

  private boolean isSlow(int v, DType[] types, ChainLoops loops) {
    var op = instruction(v).elementwise();
    return !loops.writes(op, types)
        || loops.size(op) > 1
        || op.equals(Binary.of(BinaryFunction.DIV))
        || op.equals(Unary.of(UnaryFunction.SQRT));
  }

  /** The latest pass in which each operation can be done, a reduction's being that of its loop. */
  private void findLatest() {
    int[] earliest = new int[arity + count];
    for (int v = arity; v < earliest.length; v++) {
      Integers operands = instruction(v).operands();
      for (int i = 0; i < operands.size(); i++) {
        int operand = operands.get(i);
        int ready = earliest[operand] + (reduces(operand) ? 1 : 0);
        earliest[v] = Math.max(earliest[v], ready);
      }
      if (wide(v) || reduces(v)) {
        top = Math.max(top, earliest[v]);
      }
    }
    for (int v = 0; v < latest.length; v++) {
      latest[v] = wide(v) || reduces(v) ? top : top + 1;
    }
    for (int v = latest.length - 1; v >= arity; v--) {
      Integers operands = instruction(v).operands();
      for (int i = 0; i < operands.size(); i++) {
        int operand = operands.get(i);
        int needed = latest[v] - (reduces(operand) ? 1 : 0);
        latest[operand] = Math.min(latest[operand], needed);
      }
    }
  }

  private Ordered order() {
    for (int i = 0; i < arity; i++) {
      now[i] = i;
      origin.add(i);
    }
    boolean[] made = new boolean[arity + count];
    for (int pass = 0; pass <= top + 1; pass++) {
      for (int v = arity; v < now.length; v++) {
        if (latest[v] == pass && !wide(v) && !reduces(v)) {
          add(v);
        }
      }
      boolean[] needed = needed(pass, made);
      for (int v = arity; v < now.length; v++) {
        if (needed[v] && wide(v)) {
          add(v);
          made[v] = stored[v];
        }
      }
      for (int v = arity; v < now.length; v++) {
        if (needed[v] && reduces(v)) {
          add(v);
        }
      }
    }
    int[] results = step.results().toArray();
    for (int i = 0; i < results.length; i++) {
      results[i] = now[results[i]];
    }
    return new Ordered(
        new Fused(arity, code, Integers.of(results)),
        origin.stream().mapToInt(Integer::intValue).toArray());
  }

  /** What a pass computes: its reductions, in the last one the results, and what these read. */
  private boolean[] needed(int pass, boolean[] made) {
    boolean[] needed = new boolean[arity + count];
    for (int v = arity; v < needed.length; v++) {
      needed[v] = reduces(v) && latest[v] == pass;
    }
    for (int i = 0; pass == top && i < step.results().size(); i++) {
      int result = step.results().get(i);
      needed[result] |= wide(result) && !made[result];
    }
    for (int v = needed.length - 1; v >= arity; v--) {
      Integers operands = instruction(v).operands();
      for (int i = 0; needed[v] && i < operands.size(); i++) {
        int operand = operands.get(i);
        needed[operand] |= wide(operand) && !made[operand];
      }
    }
    return needed;
  }

  private void add(int v) {
    int[] operands = instruction(v).operands().toArray();
    for (int i = 0; i < operands.length; i++) {
      operands[i] = now[operands[i]];
    }
    now[v] = arity + code.size();
    origin.add(v);
    code.add(new Fused.Instruction(instruction(v).op(), Integers.of(operands)));
  }
}
