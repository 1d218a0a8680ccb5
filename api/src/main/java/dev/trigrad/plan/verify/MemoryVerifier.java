package dev.trigrad.plan.verify;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.op.Access;
import dev.trigrad.plan.MemoryPlan;
import dev.trigrad.plan.MemoryPlan.Copy;
import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the memory of a program holds each value as long as it is wanted: runs the steps on the
 * names of values instead of on numbers, and looks into every slot that is read.
 *
 * <p>Cells are written last: no step that can fail comes after one that writes over an input, and
 * none writes over one itself.
 */
public final class MemoryVerifier {
  private final Program program;
  private final Engine engine;
  private final MemoryPlan memory;

  /** The value that each slot holds, or −1. */
  private final int[] held;

  /** The value of which each is another name: another shape in the same slot. */
  private final int[] origin;

  private final boolean[] updated;

  private MemoryVerifier(Program program, Engine engine) {
    this.program = program;
    this.engine = engine;
    this.memory = program.memory();
    this.held = new int[memory.table().size()];
    this.origin = new int[program.values().size()];
    Arrays.fill(held, -1);
    for (int id = 0; id < origin.length; id++) {
      origin[id] = id;
    }
    this.updated = new boolean[program.inputs()];
    for (Write write : program.writes()) {
      updated[write.input()] = true;
    }
  }

  /** What is wrong with the memory of {@code program}, or {@code null} if nothing is. */
  static String fault(Program program, Engine engine) {
    return new MemoryVerifier(program, engine).fault();
  }

  private String fault() {
    String fault = slots();
    if (fault != null) {
      return fault;
    }
    boolean writing = false;
    for (int at = 0; at < program.steps().size(); at++) {
      Step step = program.steps().get(at);
      fault = step(step);
      if (fault != null) {
        return "step " + at + " (" + step.op().name() + "): " + fault;
      }
      writing |= writesInput(step);
      if (writing && engine.canFail(step.op())) {
        return "step " + at + " can fail, and a cell is written by then";
      }
    }
    for (Copy copy : memory.copies()) {
      fault = copy(copy);
      if (fault != null) {
        return fault;
      }
    }
    return ends();
  }

  /** Places inputs and literals. */
  private String slots() {
    for (int id = 0; id < program.values().size(); id++) {
      boolean given = id < program.inputs() || program.literals().containsKey(id);
      if (!given) {
        continue;
      }
      int slot = slot(id);
      Slot place = memory.table().get(slot);
      boolean right =
          place instanceof Slot.Input input && input.index() == id
              || place instanceof Slot.Literal literal
                  && literal.array() == program.literals().get(id);
      if (!right) {
        return "%" + id + " is given, and lives in " + memory.table().get(slot);
      }
      held[slot] = id;
    }
    return null;
  }

  private int slot(int id) {
    return memory.slots().get(id);
  }

  private String step(Step step) {
    for (int i = 0; i < step.inputs().size(); i++) {
      int id = step.input(i);
      if (held[slot(id)] != origin[id]) {
        return "reads %" + id + ", and slot " + slot(id) + " holds %" + held[slot(id)];
      }
    }
    boolean renames = step.op().access() == Access.ALIAS;
    if (renames && slot(step.output()) == slot(step.input(0))) {
      origin[step.output()] = origin[step.input(0)];
      return null;
    }
    for (int i = 0; i < step.outputs().size(); i++) {
      int id = step.outputs().get(i);
      for (int j = 0; j < i; j++) {
        if (slot(step.outputs().get(j)) == slot(id)) {
          return "defines two values in slot " + slot(id);
        }
      }
      String fault = room(slot(id), id);
      if (fault == null) {
        fault = inPlace(step, id);
      }
      if (fault != null) {
        return fault;
      }
    }
    for (int i = 0; i < step.outputs().size(); i++) {
      int id = step.outputs().get(i);
      held[slot(id)] = id;
    }
    return null;
  }

  /** Whether {@code slot} may be written with a value of the type of {@code id}. */
  private String room(int slot, int id) {
    TensorType type = program.type(id);
    Slot place = memory.table().get(slot);
    boolean right = false;
    if (place instanceof Slot.Input input) {
      right = updated[input.index()] && fits(type, program.type(input.index()));
    } else if (place instanceof Slot.Output output) {
      right = fits(type, program.type(program.outputs().get(output.index())));
    } else if (place instanceof Slot.Scratch scratch) {
      right = sameArrays(scratch.dtype(), type.dtype()) && scratch.elements() >= type.elements();
    }
    return right ? null : "%" + id + " " + type + " does not belong in " + memory.table().get(slot);
  }

  private static boolean fits(TensorType value, TensorType place) {
    return sameArrays(value.dtype(), place.dtype()) && value.elements() <= place.elements();
  }

  private static boolean sameArrays(DType a, DType b) {
    return a.newArray(0).getClass() == b.newArray(0).getClass();
  }

  /** Only what reads each element before it writes it may write over what it reads. */
  private String inPlace(Step step, int output) {
    for (int i = 0; i < step.inputs().size(); i++) {
      int id = step.input(i);
      boolean elementByElement =
          step.op().access().inPlace()
              && program.type(id).shape().equals(program.type(output).shape());
      if (slot(id) == slot(output) && !elementByElement) {
        return "writes %" + output + " over %" + id + ", which it reads otherwise";
      }
    }
    return null;
  }

  private boolean writesInput(Step step) {
    for (int i = 0; i < step.outputs().size(); i++) {
      int id = step.outputs().get(i);
      boolean renames = step.op().access() == Access.ALIAS;
      if (!renames && memory.table().get(slot(id)) instanceof Slot.Input) {
        return true;
      }
    }
    return false;
  }

  private String copy(Copy copy) {
    int id = held[copy.from()];
    if (id < 0) {
      return copy + " copies nothing";
    }
    if (copy.elements() < program.type(id).elements()) {
      return copy + " copies a part of %" + id;
    }
    String fault = room(copy.to(), id);
    held[copy.to()] = id;
    return fault == null ? null : copy + ": " + fault;
  }

  private String ends() {
    List<Slot> table = memory.table();
    int outputs = 0;
    for (int slot = 0; slot < table.size(); slot++) {
      if (table.get(slot) instanceof Slot.Output output) {
        int index = output.index();
        outputs++;
        int id = program.outputs().get(index);
        if (held[slot] != origin[id]) {
          return "output " + index + " should hold %" + id + ", and holds %" + held[slot];
        }
      }
    }
    if (outputs != program.outputs().size()) {
      return outputs + " outputs have a slot, of " + program.outputs().size();
    }
    for (Write write : program.writes()) {
      int slot = slot(write.input());
      if (held[slot] != origin[write.value()]) {
        return "update of %"
            + write.input()
            + " should be %"
            + write.value()
            + ", and is %"
            + held[slot];
      }
    }
    return null;
  }
}
