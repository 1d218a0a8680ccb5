package dev.trigrad.plan;

import dev.trigrad.TensorType;
import dev.trigrad.op.Integers;
import java.util.List;
import java.util.Map;

/**
 * A computation in single-assignment form: every value is an input, a literal, or defined by
 * exactly one step.
 *
 * <p>Values are numbered from 0; the first {@code inputs} of them are bound at run time. Immutable.
 *
 * @param values type of each value, by id
 * @param inputs number of inputs: values 0 … inputs − 1
 * @param literals host arrays of the values known when planned, by id
 * @param steps in an order in which every value is defined before it is read
 * @param outputs ids of the requested values; may name an input or one value twice
 * @param writes cell updates, done after all steps
 * @param memory where values live, or {@code null} before buffers are assigned
 */
public record Program(
    List<TensorType> values,
    int inputs,
    Map<Integer, Object> literals,
    List<Step> steps,
    List<Integer> outputs,
    List<Write> writes,
    MemoryPlan memory) {
  /** Copies the collections. */
  public Program {
    values = List.copyOf(values);
    literals = Map.copyOf(literals);
    steps = List.copyOf(steps);
    outputs = List.copyOf(outputs);
    writes = List.copyOf(writes);
  }

  /** Type of value {@code id}. */
  public TensorType type(int id) {
    return values.get(id);
  }

  /** Types of the values {@code ids}. */
  List<TensorType> types(Integers ids) {
    var types = new TensorType[ids.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = values.get(ids.get(i));
    }
    return List.of(types);
  }

  /** Floating-point operations of {@code step}, as its operation counts them. */
  long flops(Step step) {
    return step.op().flops(types(step.inputs()), types(step.outputs()));
  }

  /** This program with other steps; itself if they are the very same. */
  public Program withSteps(List<Step> changed) {
    boolean same = changed.size() == steps.size();
    for (int i = 0; same && i < steps.size(); i++) {
      same = changed.get(i) == steps.get(i);
    }
    return same ? this : withOther(changed);
  }

  private Program withOther(List<Step> changed) {
    return new Program(values, inputs, literals, changed, outputs, writes, memory);
  }

  /** This program with its memory laid out. */
  public Program withMemory(MemoryPlan plan) {
    return new Program(values, inputs, literals, steps, outputs, writes, plan);
  }

  /** A listing: inputs, one line per step, outputs and updates. */
  @Override
  public String toString() {
    var text = new StringBuilder("inputs " + values.subList(0, inputs) + "\n");
    steps.forEach(step -> text.append(Explanation.line(step, this)).append('\n'));
    return text.append("outputs ")
        .append(outputs)
        .append(" writes ")
        .append(writes)
        .append('\n')
        .toString();
  }
}
