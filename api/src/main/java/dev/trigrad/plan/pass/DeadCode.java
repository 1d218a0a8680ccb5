package dev.trigrad.plan.pass;

import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.ArrayList;
import java.util.List;

/** Leaves out the steps whose values reach no output and no update. */
public final class DeadCode {
  private DeadCode() {}

  public static Program of(Program program) {
    boolean[] live = new boolean[program.values().size()];
    for (int id : program.outputs()) {
      live[id] = true;
    }
    for (Write write : program.writes()) {
      live[write.value()] = true;
    }
    List<Step> kept = new ArrayList<>();
    for (Step step : program.steps().reversed()) {
      boolean needed = false;
      for (int i = 0; i < step.outputs().size(); i++) {
        needed |= live[step.outputs().get(i)];
      }
      if (needed) {
        kept.add(step);
        for (int i = 0; i < step.inputs().size(); i++) {
          live[step.input(i)] = true;
        }
      }
    }
    return program.withSteps(kept.reversed());
  }
}
