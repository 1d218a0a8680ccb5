package dev.trigrad.engine.java;

import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Overwrites scratch with NaN (or a large negative integer) while it holds no live value, so that a
 * wrong read is seen.
 */
final class Poison {
  private final List<List<Integer>> dying = new ArrayList<>();
  private final List<Integer> scratch = new ArrayList<>();

  Poison(Program program) {
    List<Slot> table = program.memory().table();
    var slots = program.memory().slots();
    int[] lastUse = new int[program.values().size()];
    Arrays.fill(lastUse, -1);
    List<Step> steps = program.steps();
    for (int at = 0; at < steps.size(); at++) {
      dying.add(new ArrayList<>());
      for (int i = 0; i < steps.get(at).inputs().size(); i++) {
        lastUse[steps.get(at).input(i)] = at;
      }
      for (int i = 0; i < steps.get(at).outputs().size(); i++) {
        lastUse[steps.get(at).outputs().get(i)] =
            Math.max(at, lastUse[steps.get(at).outputs().get(i)]);
      }
    }
    for (int id : program.outputs()) {
      lastUse[id] = steps.size();
    }
    program.writes().forEach(write -> lastUse[write.value()] = steps.size());
    for (int slot = 0; slot < table.size(); slot++) {
      if (table.get(slot) instanceof Slot.Scratch) {
        scratch.add(slot);
      }
    }
    kill(program, lastUse, slots.toArray(), table);
  }

  /**
   * A slot is dead after a step if the values in it that are defined by then are all used up, and
   * none is defined there.
   */
  private void kill(Program program, int[] lastUse, int[] slots, List<Slot> table) {
    int[] busyUntil = new int[table.size()];
    Arrays.fill(busyUntil, -1);
    for (int at = 0; at < program.steps().size(); at++) {
      Step step = program.steps().get(at);
      for (int i = 0; i < step.outputs().size(); i++) {
        int id = step.outputs().get(i);
        busyUntil[slots[id]] = Math.max(busyUntil[slots[id]], lastUse[id]);
      }
      for (int slot : scratch) {
        if (busyUntil[slot] == at) {
          dying.get(at).add(slot);
        }
      }
    }
  }

  /** Before the first step: all scratch is dead. */
  void before(Object[] frame) {
    scratch.forEach(slot -> fill(frame[slot]));
  }

  /** After step {@code at}: what it read last is dead. */
  void after(int at, Object[] frame) {
    dying.get(at).forEach(slot -> fill(frame[slot]));
  }

  private static void fill(Object array) {
    switch (array) {
      case float[] f -> Arrays.fill(f, Float.NaN);
      case int[] i -> Arrays.fill(i, -1_000_000_007);
      default -> throw new IllegalStateException("no scratch array: " + array);
    }
  }
}
