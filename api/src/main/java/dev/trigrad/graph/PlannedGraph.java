package dev.trigrad.graph;

import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Explanation;
import dev.trigrad.plan.Program;

/** A program with its plan, as kept in the cache. */
final class PlannedGraph {
  final Structure.Key key;
  final Program program;
  final Plan plan;

  /**
   * When it was last used, in look-ups of the cache; stale values only make the eviction less
   * exact.
   */
  long lastUse;

  PlannedGraph(Structure.Key key, Program program, Plan plan) {
    this.key = key;
    this.program = program;
    this.plan = plan;
  }

  String explanation() {
    return Explanation.of(program, plan.kernels());
  }
}
