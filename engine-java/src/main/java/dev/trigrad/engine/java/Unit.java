package dev.trigrad.engine.java;

import dev.trigrad.DType;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Operations of a fused step that are done by one loop: a chain that {@link LoopWriter} writes, or
 * a single one.
 *
 * @param code the loop's operations; its inputs and results are numbered as in {@link Fused}
 * @param operands the step's operand numbers of the loop's inputs
 * @param results the step's operand numbers of the loop's results
 */
record Unit(Fused code, Integers operands, Integers results) {
  /** The largest loop that C2 unrolls, and so vectorises, by {@link #size}. */
  private static final int MOST = 31;

  /** Whether this is a single operation. */
  boolean single() {
    return code.instructions().size() == 1;
  }

  /**
   * The units of {@code step}, in order; {@code types} and {@code scalar}, which are one number,
   * are those of its operand numbers.
   */
  static List<Unit> of(Fused step, DType[] types, boolean[] scalar) {
    int arity = step.arity();
    int count = step.instructions().size();
    int[] lastUse = new int[arity + count];
    for (int k = 0; k < count; k++) {
      Integers operands = step.instructions().get(k).operands();
      for (int i = 0; i < operands.size(); i++) {
        lastUse[operands.get(i)] = k;
      }
    }
    for (int i = 0; i < step.results().size(); i++) {
      lastUse[step.results().get(i)] = count;
    }
    var units = new ArrayList<Unit>();
    for (int first = 0; first < count; ) {
      int end = end(step, types, scalar, first, lastUse);
      units.add(of(step, first, end, lastUse));
      first = end;
    }
    return units;
  }

  /**
   * Where the unit that begins with {@code first} ends: as late as its loop is vectorised, but
   * rather where nothing passes to the next unit but results of the step.
   */
  private static int end(Fused step, DType[] types, boolean[] scalar, int first, int[] lastUse) {
    int count = step.instructions().size();
    if (!chained(step, types, first)) {
      return first + 1;
    }
    int most = first + 1;
    while (most < count
        && chained(step, types, most)
        && size(step, scalar, first, most + 1, lastUse) <= MOST) {
      most++;
    }
    if (most == count || !chained(step, types, most)) {
      return most;
    }
    int best = most;
    for (int end = most; end > first; end--) {
      if (passing(step, first, end, lastUse) < passing(step, first, best, lastUse)) {
        best = end;
      }
    }
    return best;
  }

  /** Values made in [first, end) and read later, other than results of the step. */
  private static int passing(Fused step, int first, int end, int[] lastUse) {
    int passing = 0;
    for (int k = first; k < end; k++) {
      int last = lastUse[step.arity() + k];
      passing += last >= end && last < step.instructions().size() ? 1 : 0;
    }
    return passing;
  }

  /** Nodes of the compiler in the loop of [first, end): three for each array, one to compute. */
  private static int size(Fused step, boolean[] scalar, int first, int end, int[] lastUse) {
    var arrays = new HashSet<Integer>();
    for (int k = first; k < end; k++) {
      Integers operands = step.instructions().get(k).operands();
      for (int i = 0; i < operands.size(); i++) {
        if (operands.get(i) < step.arity() + first && !scalar[operands.get(i)]) {
          arrays.add(operands.get(i));
        }
      }
      if (lastUse[step.arity() + k] >= end) {
        arrays.add(step.arity() + k);
      }
    }
    return 3 * arrays.size() + end - first;
  }

  private static boolean chained(Fused step, DType[] types, int k) {
    var instruction = step.instructions().get(k);
    var operands = new DType[instruction.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = types[instruction.operands().get(i)];
    }
    return LoopWriter.writes(instruction.op(), operands);
  }

  private static Unit of(Fused step, int first, int end, int[] lastUse) {
    int arity = step.arity();
    var inputs = new LinkedHashSet<Integer>();
    for (int k = first; k < end; k++) {
      Integers operands = step.instructions().get(k).operands();
      for (int i = 0; i < operands.size(); i++) {
        if (operands.get(i) < arity + first) {
          inputs.add(operands.get(i));
        }
      }
    }
    var number = new HashMap<Integer, Integer>();
    inputs.forEach(operand -> number.put(operand, number.size()));
    var code = new ArrayList<Fused.Instruction>();
    var results = new ArrayList<Integer>();
    for (int k = first; k < end; k++) {
      var instruction = step.instructions().get(k);
      int[] operands = instruction.operands().toArray();
      for (int i = 0; i < operands.length; i++) {
        operands[i] = number.get(operands[i]);
      }
      number.put(arity + k, number.size());
      code.add(new Fused.Instruction(instruction.op(), Integers.of(operands)));
      if (lastUse[arity + k] >= end || end - first == 1) {
        results.add(arity + k);
      }
    }
    var local = results.stream().map(number::get).toList();
    return new Unit(
        new Fused(inputs.size(), code, integers(local)),
        integers(List.copyOf(inputs)),
        integers(results));
  }

  private static Integers integers(List<Integer> values) {
    return Integers.of(values.stream().mapToInt(Integer::intValue).toArray());
  }
}
