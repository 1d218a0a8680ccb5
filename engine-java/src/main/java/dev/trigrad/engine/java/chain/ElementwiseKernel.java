package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.engine.java.layout.Broadcast;
import dev.trigrad.engine.java.layout.Broadcast.Pattern;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.plan.Fused;
import java.util.List;

/**
 * One or more elementwise operations in one pass: a tile of elements stays in the first-level cache
 * while all operations are done on it. Chains of arithmetic are one loop, other operations loops of
 * their own, over same-index arrays; the bits are those of the unfused operations.
 *
 * <p>All reads of a tile come before its writes, so a result may take the place of an input of the
 * same shape.
 */
public final class ElementwiseKernel {
  private ElementwiseKernel() {}

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
    Registers.resultTypes(fused, types);
    List<Unit> units =
        Unit.of(
            fused,
            types,
            scalar,
            new boolean[types.length],
            request.loops(),
            loops.chains(request.loops()));
    boolean[] filled = Registers.filled(arity, units, scalar, types, broadcasts);
    boolean anyFilled = false;
    for (int i = 0; i < arity; i++) {
      scalar[i] &= !filled[i];
      anyFilled |= filled[i];
    }
    var makers = new Makers(types, scalar, request.loops(), loops);
    int[] direct =
        anyFilled
            ? null
            : Placement.of(fused, units, types, request.inputSlots(), request.outputSlots());
    if (direct != null) {
      var code = new UnitCode(fused, types, units, List.of(makers.code(units, direct)));
      return new WholeKernel(request, code, count);
    }
    int tile = TiledKernel.tile(broadcasts);
    var registers = new Registers(fused, units, types, filled, Math.min(tile, shape.elements()));
    var code = new UnitCode(fused, types, units, List.of(makers.code(units, registers.assigned())));
    int[] results = new int[fused.results().size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = registers.of(fused.results().get(i));
    }
    return new TiledKernel(request, broadcasts, code, count, tile, registers, results);
  }

  /** Makes the instructions of units, given the registers of the step's operands. */
  private record Makers(DType[] types, boolean[] scalar, ChainLoops plain, LoopTable loops) {
    Instruction[] code(List<Unit> units, int[] register) {
      var code = new Instruction[units.size()];
      for (int k = 0; k < code.length; k++) {
        code[k] =
            units.get(k).single() ? single(units.get(k), register) : chain(units.get(k), register);
      }
      return code;
    }

    private Instruction chain(Unit unit, int[] register) {
      int count = unit.operands().size();
      int[] at = new int[count + unit.results().size()];
      boolean[] scalars = new boolean[count];
      var operandTypes = new DType[count];
      for (int i = 0; i < at.length; i++) {
        at[i] = register[i < count ? unit.operands().get(i) : unit.results().get(i - count)];
        if (i < count) {
          scalars[i] = scalar[unit.operands().get(i)];
          operandTypes[i] = types[unit.operands().get(i)];
        }
      }
      // What C2 vectorises by itself is as fast, and sooner.
      boolean simple = unit.suits(plain, operandTypes, scalars);
      return new Chain(unit.code(), scalars, at, simple ? plain : loops.chains(plain), loops);
    }

    private Instruction single(Unit unit, int[] register) {
      var only = unit.code().instructions().getFirst();
      int[] in = only.operands().toArray();
      var operandTypes = new DType[in.length];
      boolean[] operandScalars = new boolean[in.length];
      for (int i = 0; i < in.length; i++) {
        int operand = unit.operands().get(in[i]);
        operandTypes[i] = types[operand];
        operandScalars[i] = scalar[operand];
        in[i] = register[operand];
      }
      int y = register[unit.results().get(0)];
      return Instructions.of(only.elementwise(), operandTypes, in, operandScalars, y, loops);
    }
  }
}
