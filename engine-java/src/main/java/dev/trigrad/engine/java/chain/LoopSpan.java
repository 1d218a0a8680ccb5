package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.Lifetimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive operations of a fused step, done by one loop: a chain that {@link ChainLoops} make
 * one of, or a single one.
 *
 * @param code the loop's operations; its inputs and results are numbered as in {@link Fused}
 * @param operands the step's operand numbers of the loop's inputs
 * @param results the step's operand numbers of the loop's results
 * @param cut why it ends where it does
 */
public record LoopSpan(Fused code, Integers operands, Integers results, Cut cut) {
  /** Whether this is done on single numbers, given the marks of the step's operands. */
  public boolean narrow(boolean[] narrow) {
    return narrow[results.get(results.size() - 1)]
        && !reduces(code, code.instructions().size() - 1);
  }

  /** Whether this is a single operation. */
  public boolean single() {
    return code.instructions().size() == 1;
  }

  /**
   * Whether {@code loops} can do all of it well.
   *
   * @param types of the operands
   * @param scalar the operands that are one number
   */
  boolean suits(ChainLoops loops, DType[] types, boolean[] scalar) {
    var all = Arrays.copyOf(types, types.length + code.instructions().size());
    Registers.resultTypes(code, all);
    int size = 3 * results.size();
    for (boolean number : scalar) {
      size += number ? 0 : 3;
    }
    for (int k = 0; k < code.instructions().size(); k++) {
      if (!chained(code, all, k, loops)) {
        return false;
      }
      size += size(code.instructions().get(k), loops);
    }
    return size <= loops.most();
  }

  /**
   * The spans of {@code step}, in order; types and marks are those of its operand numbers.
   *
   * @param scalar inputs that are one number
   * @param narrow what is one number for each row; no chain mixes these results with others
   * @param plain says what chains of narrow results may be
   * @param chains says what the others may be
   */
  public static List<LoopSpan> of(
      Fused step,
      DType[] types,
      boolean[] scalar,
      boolean[] narrow,
      ChainLoops plain,
      ChainLoops chains) {
    var lives = Lifetimes.of(step);
    var spans = new ArrayList<LoopSpan>();
    for (int first = 0; first < step.instructions().size(); ) {
      var end = end(step, types, scalar, narrow, first, lives, plain, chains);
      spans.add(of(step, first, end.at, lives, end.cut));
      first = end.at;
    }
    return spans;
  }

  /** When the operands of {@code step} live, which {@code spans} do. */
  static Lifetimes lifetimes(Fused step, List<LoopSpan> spans) {
    int operands = step.arity() + step.instructions().size();
    return Lifetimes.of(operands, spans, LoopSpan::operands, LoopSpan::results, step.results());
  }

  private record End(int at, Cut cut) {}

  /**
   * Where the span that begins with {@code first} ends: as late as its loop is vectorised, but
   * rather where nothing passes to the next span but results of the step.
   */
  private static End end(
      Fused step,
      DType[] types,
      boolean[] scalar,
      boolean[] narrow,
      int first,
      Lifetimes lives,
      ChainLoops plain,
      ChainLoops chains) {
    int count = step.instructions().size();
    boolean single = narrow(step, narrow, first);
    ChainLoops loops = single ? plain : chains;
    if (!chained(step, types, first, loops)) {
      return new End(first + 1, new Cut(Cut.Reason.CODE, first));
    }
    int limit = first + 1;
    Cut cut = Cut.NONE;
    for (; limit < count; limit++) {
      boolean next = narrow(step, narrow, limit);
      boolean same = next == single || single && chains.numbers();
      boolean waits = reduces(step, limit - 1) && !reduces(step, limit);
      boolean written = chained(step, types, limit, next ? plain : chains);
      if (!same || waits || !written) {
        var reason = waits ? Cut.Reason.SUM : written ? Cut.Reason.ROWS : Cut.Reason.CODE;
        cut = new Cut(reason, limit);
        break;
      }
      single = next;
      loops = next ? plain : chains;
    }
    int most = first + 1;
    while (most < limit
        && size(step, scalar, narrow, first, most + 1, lives, loops) <= loops.most()) {
      most++;
    }
    if (most == limit) {
      return new End(most, cut);
    }
    int best = most;
    for (int end = most; end > first; end--) {
      if (passing(step, narrow, first, end, lives) < passing(step, narrow, first, best, lives)) {
        best = end;
      }
    }
    return new End(best, new Cut(Cut.Reason.SIZE, best));
  }

  private static boolean reduces(Fused step, int k) {
    return step.instructions().get(k).op() instanceof Reduce;
  }

  /** Whether instruction {@code k} works on single numbers. */
  private static boolean narrow(Fused step, boolean[] narrow, int k) {
    return narrow[step.arity() + k] && !reduces(step, k);
  }

  /** Rows made in [first, end) and read later, other than results of the step. */
  private static int passing(Fused step, boolean[] narrow, int first, int end, Lifetimes lives) {
    int passing = 0;
    for (int k = first; k < end; k++) {
      int last = lives.last(step.arity() + k);
      boolean row = !narrow[step.arity() + k] || narrow(step, narrow, end - 1);
      passing += row && last >= end && last < step.instructions().size() ? 1 : 0;
    }
    return passing;
  }

  /** Size of the loop of [first, end). */
  private static int size(
      Fused step,
      boolean[] scalar,
      boolean[] narrow,
      int first,
      int end,
      Lifetimes lives,
      ChainLoops loops) {
    boolean[] seen = new boolean[step.arity() + first];
    int arrays = 0;
    int size = 0;
    for (int k = first; k < end; k++) {
      Integers operands = step.instructions().get(k).operands();
      for (int i = 0; i < operands.size(); i++) {
        int operand = operands.get(i);
        if (operand < seen.length && !seen[operand] && !scalar[operand] && !narrow[operand]) {
          seen[operand] = true;
          arrays++;
        }
      }
      arrays += lives.last(step.arity() + k) >= end ? 1 : 0;
      size += size(step.instructions().get(k), loops);
    }
    return 3 * arrays + size;
  }

  private static boolean chained(Fused step, DType[] types, int k, ChainLoops loops) {
    var instruction = step.instructions().get(k);
    if (instruction.op() instanceof Reduce reduce) {
      return loops.reduces(reduce);
    }
    var operands = new DType[instruction.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = types[instruction.operands().get(i)];
    }
    return loops.writes(instruction.elementwise(), operands);
  }

  /** What an instruction adds to the size of a loop. */
  private static int size(Fused.Instruction instruction, ChainLoops loops) {
    return instruction.op() instanceof Reduce ? 1 : loops.size(instruction.elementwise());
  }

  private static LoopSpan of(Fused step, int first, int end, Lifetimes lives, Cut cut) {
    int arity = step.arity();
    int[] number = new int[arity + end];
    Arrays.fill(number, -1);
    int[] inputs = new int[arity + first];
    int count = 0;
    for (int k = first; k < end; k++) {
      Integers operands = step.instructions().get(k).operands();
      for (int i = 0; i < operands.size(); i++) {
        int operand = operands.get(i);
        if (operand < arity + first && number[operand] < 0) {
          number[operand] = count;
          inputs[count++] = operand;
        }
      }
    }
    var code = new ArrayList<Fused.Instruction>(end - first);
    int[] results = new int[end - first];
    int[] local = new int[end - first];
    int found = 0;
    for (int k = first; k < end; k++) {
      var instruction = step.instructions().get(k);
      int[] operands = instruction.operands().toArray();
      for (int i = 0; i < operands.length; i++) {
        operands[i] = number[operands[i]];
      }
      number[arity + k] = count + k - first;
      code.add(new Fused.Instruction(instruction.op(), Integers.of(operands)));
      if (lives.last(arity + k) >= end || end - first == 1) {
        results[found] = arity + k;
        local[found++] = number[arity + k];
      }
    }
    return new LoopSpan(
        new Fused(count, code, Integers.of(Arrays.copyOf(local, found))),
        Integers.of(Arrays.copyOf(inputs, count)),
        Integers.of(Arrays.copyOf(results, found)),
        cut);
  }
}
