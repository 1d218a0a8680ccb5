package dev.trigrad.plan.verify;

import dev.trigrad.TensorType;
import dev.trigrad.TrigradException;
import dev.trigrad.engine.Engine;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a program is one: every value is defined once, before it is read, and of the type that
 * its operation's own rule gives; literals hold what their types say; outputs and updates are
 * there.
 *
 * <p>It shares no code with the passes, the liveness analysis or the allocator, so that it does not
 * share their mistakes.
 */
public final class Verifier {
  private final Program program;
  private final boolean[] defined;

  private Verifier(Program program) {
    this.program = program;
    this.defined = new boolean[program.values().size()];
  }

  /** What is wrong with {@code program} for {@code engine}, or {@code null} if nothing is. */
  public static String fault(Program program, Engine engine) {
    try {
      String fault = new Verifier(program).values();
      return fault != null || program.memory() == null
          ? fault
          : MemoryVerifier.fault(program, engine);
    } catch (TrigradException | IndexOutOfBoundsException e) {
      // An operation refuses its inputs, or a number names no value.
      return e.toString();
    }
  }

  private String values() {
    Arrays.fill(defined, 0, program.inputs(), true);
    for (var literal : program.literals().entrySet()) {
      String fault = literal(literal.getKey(), literal.getValue());
      if (fault != null) {
        return fault;
      }
    }
    for (int at = 0; at < program.steps().size(); at++) {
      String fault = step(program.steps().get(at));
      if (fault != null) {
        return "step " + at + " (" + program.steps().get(at).op().name() + "): " + fault;
      }
    }
    return ends();
  }

  private String literal(int id, Object array) {
    if (defined[id]) {
      return "literal %" + id + " is an input";
    }
    defined[id] = true;
    TensorType type = program.type(id);
    int length = -1;
    // No switch over patterns, here and below: each is linked at run time, before a first result.
    if (array.getClass() == type.dtype().newArray(0).getClass()) {
      length = Array.getLength(array);
    }
    return length < type.elements()
        ? "literal %" + id + " has " + length + " elements of " + type
        : null;
  }

  private String step(Step step) {
    List<TensorType> inputs = new ArrayList<>();
    for (int i = 0; i < step.inputs().size(); i++) {
      int id = step.input(i);
      if (!defined[id]) {
        return "reads %" + id + ", which has no value yet";
      }
      inputs.add(program.type(id));
    }
    List<TensorType> types = step.op().types(inputs);
    Integers outputs = step.outputs();
    if (outputs.size() == 0) {
      return "defines no value";
    }
    if (types.size() != outputs.size()) {
      return "defines " + outputs.size() + " values, its operation gives " + types.size();
    }
    for (int i = 0; i < outputs.size(); i++) {
      int id = outputs.get(i);
      if (defined[id]) {
        return "defines %" + id + ", which has a value already";
      }
      defined[id] = true;
      if (!program.type(id).equals(types.get(i))) {
        return "defines %"
            + id
            + " as "
            + program.type(id)
            + ", its operation gives "
            + types.get(i);
      }
    }
    return null;
  }

  private String ends() {
    for (int id : program.outputs()) {
      if (!defined[id]) {
        return "output %" + id + " has no value";
      }
    }
    boolean[] written = new boolean[program.inputs()];
    for (Write write : program.writes()) {
      if (!defined[write.value()]) {
        return "update %" + write.value() + " has no value";
      }
      if (written[write.input()]) {
        return "input %" + write.input() + " is updated twice";
      }
      written[write.input()] = true;
      if (!program.type(write.input()).equals(program.type(write.value()))) {
        return "update of %" + write.input() + " is " + program.type(write.value());
      }
    }
    return null;
  }

  /** What {@code changed} must not have lost of {@code before}, or {@code null} if it has not. */
  public static String difference(Program before, Program changed) {
    if (changed.inputs() != before.inputs()) {
      return "has " + changed.inputs() + " inputs instead of " + before.inputs();
    }
    for (int id = 0; id < before.inputs(); id++) {
      if (!changed.type(id).equals(before.type(id))) {
        return "input %" + id + " is " + changed.type(id) + " instead of " + before.type(id);
      }
    }
    if (!types(changed, changed.outputs()).equals(types(before, before.outputs()))) {
      return "outputs are no longer of the types asked for";
    }
    boolean same = changed.writes().size() == before.writes().size();
    for (int i = 0; same && i < before.writes().size(); i++) {
      same = changed.writes().get(i).input() == before.writes().get(i).input();
    }
    return same ? null : "updates are no longer those asked for";
  }

  private static List<TensorType> types(Program program, List<Integer> ids) {
    var types = new ArrayList<TensorType>(ids.size());
    for (int id : ids) {
      types.add(program.type(id));
    }
    return types;
  }
}
