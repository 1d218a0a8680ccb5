package dev.trigrad.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves the steps that make the new values of cells behind all others, so that every step that can
 * fail, and every reader of an old value, has run before a cell is written.
 */
final class UpdatesLast {
  private UpdatesLast() {}

  static Program of(Program program) {
    boolean[] written = new boolean[program.values().size()];
    program.writes().forEach(write -> written[write.value()] = true);
    boolean[] read = new boolean[written.length];
    List<Step> last = new ArrayList<>();
    List<Step> first = new ArrayList<>();
    for (Step step : program.steps().reversed()) {
      boolean updates = false;
      boolean isRead = false;
      for (int i = 0; i < step.outputs().size(); i++) {
        updates |= written[step.outputs().get(i)];
        isRead |= read[step.outputs().get(i)];
      }
      (updates && !isRead ? last : first).add(step);
      if (!updates || isRead) {
        for (int i = 0; i < step.inputs().size(); i++) {
          read[step.input(i)] = true;
        }
      }
    }
    var steps = new ArrayList<>(first.reversed());
    steps.addAll(last.reversed());
    return program.withSteps(steps);
  }
}
