package dev.trigrad.plan;

import dev.trigrad.op.Integers;
import java.util.Map;
import java.util.stream.Collectors;

/** Replaces values by others that are known to be the same. */
final class Renaming {
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
    var literals =
        program.literals().entrySet().stream()
            .filter(entry -> same[entry.getKey()] == entry.getKey())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Program(
        program.values(),
        program.inputs(),
        literals,
        program.steps(),
        program.outputs().stream().map(id -> same[id]).toList(),
        program.writes().stream()
            .map(write -> new Write(write.input(), same[write.value()]))
            .toList(),
        program.memory());
  }
}
