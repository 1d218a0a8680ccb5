package dev.trigrad.engine.java.chain;

import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import java.util.Arrays;
import java.util.List;

/** An elementwise step on whole arrays, of which inputs and results have the same index. */
final class WholeKernel implements Kernel {
  /** Elements that all instructions are done on before the next are: seven arrays of them. */
  private static final int TILE = 1024;

  /** Elements that one thread does at a time. */
  private static final int PART = 16 * TILE;

  private final int elements;
  private final double work;
  private final int[] inputSlots;
  private final int[] outputSlots;
  private final SpanCode spans;
  private final Instruction[] code;
  private final Parallel parallel;

  WholeKernel(KernelRequest request, SpanCode spans, int operations) {
    this.elements = request.output().elements();
    this.inputSlots = request.inputSlots().toArray();
    this.outputSlots = request.outputSlots().toArray();
    this.work = (double) elements * (operations + inputSlots.length + outputSlots.length);
    this.spans = spans;
    this.code = spans.instructions().toArray(Instruction[]::new);
    this.parallel = request.parallel();
  }

  @Override
  public List<KernelCode> code() {
    return spans.code();
  }

  @Override
  public Object newState() {
    return new Object[inputSlots.length + outputSlots.length];
  }

  @Override
  public void run(Object[] frame, Object state) {
    Object[] r = (Object[]) state;
    int arity = inputSlots.length;
    for (int i = 0; i < arity; i++) {
      r[i] = frame[inputSlots[i]];
    }
    for (int i = 0; i < outputSlots.length; i++) {
      r[arity + i] = frame[outputSlots[i]];
    }
    if (parallel.threads() > 1 && work > Parallel.WORTHWHILE) {
      int parts = (elements + PART - 1) / PART;
      parallel.run(
          parts, work, part -> run(r, part * PART, Math.min(elements - part * PART, PART)));
    } else {
      run(r, 0, elements);
    }
    Arrays.fill(r, null);
  }

  private void run(Object[] r, int from, int n) {
    if (code.length == 1) {
      code[0].run(r, from, from + n);
      return;
    }
    for (int start = from; start < from + n; start += TILE) {
      int end = Math.min(start + TILE, from + n);
      for (Instruction instruction : code) {
        instruction.run(r, start, end);
      }
    }
  }
}
