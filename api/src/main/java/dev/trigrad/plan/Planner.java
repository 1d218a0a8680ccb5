package dev.trigrad.plan;

import dev.trigrad.engine.Engine;
import java.util.EnumSet;
import java.util.Set;

/**
 * Turns raw programs into better ones by {@linkplain PlannerPass passes}, and lays out their
 * memory.
 *
 * @param passes those that are applied
 */
public record Planner(Set<PlannerPass> passes) {
  /** Copies the set. */
  public Planner {
    passes = Set.copyOf(passes);
  }

  /** The planner with every pass. */
  public static Planner all() {
    return new Planner(EnumSet.allOf(PlannerPass.class));
  }

  /** The planner without any pass. */
  public static Planner none() {
    return new Planner(Set.of());
  }

  /** This planner without {@code pass}. */
  public Planner without(PlannerPass pass) {
    var fewer = EnumSet.noneOf(PlannerPass.class);
    fewer.addAll(passes);
    fewer.remove(pass);
    return new Planner(fewer);
  }

  /**
   * The planned form of {@code raw} for {@code engine}, its updates in place, its memory laid out.
   */
  public Program plan(Program raw, Engine engine) {
    Program program = raw;
    for (PlannerPass pass : PlannerPass.values()) {
      if (passes.contains(pass)) {
        program = pass.apply(program, engine);
      }
    }
    program = PlaceUpdates.of(program, engine);
    return program.withMemory(
        new AssignBuffers(program, engine, passes.contains(PlannerPass.SHARE_BUFFERS)).assign());
  }
}
