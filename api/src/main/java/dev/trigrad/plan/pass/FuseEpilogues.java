package dev.trigrad.plan.pass;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.MatMulEpilogue;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins a matrix product with the bias row added to it and the activation of the sum, where nothing
 * else reads them.
 */
public final class FuseEpilogues {
  private final Program program;
  private final Engine engine;
  private final Uses uses;
  private final Map<Integer, Step> readerOf = new HashMap<>();

  private FuseEpilogues(Program program, Engine engine) {
    this.program = program;
    this.engine = engine;
    this.uses = new Uses(program);
    for (Step step : program.steps()) {
      for (int i = 0; i < step.inputs().size(); i++) {
        readerOf.put(step.input(i), step);
      }
    }
  }

  public static Program of(Program program, Engine engine) {
    return new FuseEpilogues(program, engine).fuse();
  }

  private Program fuse() {
    // A product moves to the place of what it swallows, where all inputs are defined.
    Map<Step, Step> replaced = new IdentityHashMap<>();
    Map<Step, Boolean> gone = new IdentityHashMap<>();
    for (Step step : program.steps()) {
      if (step.op() instanceof MatMul product) {
        fuse(step, product, replaced, gone);
      }
    }
    List<Step> steps = new ArrayList<>();
    for (Step step : program.steps()) {
      if (!gone.containsKey(step)) {
        steps.add(replaced.getOrDefault(step, step));
      }
    }
    return program.withSteps(steps);
  }

  private void fuse(Step step, MatMul product, Map<Step, Step> replaced, Map<Step, Boolean> gone) {
    Step sum = onlyReader(step.output());
    int bias = sum == null ? -1 : bias(sum, step.output());
    if (bias < 0) {
      return;
    }
    if (gone.containsKey(sum) || replaced.containsKey(sum)) {
      // The sum of two products: it belongs to the first, of which this one is the bias.
      return;
    }
    Step last = onlyReader(sum.output());
    boolean activates = last != null && last.op() instanceof Unary;
    Optional<UnaryFunction> activation =
        activates ? Optional.of(((Unary) last.op()).function()) : Optional.empty();
    Step end = activates ? last : sum;
    var epilogue = new MatMulEpilogue(product, true, activation);
    List<TensorType> types =
        List.of(program.type(step.input(0)), program.type(step.input(1)), program.type(bias));
    if (engine.fuses(epilogue, types)) {
      replaced.put(end, new Step(epilogue, end.output(), step.input(0), step.input(1), bias));
      gone.put(step, true);
      if (activates) {
        gone.put(sum, true);
      }
    }
  }

  private Step onlyReader(int id) {
    return uses.readers[id] == 1 ? readerOf.get(id) : null;
  }

  /** The bias row that {@code sum} adds to {@code product}, or −1. */
  private int bias(Step sum, int product) {
    if (!(sum.op() instanceof Binary(var function))
        || function != BinaryFunction.ADD
        || sum.input(0) == sum.input(1)) {
      return -1;
    }
    int other = sum.input(0) == product ? sum.input(1) : sum.input(0);
    Shape shape = program.type(product).shape();
    Shape row = program.type(other).shape();
    boolean fits =
        row.rank() >= 1 && row.extent(-1) == shape.extent(-1) && row.elements() == shape.extent(-1);
    return fits && program.type(sum.output()).shape().equals(shape) ? other : -1;
  }
}
