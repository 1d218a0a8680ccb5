package dev.trigrad.run;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Explanation;
import dev.trigrad.plan.Program;
import java.util.List;

/** A program with its plan, as kept in the cache. */
final class PlannedGraph {
  final Structure.Key key;
  final Program program;
  final Plan plan;
  private final TensorType[] outputs;

  /**
   * When it was last used, in look-ups of the cache; stale values only make the eviction less
   * exact.
   */
  long lastUse;

  PlannedGraph(Structure.Key key, Program program, Plan plan) {
    this.key = key;
    this.program = program;
    this.plan = plan;
    outputs = new TensorType[program.outputs().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = program.type(program.outputs().get(i));
    }
  }

  /** New arrays for the results of a run. */
  Object[] newOutputs() {
    var arrays = new Object[outputs.length];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = outputs[i].dtype().newArray(outputs[i].elements());
    }
    return arrays;
  }

  List<PlannedProgram> programs() {
    return plan instanceof StagedPlan staged
        ? staged.programs()
        : List.of(new PlannedProgram(program, plan.kernels()));
  }

  String explanation() {
    return plan instanceof StagedPlan staged
        ? staged.explanation()
        : Explanation.of(program, plan.kernels(), plan.notes());
  }
}
