package dev.trigrad.plan.pass;

import dev.trigrad.engine.Engine;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Gather;
import dev.trigrad.op.ScatterAdd;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.RowDescent;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Descends in the rows that a batch has looked up, instead of making a gradient of the whole table
 * and subtracting it: {@code w − η·scatterAdd(g, i)} as the new value of the cell w, where i has
 * been checked by a lookup before.
 */
public final class FuseScatters {
  private static final Binary PRODUCT = Binary.of(BinaryFunction.MUL);
  private static final Binary DIFFERENCE = Binary.of(BinaryFunction.SUB);

  private final Program program;
  private final Engine engine;
  private final Uses uses;
  private final List<Step> steps;

  private FuseScatters(Program program, Engine engine) {
    this.program = program;
    this.engine = engine;
    this.uses = new Uses(program);
    this.steps = new ArrayList<>(program.steps());
  }

  public static Program of(Program program, Engine engine) {
    return program.writes().isEmpty() ? program : new FuseScatters(program, engine).fuse();
  }

  private Program fuse() {
    for (Write write : program.writes()) {
      fuse(write);
    }
    steps.removeIf(step -> step == null);
    return program.withSteps(steps);
  }

  private void fuse(Write write) {
    Step difference = uses.maker(program, write.value());
    if (!is(difference, DIFFERENCE) || difference.input(0) != write.input()) {
      return;
    }
    Step product = onlyFor(difference.input(1));
    if (!is(product, PRODUCT)) {
      return;
    }
    int rate = product.input(1);
    Step scatter = onlyFor(product.input(0));
    if (scatter == null || program.type(rate).shape().rank() != 0) {
      rate = product.input(0);
      scatter = onlyFor(product.input(1));
    }
    if (scatter == null
        || program.type(rate).shape().rank() != 0
        || !(scatter.op() instanceof ScatterAdd add)
        || !fits(add, scatter, write.input())) {
      return;
    }
    var descent =
        new Step(
            new RowDescent(),
            difference.output(),
            write.input(),
            scatter.input(0),
            scatter.input(1),
            rate);
    var types =
        List.of(
            program.type(write.input()),
            program.type(scatter.input(0)),
            program.type(scatter.input(1)),
            program.type(rate));
    if (engine.fuses(new RowDescent(), types)) {
      steps.set(uses.maker[scatter.output()], null);
      steps.set(uses.maker[product.output()], null);
      steps.set(uses.maker[difference.output()], descent);
    }
  }

  private static boolean is(Step step, Binary op) {
    return step != null && step.op().equals(op);
  }

  /** The step that makes {@code id}, if {@code id} is read once. */
  private Step onlyFor(int id) {
    return uses.readers[id] == 1 ? uses.maker(program, id) : null;
  }

  /** Whether few rows of {@code table} are meant, and their indices are known to be right. */
  private boolean fits(ScatterAdd add, Step scatter, int table) {
    int rows = program.type(scatter.input(0)).elements();
    if (add.axis() != 0
        || !program.type(scatter.output()).equals(program.type(table))
        || rows >= program.type(table).elements()) {
      return false;
    }
    for (int at = 0; at < uses.maker[scatter.output()]; at++) {
      Step step = program.steps().get(at);
      if (step.op() instanceof Gather(int axis)
          && axis == 0
          && step.input(1) == scatter.input(1)
          && program.type(step.input(0)).shape().extent(0) == add.extent()) {
        return true;
      }
    }
    return false;
  }
}
