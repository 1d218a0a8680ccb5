package dev.trigrad.plan.pass;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Adds up columns, such as gradients of gains, in the step that makes or reads the rows. */
public final class FuseColumns {
  private final Program program;
  private final Engine engine;
  private final Step[] steps;
  private final Uses uses;
  private final int[] readers;

  private FuseColumns(Program program, Engine engine) {
    this.program = program;
    this.engine = engine;
    this.steps = program.steps().toArray(Step[]::new);
    this.uses = new Uses(program);
    this.readers = uses.readers.clone();
  }

  public static Program of(Program program, Engine engine) {
    for (Step step : program.steps()) {
      if (step.op() instanceof FusedRows) {
        return new FuseColumns(program, engine).fuse();
      }
    }
    return program;
  }

  private Program fuse() {
    for (int at = 0; at < steps.length; at++) {
      if (steps[at] != null && steps[at].op() instanceof FusedRows rows) {
        List<Integer> sums = sums(rows, at);
        Step fused = sums.isEmpty() ? null : fuse(rows, steps[at], sums);
        if (fused != null) {
          steps[at] = fused;
          sums.forEach(sum -> steps[sum] = null);
        }
      }
    }
    return program.withSteps(Arrays.stream(steps).filter(Objects::nonNull).toList());
  }

  /** The steps that add up columns of what step {@code at} reads or makes, and may be done then. */
  private List<Integer> sums(FusedRows rows, int at) {
    var sums = new TreeSet<Integer>();
    addSums(rows, steps[at].inputs(), at, sums);
    addSums(rows, steps[at].outputs(), at, sums);
    return List.copyOf(sums);
  }

  private void addSums(FusedRows rows, Integers ids, int at, Set<Integer> sums) {
    for (int i = 0; i < ids.size(); i++) {
      if (program.type(ids.get(i)).equals(new TensorType(DType.FLOAT32, rows.shape()))) {
        for (int reader : uses.readersOf(ids.get(i))) {
          Step step = steps[reader];
          if (step != null
              && step.op() instanceof Reduce reduce
              && rows.addsColumns(reduce)
              && !read(step.output(), reader, at)) {
            sums.add(reader);
          }
        }
      }
    }
  }

  /** Whether a step from {@code from} to {@code to} reads {@code id}. */
  private boolean read(int id, int from, int to) {
    for (int at : uses.readersOf(id)) {
      if (at >= from && at <= to && steps[at] != null) {
        return true;
      }
    }
    return false;
  }

  private static int position(Integers ids, int id) {
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i) == id) {
        return i;
      }
    }
    return -1;
  }

  /** The step with the sums, or {@code null} if the engine does not take it. */
  private Step fuse(FusedRows rows, Step step, List<Integer> sums) {
    var instructions = new ArrayList<>(rows.instructions());
    List<Integer> results = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    int[] left = readers.clone();
    for (int sum : sums) {
      left[steps[sum].input(0)]--;
    }
    for (int i = 0; i < step.outputs().size(); i++) {
      if (left[step.outputs().get(i)] > 0) {
        results.add(rows.results().get(i));
        outputs.add(step.outputs().get(i));
      }
    }
    for (int sum : sums) {
      int input = position(step.inputs(), steps[sum].input(0));
      int operand =
          input >= 0 ? input : rows.results().get(position(step.outputs(), steps[sum].input(0)));
      results.add(rows.arity() + instructions.size());
      outputs.add(steps[sum].output());
      instructions.add(new Fused.Instruction((Primitive) steps[sum].op(), Integers.of(operand)));
    }
    var fused =
        new FusedRows(rows.shape(), rows.axes(), rows.arity(), instructions, integers(results));
    List<TensorType> types = new ArrayList<>();
    for (int i = 0; i < step.inputs().size(); i++) {
      types.add(program.type(step.input(i)));
    }
    if (!engine.fuses(fused, types)) {
      return null;
    }
    System.arraycopy(left, 0, readers, 0, left.length);
    return new Step(fused, step.inputs(), integers(outputs));
  }

  private static Integers integers(List<Integer> list) {
    return Integers.of(list.stream().mapToInt(Integer::intValue).toArray());
  }
}
