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
    var literals = new HashMap<>(program.literals());
    literals.keySet().removeIf(id -> same[id] != id);
    var outputs = new ArrayList<>(program.outputs());
    outputs.replaceAll(id -> same[id]);
    var writes = new ArrayList<>(program.writes());
    writes.replaceAll(write -> new Write(write.input(), same[write.value()]));
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
