package dev.trigrad.plan;

import dev.trigrad.engine.Engine;

/** Turns raw programs into better ones. */
public record Planner() {
  /** The planner with every pass. */
  public static Planner all() {
    return new Planner();
  }

  /** The planned form of {@code raw} for {@code engine}. */
  public Program plan(Program raw, Engine engine) {
    return raw;
  }
}
