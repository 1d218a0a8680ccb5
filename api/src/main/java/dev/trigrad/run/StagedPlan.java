package dev.trigrad.run;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.HostBinding;
import dev.trigrad.plan.Explanation;
import dev.trigrad.plan.Program;
import dev.trigrad.run.Stages.Call;
import dev.trigrad.run.Stages.Part;
import dev.trigrad.run.Stages.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Plans of the parts of a program, and the calls of host functions between them, on the calling
 * thread. What is handed from one to the next is in arrays of the run's own, new each time: a
 * function may keep or change what it gets, and nobody notices.
 */
final class StagedPlan implements Plan {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private final Program whole;
  private final List<Stage> stages;

  /** One for each part, in order. */
  private final List<Plan> plans = new ArrayList<>();

  private final List<Program> programs = new ArrayList<>();

  private StagedPlan(Stages stages) {
    this.whole = stages.whole;
    this.stages = List.copyOf(stages.stages);
  }

  /** The plan of {@code stages} on {@code engine}, each part improved by {@code planner}. */
  static StagedPlan of(Stages stages, UnaryOperator<Program> planner, Engine engine) {
    var plan = new StagedPlan(stages);
    for (Stage stage : plan.stages) {
      if (stage instanceof Part part) {
        Program program = planner.apply(part.program());
        plan.programs.add(program);
        plan.plans.add(engine.compile(program));
      }
    }
    return plan;
  }

  @Override
  public void run(Object[] inputs, Object[] outputs) {
    run(inputs, outputs, null);
  }

  @Override
  public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
    var values = new Object[whole.values().size()];
    System.arraycopy(inputs, 0, values, 0, whole.inputs());
    whole.literals().forEach((id, array) -> values[id] = array);
    int next = 0;
    for (Stage stage : stages) {
      switch (stage) {
        case Call call -> call(call, values);
        case Part part -> {
          Plan plan = plans.get(next++);
          Object[] read = gathered(part.inputs(), values);
          if (next == plans.size()) {
            last(plan, read, outputs, beforeWrites);
          } else {
            Object[] made = newArrays(part.outputs());
            plan.run(read, made);
            put(part.outputs(), made, values);
          }
        }
      }
    }
  }

  private static void last(Plan plan, Object[] read, Object[] outputs, Runnable beforeWrites) {
    if (beforeWrites == null) {
      plan.run(read, outputs);
    } else {
      plan.run(read, outputs, beforeWrites);
    }
  }

  private void call(Call call, Object[] values) {
    var binding = (HostBinding) values[call.binding()];
    var types = new TensorType[call.inputs().length];
    var read = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = whole.type(call.inputs()[i]);
      Object array = values[call.inputs()[i]];
      read[i] = call.shared()[i] ? copy(array, types[i]) : array;
    }
    Object[] made = newArrays(call.outputs());
    GRAPH.host(binding.toString(), () -> call.call().run(binding, List.of(types), read, made));
    put(call.outputs(), made, values);
  }

  private static Object copy(Object array, TensorType type) {
    Object copy = type.dtype().newArray(type.elements());
    System.arraycopy(array, 0, copy, 0, type.elements());
    return copy;
  }

  private Object[] newArrays(int[] ids) {
    var arrays = new Object[ids.length];
    Arrays.setAll(arrays, i -> whole.type(ids[i]).dtype().newArray(whole.type(ids[i]).elements()));
    return arrays;
  }

  private static Object[] gathered(int[] ids, Object[] values) {
    var gathered = new Object[ids.length];
    Arrays.setAll(gathered, i -> values[ids[i]]);
    return gathered;
  }

  private static void put(int[] ids, Object[] arrays, Object[] values) {
    for (int i = 0; i < ids.length; i++) {
      values[ids[i]] = arrays[i];
    }
  }

  @Override
  public List<String> kernels() {
    return plans.stream().flatMap(plan -> plan.kernels().stream()).toList();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  List<PlannedProgram> programs() {
    var planned = new ArrayList<PlannedProgram>();
    for (int i = 0; i < plans.size(); i++) {
      planned.add(new PlannedProgram(programs.get(i), plans.get(i).kernels()));
    }
    return planned;
  }

  /** The explanation of each part, and between them the calls. */
  String explanation() {
    var text = new StringBuilder();
    int next = 0;
    for (Stage stage : stages) {
      switch (stage) {
        case Call call ->
            text.append("host function")
                .append(call.call().isBackward() ? ", backward, " : ", forward, ")
                .append("on the calling thread: ")
                .append(types(call.inputs()))
                .append(" to ")
                .append(types(call.outputs()))
                .append(System.lineSeparator());
        case Part _ -> {
          Plan plan = plans.get(next);
          text.append(Explanation.of(programs.get(next), plan.kernels(), plan.notes()));
          next++;
        }
      }
    }
    return text.toString();
  }

  private List<TensorType> types(int[] ids) {
    return Arrays.stream(ids).mapToObj(whole::type).toList();
  }
}
