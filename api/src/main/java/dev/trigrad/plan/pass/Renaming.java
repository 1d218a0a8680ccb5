package dev.trigrad.plan.pass;

import dev.trigrad.op.Integers;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Replaces values by others that are known to be the same. */
public final class Renaming {
  private Renaming() {}

  /** The replacement of each value of {@code program} by itself. */
  static int[] none(Program program) {
    int[] same = new int[program.values().size()];
    for (int id = 0; id < same.length; id++) {
      same[id] = id;
    }
    return same;
  }

  /** {@code ids} under {@code same}. */
  static Integers of(Integers ids, int[] same) {
    int[] renamed = ids.toArray();
    boolean changed = false;
    for (int i = 0; i < renamed.length; i++) {
      int id = same[renamed[i]];
      changed |= id != renamed[i];
      renamed[i] = id;
    }
    return changed ? Integers.of(renamed) : ids;
  }

  /**
   * Outputs, updates and literals of {@code program} under {@code same}; its steps are renamed
   * already.
   */
  static Program ends(Program program, int[] same) {
    var literals = new HashMap<Integer, Object>();
    for (var literal : program.literals().entrySet()) {
      int id = literal.getKey();
      if (same[id] == id) {
        literals.put(id, literal.getValue());
      }
    }
    var outputs = new ArrayList<Integer>();
    for (int id : program.outputs()) {
      outputs.add(same[id]);
    }
    var writes = new ArrayList<Write>();
    for (Write write : program.writes()) {
      writes.add(new Write(write.input(), same[write.value()]));
    }
    return new Program(
        program.values(),
        program.inputs(),
        literals,
        program.steps(),
        List.copyOf(outputs),
        List.copyOf(writes),
        program.memory());
  }
}
