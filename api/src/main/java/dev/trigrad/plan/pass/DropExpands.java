package dev.trigrad.plan.pass;

import dev.trigrad.Shape;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Expand;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives an elementwise operation the unexpanded operand where the others make up the result's
 * shape.
 */
public final class DropExpands {
  private DropExpands() {}

  public static Program of(Program program) {
    var uses = new Uses(program);
    List<Step> steps = new ArrayList<>();
    for (Step step : program.steps()) {
      boolean broadcasts = step.op() instanceof ElementwisePrimitive;
      steps.add(broadcasts ? drop(step, program, uses) : step);
    }
    return program.withSteps(steps);
  }

  private static Step drop(Step step, Program program, Uses uses) {
    int[] inputs = step.inputs().toArray();
    Shape result = program.type(step.output()).shape();
    boolean changed = false;
    for (int i = 0; i < inputs.length; i++) {
      Step maker = uses.maker(program, inputs[i]);
      if (maker != null && maker.op() instanceof Expand) {
        int kept = inputs[i];
        inputs[i] = maker.input(0);
        if (shape(program, inputs).equals(result)) {
          changed = true;
        } else {
          inputs[i] = kept;
        }
      }
    }
    return changed ? new Step(step.op(), step.output(), inputs) : step;
  }

  private static Shape shape(Program program, int[] inputs) {
    Shape shape = Shape.SCALAR;
    for (int id : inputs) {
      shape = Shape.broadcast(shape, program.type(id).shape(), "expand");
    }
    return shape;
  }
}
