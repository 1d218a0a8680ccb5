package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.layout.Broadcast;
import dev.trigrad.engine.java.layout.Broadcast.Pattern;
import dev.trigrad.op.Binary;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.SlotPool;
import java.util.List;

/**
 * The registers of an elementwise kernel: 0 … arity − 1 stand for the inputs, the next ones are
 * tile buffers shared by results whose lifetimes do not meet, the last ones are the buffers into
 * which inputs are laid out.
 */
public final class Registers {
  /** Which inputs must be laid out in a tile buffer, whatever the size. */
  final boolean[] filled;

  private final int arity;
  private final int[] assigned;
  private final List<Slot.Scratch> buffers;
  private final DType[] types;
  private final int length;

  Registers(Fused fused, List<LoopSpan> spans, DType[] types, boolean[] filled, int length) {
    this.arity = fused.arity();
    this.types = types;
    this.filled = filled;
    this.length = length;
    this.assigned = new int[types.length];
    var pool = new SlotPool(LoopSpan.lifetimes(fused, spans), true);
    assign(spans, pool);
    this.buffers = pool.slots();
  }

  /**
   * A scalar stays one in a chain, and where it meets a float array in a binary function;
   * everything broadcast otherwise is laid out.
   */
  static boolean[] filled(
      int arity, List<LoopSpan> spans, boolean[] scalar, DType[] types, Broadcast[] broadcasts) {
    boolean[] filled = new boolean[arity];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = broadcasts[i].pattern != Pattern.FULL && !scalar[i];
    }
    for (LoopSpan span : spans) {
      if (!span.single()) {
        continue;
      }
      Integers operands = span.code().instructions().getFirst().operands();
      boolean binary = span.code().instructions().getFirst().op() instanceof Binary;
      int others = 0;
      for (int i = 0; i < operands.size(); i++) {
        others += scalar[span.operands().get(operands.get(i))] ? 0 : 1;
      }
      for (int i = 0; i < operands.size(); i++) {
        int operand = span.operands().get(operands.get(i));
        if (operand < filled.length
            && scalar[operand]
            && (!binary || others == 0 || types[operand] == DType.INT32)) {
          filled[operand] = true;
        }
      }
    }
    return filled;
  }

  /** The types of all operands, given those of the inputs in the first places. */
  public static void resultTypes(Fused fused, DType[] types) {
    int arity = fused.arity();
    for (int k = 0; k < fused.instructions().size(); k++) {
      var instruction = fused.instructions().get(k);
      var operands = new DType[instruction.operands().size()];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = types[instruction.operands().get(i)];
      }
      types[arity + k] =
          instruction.op() instanceof ElementwisePrimitive elementwise
              ? elementwise.dtype(operands)
              : operands[0];
    }
  }

  private void assign(List<LoopSpan> spans, SlotPool pool) {
    for (int i = 0; i < arity; i++) {
      assigned[i] = i;
    }
    for (LoopSpan span : spans) {
      for (int i = 0; i < span.results().size(); i++) {
        int result = span.results().get(i);
        assigned[result] = arity + pool.take(result, types[result], length);
      }
    }
  }

  /** Register of each operand. */
  int[] assigned() {
    return assigned;
  }

  /** Register of operand {@code operand}. */
  int of(int operand) {
    return assigned[operand];
  }

  /** The tile buffer of input {@code input}, made when first needed. */
  Object buffer(Object[] registers, int input) {
    int at = arity + buffers.size() + input;
    if (registers[at] == null) {
      registers[at] = types[input].newArray(length);
    }
    return registers[at];
  }

  /** The registers of one frame, with tile buffers if wanted. */
  Object[] allocate(boolean withBuffers) {
    var registers = new Object[2 * arity + buffers.size()];
    for (int i = 0; withBuffers && i < buffers.size(); i++) {
      registers[arity + i] = buffers.get(i).dtype().newArray(length);
    }
    return registers;
  }
}
