package dev.trigrad.plan.pass;

import dev.trigrad.engine.Engine;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the steps that make the new values of cells right behind the readers of the old values and
 * the steps that can fail: a gradient is used while it is in the cache, and its buffer is free for
 * the next one.
 */
public final class PlaceUpdates {
  private final Program program;
  private final List<Step> steps;

  /** The cell that each value is written to, or −1. */
  private final int[] cellOf;

  /** The value that each value shares memory with. */
  private final int[] root;

  /** The step that makes each value, or −1. */
  private final int[] maker;

  private final boolean[] updates;

  /** The place after which each step runs: its own, or that of the last step it waits for. */
  private final int[] place;

  /** The last place at which the old value of each cell is read, as far as is known. */
  private final int[] lastReader;

  /** The last step that can fail. */
  private int lastFailing = -1;

  private PlaceUpdates(Program program, Engine engine) {
    this.program = program;
    steps = program.steps();
    maker = new Uses(program).maker;
    updates = new boolean[steps.size()];
    place = new int[steps.size()];
    lastReader = new int[program.inputs()];
    Arrays.fill(lastReader, -1);
    cellOf = new int[program.values().size()];
    root = Uses.roots(program);
    Arrays.fill(cellOf, -1);
    program.writes().forEach(write -> cellOf[write.value()] = write.input());
    findUpdates(engine);
  }

  public static Program of(Program program, Engine engine) {
    return program.writes().isEmpty() ? program : new PlaceUpdates(program, engine).place();
  }

  private Program place() {
    // What runs at each place: the step that is not moved, then the updates that wait for it.
    List<List<Step>> places = new ArrayList<>();
    for (int at = 0; at < steps.size(); at++) {
      places.add(new ArrayList<>());
      if (!updates[at]) {
        places.get(at).add(steps.get(at));
      }
    }
    for (int at = 0; at < steps.size(); at++) {
      if (updates[at]) {
        place[at] = latest(steps.get(at));
        places.get(place[at]).add(steps.get(at));
        read(at);
      }
    }
    return program.withSteps(places.stream().flatMap(List::stream).toList());
  }

  /** Which steps make nothing but new values that no step reads, and cannot fail. */
  private void findUpdates(Engine engine) {
    boolean[] read = new boolean[cellOf.length];
    for (Step step : steps) {
      for (int i = 0; i < step.inputs().size(); i++) {
        read[step.input(i)] = true;
      }
    }
    for (int at = 0; at < updates.length; at++) {
      Step step = steps.get(at);
      boolean writes = false;
      boolean isRead = false;
      for (int i = 0; i < step.outputs().size(); i++) {
        writes |= cellOf[step.outputs().get(i)] >= 0;
        isRead |= read[step.outputs().get(i)];
      }
      boolean fails = engine.canFail(step.op());
      updates[at] = writes && !isRead && !fails;
      place[at] = at;
      lastFailing = fails ? at : lastFailing;
    }
    for (int at = 0; at < updates.length; at++) {
      if (!updates[at]) {
        read(at);
      }
    }
  }

  /** Notes the inputs that step {@code at} reads at its place. */
  private void read(int at) {
    Integers inputs = steps.get(at).inputs();
    for (int i = 0; i < inputs.size(); i++) {
      int id = root[inputs.get(i)];
      if (id < lastReader.length) {
        lastReader[id] = Math.max(lastReader[id], place[at]);
      }
    }
  }

  /**
   * The place of the last step that {@code update} has to wait for: those that can fail, those that
   * make what it reads, and the readers of the cells that it writes.
   */
  private int latest(Step update) {
    int latest = Math.max(0, lastFailing);
    for (int i = 0; i < update.inputs().size(); i++) {
      latest = Math.max(latest, maker[update.input(i)]);
    }
    for (int i = 0; i < update.outputs().size(); i++) {
      int cell = cellOf[update.outputs().get(i)];
      latest = cell < 0 ? latest : Math.max(latest, lastReader[cell]);
    }
    return latest;
  }
}
