package dev.trigrad.plan.pass;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Lifetimes;
import dev.trigrad.plan.MemoryPlan;
import dev.trigrad.plan.MemoryPlan.Copy;
import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.SlotPool;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Lays out the memory of a program: aliases share their source's slot, outputs are written where
 * they are wanted, updates are made in place where all readers of the old value and all steps that
 * can fail have run, and everything else lives in scratch, shared by lifetime if wanted.
 */
public final class AssignBuffers {
  private static final int NONE = -1;

  private final Program program;
  private final boolean share;
  private final Lifetimes lives;

  /** The last step that can fail, before which no cell is written. */
  private int lastFailing = NONE;

  /** Which inputs are the new value of some cell. */
  private final boolean[] passedOn;

  private final int[] root;
  private final int[] slotOf;
  private final List<Slot> table = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();

  public AssignBuffers(Program program, Engine engine, boolean share) {
    this.program = program;
    this.share = share;
    this.lives = Lifetimes.of(program);
    this.root = Uses.roots(program);
    this.passedOn = new boolean[program.inputs()];
    this.slotOf = new int[root.length];
    Arrays.fill(slotOf, NONE);
    for (int at = 0; at < program.steps().size(); at++) {
      lastFailing = engine.canFail(program.steps().get(at).op()) ? at : lastFailing;
    }
    for (Write write : program.writes()) {
      int source = root[write.value()];
      if (source < passedOn.length) {
        passedOn[source] = true;
      }
    }
  }

  public MemoryPlan assign() {
    for (int i = 0; i < program.inputs(); i++) {
      slotOf[i] = table.size();
      table.add(new Slot.Input(i));
    }
    for (var literal : new TreeMap<>(program.literals()).entrySet()) {
      slotOf[literal.getKey()] = table.size();
      table.add(new Slot.Literal(literal.getValue()));
    }
    updatesInPlace();
    outputs();
    scratch();
    copies();
    int[] slots = new int[root.length];
    for (int id = 0; id < slots.length; id++) {
      slots[id] = slotOf[root[id]];
    }
    return new MemoryPlan(Integers.of(slots), table, copies);
  }

  private void updatesInPlace() {
    for (Write write : program.writes()) {
      int id = write.value();
      if (root[id] == id
          && lives.made(id) != Lifetimes.NEVER
          && slotOf[id] == NONE
          && mayOverwrite(write, program.steps().get(lives.made(id)))) {
        slotOf[id] = slotOf[write.input()];
      }
    }
  }

  /** Whether the step that makes the new value may put it over the old one. */
  private boolean mayOverwrite(Write write, Step step) {
    int input = write.input();
    int made = lives.made(write.value());
    if (lives.last(input) > made
        || !step.op().access().inPlace()
        || passedOn[input]
        || lastFailing >= made) {
      return false;
    }
    return lives.last(input) < made || readsInStep(step, input, program.type(write.value()));
  }

  /** Whether {@code step} reads {@code buffer} only element by element, as it would write it. */
  private boolean readsInStep(Step step, int buffer, TensorType result) {
    for (int i = 0; i < step.inputs().size(); i++) {
      int id = step.input(i);
      if (root[id] == buffer && !program.type(id).shape().equals(result.shape())) {
        return false;
      }
    }
    return true;
  }

  private void outputs() {
    List<Integer> outputs = program.outputs();
    for (int i = 0; i < outputs.size(); i++) {
      int source = root[outputs.get(i)];
      int slot = table.size();
      table.add(new Slot.Output(i));
      if (slotOf[source] == NONE) {
        slotOf[source] = slot;
      } else {
        copies.add(new Copy(source, slot, program.type(source).elements()));
      }
    }
  }

  private void scratch() {
    var pool = new SlotPool(lives, false);
    int first = table.size();
    for (Step step : program.steps()) {
      for (int i = 0; i < step.outputs().size(); i++) {
        int id = step.outputs().get(i);
        if (root[id] == id && slotOf[id] == NONE) {
          slotOf[id] = first + slot(pool, step, id);
        }
      }
    }
    table.addAll(pool.slots());
  }

  private int slot(SlotPool pool, Step step, int id) {
    TensorType type = program.type(id);
    if (!share) {
      return pool.add(type.dtype(), type.elements());
    }
    int over = step.op().access().inPlace() ? dyingOperand(pool, step, id) : NONE;
    return over == NONE ? pool.take(id, type.dtype(), type.elements()) : pool.takeOver(id, over);
  }

  /** An operand in scratch that dies with this step and can be overwritten element by element. */
  private int dyingOperand(SlotPool pool, Step step, int result) {
    TensorType type = program.type(result);
    for (int i = 0; i < step.inputs().size(); i++) {
      int id = root[step.input(i)];
      if (pool.mayTakeOver(result, type.dtype(), id)
          && program.type(id).elements() == type.elements()
          && readsInStep(step, id, type)) {
        return id;
      }
    }
    return NONE;
  }

  /**
   * Outputs first, for they may name old values of cells; then updates that could not be made in
   * place.
   */
  private void copies() {
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      copies.set(i, new Copy(slotOf[copy.from()], copy.to(), copy.elements()));
    }
    List<Copy> staged = new ArrayList<>();
    boolean[] written = new boolean[root.length];
    for (Write write : program.writes()) {
      written[write.input()] = true;
    }
    for (Write write : program.writes()) {
      int source = root[write.value()];
      int to = slotOf[write.input()];
      int elements = program.type(source).elements();
      if (slotOf[source] == to) {
        continue;
      }
      if (written[source]) {
        // Cells that exchange values: each old one is kept aside before any is overwritten.
        int aside = table.size();
        table.add(new Slot.Scratch(program.type(source).dtype(), elements));
        copies.add(new Copy(slotOf[source], aside, elements));
        staged.add(new Copy(aside, to, elements));
      } else {
        staged.add(new Copy(slotOf[source], to, elements));
      }
    }
    copies.addAll(staged);
  }
}
