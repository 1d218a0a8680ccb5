package dev.trigrad.engine.java;

import dev.trigrad.op.Integers;
import dev.trigrad.plan.Lifetimes;
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
    for (int slot = 0; slot < table.size(); slot++) {
      if (table.get(slot) instanceof Slot.Scratch) {
        scratch.add(slot);
      }
    }
    kill(program, slots, table.size());
  }

  /**
   * A slot is dead after a step if the values in it that are defined by then are all used up, and
   * none is defined there.
   */
  private void kill(Program program, Integers slots, int count) {
    var lives = Lifetimes.of(program);
    int[] busyUntil = new int[count];
    Arrays.fill(busyUntil, -1);
    for (int at = 0; at < program.steps().size(); at++) {
      Step step = program.steps().get(at);
      for (int i = 0; i < step.outputs().size(); i++) {
        int id = step.outputs().get(i);
        int slot = slots.get(id);
        busyUntil[slot] = Math.max(busyUntil[slot], lives.last(id));
      }
      dying.add(new ArrayList<>());
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
