package dev.trigrad.plan;

import dev.trigrad.op.Reshape;
import dev.trigrad.op.StopGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the steps that make the new values of cells right behind the readers of the old values and
 * the steps that can fail: a gradient is used while it is in the cache, and its buffer is free for
 * the next one.
 */
final class PlaceUpdates {
  private final Program program;
  private final List<Step> steps;

  /** The cell that each value is written to, or −1. */
  private final int[] cellOf;

  /** The value that each value shares memory with. */
  private final int[] root;

  private PlaceUpdates(Program program) {
    this.program = program;
    steps = program.steps();
    cellOf = new int[program.values().size()];
    root = new int[cellOf.length];
    Arrays.fill(cellOf, -1);
    Arrays.setAll(root, id -> id);
    program.writes().forEach(write -> cellOf[write.value()] = write.input());
    for (Step step : steps) {
      if (step.op() instanceof Reshape || step.op() instanceof StopGradient) {
        root[step.output()] = root[step.input(0)];
      }
    }
  }

  static Program of(Program program) {
    return program.writes().isEmpty() ? program : new PlaceUpdates(program).place();
  }

  private Program place() {
    boolean[] updates = updates();
    // What runs at each place: the step that is not moved, then the updates that wait for it.
    List<List<Step>> places = new ArrayList<>();
    for (int at = 0; at < steps.size(); at++) {
      places.add(new ArrayList<>());
      if (!updates[at]) {
        places.get(at).add(steps.get(at));
      }
    }
    int[] place = new int[steps.size()];
    for (int at = 0; at < steps.size(); at++) {
      place[at] = updates[at] ? latest(at, updates, place) : at;
      if (updates[at]) {
        places.get(place[at]).add(steps.get(at));
      }
    }
    return program.withSteps(places.stream().flatMap(List::stream).toList());
  }

  /** Which steps make nothing but new values that no step reads. */
  private boolean[] updates() {
    boolean[] read = new boolean[cellOf.length];
    for (Step step : steps) {
      for (int i = 0; i < step.inputs().size(); i++) {
        read[step.input(i)] = true;
      }
    }
    boolean[] updates = new boolean[steps.size()];
    for (int at = 0; at < updates.length; at++) {
      boolean writes = false;
      boolean isRead = false;
      for (int i = 0; i < steps.get(at).outputs().size(); i++) {
        writes |= cellOf[steps.get(at).outputs().get(i)] >= 0;
        isRead |= read[steps.get(at).outputs().get(i)];
      }
      updates[at] = writes && !isRead;
    }
    return updates;
  }

  /** The place of the last step that the update {@code of} has to wait for. */
  private int latest(int of, boolean[] updates, int[] place) {
    int latest = 0;
    for (int at = 0; at < steps.size(); at++) {
      if (updates[at]) {
        if (at < of && reads(at, of)) {
          latest = Math.max(latest, place[at]);
        }
      } else if (steps.get(at).canFail() || makes(at, of) || reads(at, of)) {
        latest = Math.max(latest, at);
      }
    }
    return latest;
  }

  /** Whether step {@code at} makes what step {@code of} reads. */
  private boolean makes(int at, int of) {
    for (int i = 0; i < steps.get(at).outputs().size(); i++) {
      for (int j = 0; j < steps.get(of).inputs().size(); j++) {
        if (steps.get(at).outputs().get(i) == steps.get(of).input(j)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether step {@code at} reads a cell that the update {@code of} writes. */
  private boolean reads(int at, int of) {
    for (int i = 0; i < steps.get(at).inputs().size(); i++) {
      int id = root[steps.get(at).input(i)];
      for (int j = 0; j < steps.get(of).outputs().size(); j++) {
        if (cellOf[steps.get(of).outputs().get(j)] == id) {
          return true;
        }
      }
    }
    return false;
  }
}
