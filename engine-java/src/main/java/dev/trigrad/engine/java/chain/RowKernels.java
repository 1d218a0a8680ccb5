package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.LoopCompiler;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.engine.java.chain.RowKernel.Kind;
import dev.trigrad.engine.java.chain.RowKernel.RowInstruction;
import dev.trigrad.engine.java.row.ReduceKernel.RowReduction;
import dev.trigrad.op.Binary;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Makes kernels for {@link FusedRows}. */
public final class RowKernels {
  /** A dozen longer rows would not stay in the second-level cache. */
  private static final int LONGEST = 1 << 13;

  private final FusedRows step;
  private final ColumnSums columns;
  private final Fused plain;
  private final LoopTable loops;
  private final Function<ReduceFunction, RowReduction> reductions;
  private final LoopCompiler compiler;
  private final DType[] types;
  private final boolean[] scalar;
  private final boolean[] narrow;
  private final Kind[] kinds;
  private final List<RowInstruction> code = new ArrayList<>();

  private RowKernels(
      KernelRequest request,
      FusedRows step,
      LoopTable loops,
      Function<ReduceFunction, RowReduction> reductions) {
    this.step = step;
    this.loops = loops;
    this.reductions = reductions;
    this.compiler = request.loops();
    this.kinds = new Kind[step.arity()];
    var sums = ColumnSums.of(step);
    int arity = sums.code().arity();
    int count = arity + sums.code().instructions().size();
    var allTypes = new DType[count];
    Arrays.fill(allTypes, DType.FLOAT32);
    boolean[] single = new boolean[count];
    boolean[] perRow = new boolean[count];
    for (int i = 0; i < kinds.length; i++) {
      allTypes[i] = request.input(i).dtype();
      kinds[i] = kind(request.input(i).shape());
      single[i] = request.input(i).elements() == 1;
      perRow[i] = kinds[i] == Kind.NARROW;
    }
    for (int k = 0; k < count - arity; k++) {
      var instruction = sums.code().instructions().get(k);
      boolean all = true;
      for (int i = 0; i < instruction.operands().size(); i++) {
        int operand = instruction.operands().get(i);
        all &= perRow[operand] || single[operand];
      }
      perRow[arity + k] = all || instruction.op() instanceof Reduce;
    }
    Registers.resultTypes(sums.code(), allTypes);
    int[] origin = new int[count];
    Arrays.setAll(origin, v -> v);
    ChainLoops chains = loops.chains(compiler);
    if (reduces(step, chains)) {
      var ordered = RowSchedule.of(sums.code(), allTypes, perRow, chains);
      sums = sums.ordered(ordered);
      origin = ordered.origin();
    }
    columns = sums;
    plain = sums.code();
    types = new DType[origin.length];
    scalar = new boolean[origin.length];
    narrow = new boolean[origin.length];
    for (int v = 0; v < origin.length; v++) {
      types[v] = allTypes[origin[v]];
      scalar[v] = single[origin[v]];
      narrow[v] = perRow[origin[v]];
    }
  }

  private static boolean reduces(FusedRows step, ChainLoops chains) {
    for (Fused.Instruction instruction : step.instructions()) {
      if (instruction.op() instanceof Reduce reduce && chains.reduces(reduce)) {
        return true;
      }
    }
    return false;
  }

  private Kind kind(Shape shape) {
    int elements = shape.elements();
    if (elements == step.rows() * step.length()) {
      return Kind.WIDE;
    }
    int before = Math.max(0, shape.rank() - step.axes());
    return elements != 1 && shape.first(before).elements() == elements ? Kind.NARROW : Kind.SHARED;
  }

  /** Whether there is a kernel for {@code step} that is worth it. */
  public static boolean fuses(FusedRows step) {
    return step.length() <= LONGEST;
  }

  /** The kernel for a {@link FusedRows} step, with the given loops and reductions of a row. */
  public static Kernel of(
      KernelRequest request, LoopTable loops, Function<ReduceFunction, RowReduction> reductions) {
    return new RowKernels(request, (FusedRows) request.op(), loops, reductions).make(request);
  }

  private Kernel make(KernelRequest request) {
    List<LoopSpan> spans =
        LoopSpan.of(plain, types, scalar, narrow, compiler, loops.chains(compiler));
    var registers = new RowRegisters(plain, spans, narrow, columns.sums(), step.length());
    var instructions = new ArrayList<Instruction>();
    for (LoopSpan span : spans) {
      add(span, registers);
      instructions.add(code.getLast().instruction());
    }
    return new RowKernel(
        request,
        new SpanCode(plain, types, spans, instructions),
        step.rows(),
        step.length(),
        kinds,
        narrow,
        code.toArray(RowInstruction[]::new),
        registers,
        plain.results().toArray(),
        columns);
  }

  private void add(LoopSpan span, RowRegisters registers) {
    int count = span.operands().size();
    int[] at = new int[count + span.results().size()];
    boolean[] scalars = new boolean[count];
    boolean single = span.narrow(narrow);
    for (int i = 0; i < at.length; i++) {
      int operand = i < count ? span.operands().get(i) : span.results().get(i - count);
      at[i] = registers.of[operand];
      if (i < count) {
        scalars[i] = !single && (scalar[operand] || narrow[operand]);
      }
    }
    int length = single ? 1 : step.length();
    ChainLoops chains = single ? compiler : loops.chains(compiler);
    if (!span.single() || chains.offsets() && written(span, chains)) {
      boolean[] numbers = single ? scalars : numbers(span.code(), scalars);
      code.add(new RowInstruction(new Chain(span.code(), numbers, at, chains, loops), length));
      return;
    }
    if (span.code().instructions().getFirst().op() instanceof Reduce reduce) {
      RowReduction row = reductions.apply(reduce.function()).ofLength(step.length());
      code.add(
          new RowInstruction(
              new RowReduce(row, at[0], at[1], registers.partials()), step.length()));
      return;
    }
    one(span.code().instructions().getFirst().elementwise(), span, at, scalars, length, registers);
  }

  /** Marks of all operands, given those of the inputs. */
  private static boolean[] numbers(Fused chain, boolean[] scalars) {
    boolean[] numbers = Arrays.copyOf(scalars, chain.arity() + chain.instructions().size());
    for (int v = chain.arity(); v < numbers.length; v++) {
      var instruction = chain.instructions().get(v - chain.arity());
      numbers[v] = !(instruction.op() instanceof Reduce);
      for (int i = 0; i < instruction.operands().size(); i++) {
        numbers[v] &= numbers[instruction.operands().get(i)];
      }
    }
    return numbers;
  }

  private boolean written(LoopSpan span, ChainLoops chains) {
    if (!(span.code().instructions().getFirst().op() instanceof ElementwisePrimitive op)) {
      return false;
    }
    var operands = new DType[span.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = types[span.operands().get(i)];
    }
    return chains.writes(op, operands);
  }

  /** A reduction of register {@code x} to a number. */
  private record RowReduce(RowReduction row, int x, int y, int partials) implements Instruction {
    @Override
    public Object loop() {
      return row;
    }

    @Override
    public void run(Object[] r, int from, int to) {
      ((float[]) r[y])[0] = row.reduce((float[]) r[x], from, to - from, (float[]) r[partials]);
    }

    @Override
    public boolean offsets() {
      return true;
    }

    @Override
    public void run(Object[] r, int[] offsets, int n) {
      run(r, offsets[x], offsets[x] + n);
    }
  }

  private void one(
      ElementwisePrimitive op,
      LoopSpan span,
      int[] at,
      boolean[] scalars,
      int length,
      RowRegisters registers) {
    int[] in = span.code().instructions().getFirst().operands().toArray();
    var operandTypes = new DType[in.length];
    boolean[] operandScalars = new boolean[in.length];
    boolean wide = false;
    for (int i = 0; i < in.length; i++) {
      wide |= !scalars[in[i]];
    }
    for (int i = 0; i < in.length; i++) {
      operandTypes[i] = types[span.operands().get(in[i])];
      int from = at[in[i]];
      operandScalars[i] = scalars[in[i]] && op instanceof Binary && wide;
      if (scalars[in[i]] && !operandScalars[i]) {
        int to = registers.spread();
        code.add(
            new RowInstruction(
                (r, start, n) -> Arrays.fill((float[]) r[to], start, n, ((float[]) r[from])[0]),
                length));
        in[i] = to;
      } else {
        in[i] = from;
      }
    }
    int y = at[at.length - 1];
    code.add(
        new RowInstruction(
            Instructions.of(op, operandTypes, in, operandScalars, y, loops), length));
  }
}
