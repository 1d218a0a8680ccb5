package dev.trigrad.plan;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Does connected elementwise operations of one shape in a single pass over the elements. */
final class FuseElementwise {
  private FuseElementwise() {}

  static Program of(Program program, Engine engine) {
    var uses = new Uses(program);
    var groups = new ElementwiseGroups(program, uses);
    List<Step> steps = new ArrayList<>();
    for (List<Integer> members : groups.inOrder()) {
      Step fused = members.size() == 1 ? null : fuse(program, uses, members, engine);
      if (fused != null) {
        steps.add(fused);
      } else {
        members.forEach(at -> steps.add(program.steps().get(at)));
      }
    }
    return program.withSteps(steps);
  }

  private static Step fuse(Program program, Uses uses, List<Integer> members, Engine engine) {
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
    int[] results = new int[outputs.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = operand.get(outputs[i]);
    }
    var fused = new Fused(inputs.length, instructions, Integers.of(results));
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
