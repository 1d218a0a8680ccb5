package dev.trigrad.plan.pass;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.op.Access;
import dev.trigrad.op.Composite;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Does connected elementwise operations of one shape in a single pass over the elements. */
public final class FuseElementwise {
  private FuseElementwise() {}

  public static Program of(Program program, Engine engine) {
    int found = 0;
    for (Step step : program.steps()) {
      found += step.op() instanceof ElementwisePrimitive ? 1 : 0;
    }
    return found < 2 ? program : of(program, engine, null);
  }

  /** Fuses elementwise operations of one shape, or what lies in {@code rows} if that is given. */
  private static Program of(Program program, Engine engine, Rows rows) {
    var uses = new Uses(program);
    var groups = new ElementwiseGroups(program, uses, rows);
    List<Step> steps = new ArrayList<>();
    for (List<Integer> members : groups.inOrder()) {
      boolean several = members.size() > 1 && (rows == null || reduces(program, members));
      Step fused = several ? fuse(program, uses, members, engine, rows) : null;
      if (fused != null) {
        steps.add(fused);
      } else {
        members.forEach(at -> steps.add(program.steps().get(at)));
      }
    }
    return program.withSteps(steps);
  }

  /** Fuses elementwise operations with the reductions of the same rows. */
  public static Program rows(Program program, Engine engine) {
    Set<Rows> tried = new HashSet<>();
    Program fused = program;
    for (Step step : program.steps()) {
      Rows rows = Rows.of(step, program);
      if (rows != null && tried.add(rows)) {
        fused = of(tried.size() == 1 ? withoutAliases(fused) : fused, engine, rows);
      }
    }
    return fused;
  }

  /** Reads past what is the same value, as behind {@code stopGradient}. */
  private static Program withoutAliases(Program program) {
    int[] same = Renaming.none(program);
    List<Step> steps = new ArrayList<>();
    for (Step step : program.steps()) {
      Integers inputs = Renaming.of(step.inputs(), same);
      boolean alias = step.op().access() == Access.ALIAS;
      if (alias && program.type(step.output()).equals(program.type(step.input(0)))) {
        same[step.output()] = inputs.get(0);
      }
      steps.add(inputs == step.inputs() ? step : new Step(step.op(), inputs, step.outputs()));
    }
    return DeadCode.of(program.withSteps(steps));
  }

  private static boolean reduces(Program program, List<Integer> members) {
    return members.stream().anyMatch(at -> program.steps().get(at).op() instanceof Reduce);
  }

  private static Step fuse(
      Program program, Uses uses, List<Integer> members, Engine engine, Rows rows) {
    Map<Integer, Integer> operand = new LinkedHashMap<>();
    var made = new HashSet<Integer>();
    members.forEach(at -> made.add(program.steps().get(at).output()));
    for (int at : members) {
      Integers read = program.steps().get(at).inputs();
      for (int i = 0; i < read.size(); i++) {
        if (!made.contains(read.get(i))) {
          operand.putIfAbsent(read.get(i), operand.size());
        }
      }
    }
    int[] inputs = operand.keySet().stream().mapToInt(Integer::intValue).toArray();
    var instructions = new ArrayList<Fused.Instruction>();
    for (int at : members) {
      Step step = program.steps().get(at);
      int[] read = step.inputs().toArray();
      for (int i = 0; i < read.length; i++) {
        read[i] = operand.get(read[i]);
      }
      operand.put(step.output(), inputs.length + instructions.size());
      instructions.add(new Fused.Instruction((Primitive) step.op(), Integers.of(read)));
    }
    int[] outputs = readOutside(program, uses, members, made);
    if (outputs.length == 0) {
      // Nobody reads them; that is for another pass to use.
      return null;
    }
    int[] results = new int[outputs.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = operand.get(outputs[i]);
    }
    Composite fused =
        rows == null
            ? new Fused(inputs.length, instructions, Integers.of(results))
            : new FusedRows(
                rows.shape(), rows.axes(), inputs.length, instructions, Integers.of(results));
    List<TensorType> types = Arrays.stream(inputs).mapToObj(program::type).toList();
    return engine.fuses(fused, types)
        ? new Step(fused, Integers.of(inputs), Integers.of(outputs))
        : null;
  }

  private static int[] readOutside(
      Program program, Uses uses, List<Integer> members, Set<Integer> made) {
    var inside = new HashMap<Integer, Integer>();
    for (int at : members) {
      Integers read = program.steps().get(at).inputs();
      for (int i = 0; i < read.size(); i++) {
        inside.merge(read.get(i), 1, Integer::sum);
      }
    }
    return made.stream()
        .filter(id -> uses.readers[id] > inside.getOrDefault(id, 0))
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
