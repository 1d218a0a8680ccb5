package dev.trigrad.engine.java;

import dev.trigrad.TensorType;
import dev.trigrad.op.Access;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.MemoryPlan;
import dev.trigrad.plan.MemoryPlan.Copy;
import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.ArrayList;
import java.util.HashMap;

/**
 * The plainest memory plan: a buffer of its own for every value, outputs and updates copied at the
 * end.
 */
final class SeparateBuffers {
  private SeparateBuffers() {}

  static MemoryPlan of(Program program) {
    var table = new ArrayList<Slot>();
    int[] slots = new int[program.values().size()];
    for (int id = 0; id < slots.length; id++) {
      TensorType type = program.type(id);
      slots[id] = table.size();
      Object literal = program.literals().get(id);
      table.add(
          id < program.inputs()
              ? new Slot.Input(id)
              : literal != null
                  ? new Slot.Literal(literal)
                  : new Slot.Scratch(type.dtype(), type.elements()));
    }
    var copies = new ArrayList<Copy>();
    for (int i = 0; i < program.outputs().size(); i++) {
      int id = program.outputs().get(i);
      copies.add(new Copy(slots[id], table.size(), program.type(id).elements()));
      table.add(new Slot.Output(i));
    }
    write(program, slots, table, copies);
    return new MemoryPlan(Integers.of(slots), table, copies);
  }

  /**
   * Updates that take another cell's old value go through a copy, so that no order of writing
   * matters.
   */
  private static void write(
      Program program, int[] slots, ArrayList<Slot> table, ArrayList<Copy> copies) {
    var staged = new HashMap<Write, Integer>();
    for (Write write : program.writes()) {
      TensorType type = program.type(write.value());
      if (write.value() < program.inputs()) {
        staged.put(write, table.size());
        copies.add(new Copy(slots[write.value()], table.size(), type.elements()));
        table.add(new Slot.Scratch(type.dtype(), type.elements()));
      }
    }
    for (Write write : program.writes()) {
      int from = staged.getOrDefault(write, slots[write.value()]);
      copies.add(new Copy(from, slots[write.input()], program.type(write.value()).elements()));
    }
  }

  /** Whether the step only renames its input's buffer. */
  static boolean isAlias(Step step, MemoryPlan memory) {
    return step.op().access() == Access.ALIAS
        && memory.slots().get(step.input(0)) == memory.slots().get(step.output());
  }
}
