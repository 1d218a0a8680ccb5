package dev.trigrad.engine.java;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Broadcast.Pattern;
import dev.trigrad.engine.java.Instructions.Instruction;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.plan.Fused;
import java.util.List;

/**
 * One or more elementwise operations in one pass: tiles of {@value #TILE} elements stay in the
 * first-level cache while all operations are done on them. Each operation is a loop of its own over
 * same-index arrays, so the bits are those of the unfused operations.
 *
 * <p>All reads of a tile come before its writes, so a result may take the place of an input of the
 * same shape.
 */
public final class ElementwiseKernel implements Kernel {
  /** Elements of a tile: a dozen float registers of this length fill a 48 KiB cache. */
  static final int TILE = 1024;

  private final int elements;
  private final int[] slots;
  private final Broadcast[] broadcasts;
  private final Instruction[] code;
  private final Registers registers;
  private final int[] results;
  private final int[] outputSlots;
  private final boolean direct;

  private ElementwiseKernel(
      int elements,
      int[] slots,
      Broadcast[] broadcasts,
      Instruction[] code,
      Registers registers,
      int[] results,
      int[] outputSlots) {
    this.elements = elements;
    this.slots = slots;
    this.broadcasts = broadcasts;
    this.code = code;
    this.registers = registers;
    this.results = results;
    this.outputSlots = outputSlots;
    boolean plain = code.length == 1;
    for (int i = 0; i < slots.length; i++) {
      plain &= !registers.filled[i];
    }
    this.direct = plain;
  }

  /**
   * The kernel of an elementwise primitive or a fused group, with the functions of {@code loops}.
   */
  public static Kernel of(KernelRequest request, LoopTable loops) {
    return request.op() instanceof Fused fused ? of(request, fused, loops) : single(request, loops);
  }

  private static Kernel single(KernelRequest request, LoopTable loops) {
    int arity = request.inputs().size();
    int[] operands = new int[arity];
    for (int i = 0; i < arity; i++) {
      operands[i] = i;
    }
    var only = new Fused.Instruction((Primitive) request.op(), Integers.of(operands));
    return of(request, new Fused(arity, List.of(only), Integers.of(arity)), loops);
  }

  private static Kernel of(KernelRequest request, Fused fused, LoopTable loops) {
    Shape shape = request.output().shape();
    int arity = fused.arity();
    int count = fused.instructions().size();
    var types = new DType[arity + count];
    var broadcasts = new Broadcast[arity];
    boolean[] scalar = new boolean[arity + count];
    for (int i = 0; i < arity; i++) {
      types[i] = request.input(i).dtype();
      broadcasts[i] = Broadcast.of(request.input(i).shape(), shape);
      scalar[i] = broadcasts[i].pattern == Pattern.SCALAR;
    }
    boolean[] filled = Registers.filled(fused, scalar, types, broadcasts);
    for (int i = 0; i < arity; i++) {
      scalar[i] &= !filled[i];
    }
    var registers = new Registers(fused, types, filled, Math.min(TILE, shape.elements()));
    var code = new Instruction[count];
    for (int k = 0; k < count; k++) {
      var instruction = fused.instructions().get(k);
      int[] in = new int[instruction.operands().size()];
      var operandTypes = new DType[in.length];
      boolean[] scalars = new boolean[in.length];
      for (int i = 0; i < in.length; i++) {
        int operand = instruction.operands().get(i);
        in[i] = registers.of(operand);
        operandTypes[i] = types[operand];
        scalars[i] = scalar[operand];
      }
      code[k] =
          Instructions.of(
              instruction.op(), operandTypes, in, scalars, registers.of(arity + k), loops);
    }
    int[] results = new int[fused.results().size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = registers.of(fused.results().get(i));
    }
    return new ElementwiseKernel(
        shape.elements(),
        request.inputSlots().toArray(),
        broadcasts,
        code,
        registers,
        results,
        request.outputSlots().toArray());
  }

  @Override
  public Object newState() {
    return registers.allocate(!direct);
  }

  @Override
  public void run(Object[] frame, Object state) {
    Object[] r = (Object[]) state;
    if (direct) {
      for (int i = 0; i < slots.length; i++) {
        r[i] = frame[slots[i]];
      }
      r[results[0]] = frame[outputSlots[0]];
      code[0].run(r, 0, elements);
      r[results[0]] = null;
    } else {
      tiles(frame, r);
    }
    for (int i = 0; i < slots.length; i++) {
      if (!registers.filled[i]) {
        r[i] = null;
      }
    }
  }

  private void tiles(Object[] frame, Object[] r) {
    boolean whole = elements <= TILE;
    for (int start = 0; start < elements; start += TILE) {
      int n = Math.min(TILE, elements - start);
      for (int i = 0; i < slots.length; i++) {
        boolean full = broadcasts[i].pattern == Pattern.FULL;
        if (registers.filled[i] || full && !whole) {
          r[i] = registers.buffer(r, i);
          broadcasts[i].fill(frame[slots[i]], r[i], start, n);
        } else {
          r[i] = frame[slots[i]];
        }
      }
      for (Instruction instruction : code) {
        instruction.run(r, 0, n);
      }
      for (int i = 0; i < results.length; i++) {
        System.arraycopy(r[results[i]], 0, frame[outputSlots[i]], start, n);
      }
    }
  }
}
