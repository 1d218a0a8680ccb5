package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.engine.java.layout.Broadcast;
import dev.trigrad.engine.java.layout.Broadcast.Pattern;
import dev.trigrad.op.Binary;
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
    Kernel kernel = of(request, new Fused(arity, List.of(only), Integers.of(arity)), loops);
    return request.op() instanceof Binary binary && binary.canFail()
        ? DivisionKernel.of(request, kernel)
        : kernel;
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
    List<LoopSpan> spans =
        LoopSpan.of(
            fused,
            types,
            scalar,
            new boolean[types.length],
            request.loops(),
            loops.chains(request.loops()));
    boolean[] filled = Registers.filled(arity, spans, scalar, types, broadcasts);
    boolean anyFilled = false;
    for (int i = 0; i < arity; i++) {
      scalar[i] &= !filled[i];
      anyFilled |= filled[i];
    }
    var makers = new Makers(types, scalar, request.loops(), loops);
    int[] direct =
        anyFilled
            ? null
            : Placement.of(fused, spans, types, request.inputSlots(), request.outputSlots());
    if (direct != null) {
      var code = new SpanCode(fused, types, spans, List.of(makers.code(spans, direct)));
      return new WholeKernel(request, code, count);
    }
    int tile = TiledKernel.tile(broadcasts);
    var registers = new Registers(fused, spans, types, filled, Math.min(tile, shape.elements()));
    var code = new SpanCode(fused, types, spans, List.of(makers.code(spans, registers.assigned())));
    int[] results = new int[fused.results().size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = registers.of(fused.results().get(i));
    }
    return new TiledKernel(request, broadcasts, code, count, tile, registers, results);
  }

  /** Makes the instructions of spans, given the registers of the step's operands. */
  private record Makers(DType[] types, boolean[] scalar, ChainLoops plain, LoopTable loops) {
    Instruction[] code(List<LoopSpan> spans, int[] register) {
      var code = new Instruction[spans.size()];
      for (int k = 0; k < code.length; k++) {
        code[k] =
            spans.get(k).single() ? single(spans.get(k), register) : chain(spans.get(k), register);
      }
      return code;
    }

    private Instruction chain(LoopSpan span, int[] register) {
      int count = span.operands().size();
      int[] at = new int[count + span.results().size()];
      boolean[] scalars = new boolean[count];
      var operandTypes = new DType[count];
      for (int i = 0; i < at.length; i++) {
        at[i] = register[i < count ? span.operands().get(i) : span.results().get(i - count)];
        if (i < count) {
          scalars[i] = scalar[span.operands().get(i)];
          operandTypes[i] = types[span.operands().get(i)];
        }
      }
      // What C2 vectorises by itself is as fast, and sooner.
      boolean simple = span.suits(plain, operandTypes, scalars);
      return new Chain(span.code(), scalars, at, simple ? plain : loops.chains(plain), loops);
    }

    private Instruction single(LoopSpan span, int[] register) {
      var only = span.code().instructions().getFirst();
      int[] in = only.operands().toArray();
      var operandTypes = new DType[in.length];
      boolean[] operandScalars = new boolean[in.length];
      for (int i = 0; i < in.length; i++) {
        int operand = span.operands().get(in[i]);
        operandTypes[i] = types[operand];
        operandScalars[i] = scalar[operand];
        in[i] = register[operand];
      }
      int y = register[span.results().get(0)];
      return Instructions.of(only.elementwise(), operandTypes, in, operandScalars, y, loops);
    }
  }
}
