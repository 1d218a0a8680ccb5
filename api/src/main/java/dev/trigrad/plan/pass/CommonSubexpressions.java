package dev.trigrad.plan.pass;

import dev.trigrad.TensorType;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes equal operations on equal inputs once; equal small literals count as equal inputs. */
public final class CommonSubexpressions {
  /** Literals of at most this many elements are compared; larger ones are rarely equal. */
  private static final int SMALL = 16;

  private CommonSubexpressions() {}

  private record Expression(Op op, Integers inputs) {
    /** By the operation's class: a record's own hash costs a start milliseconds for each class. */
    @Override
    public int hashCode() {
      return 31 * inputs.hashCode() + op.getClass().hashCode();
    }
  }

  private record Constant(TensorType type, List<Integer> bits) {}

  public static Program of(Program program) {
    int[] same = Renaming.none(program);
    mergeLiterals(program, same);
    Map<Expression, Integers> known = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (Step step : program.steps()) {
      Integers inputs = Renaming.of(step.inputs(), same);
      Integers earlier = known.putIfAbsent(new Expression(step.op(), inputs), step.outputs());
      if (earlier == null) {
        steps.add(inputs == step.inputs() ? step : new Step(step.op(), inputs, step.outputs()));
      } else {
        for (int i = 0; i < earlier.size(); i++) {
          same[step.outputs().get(i)] = earlier.get(i);
        }
      }
    }
    return Renaming.ends(program.withSteps(steps), same);
  }

  private static void mergeLiterals(Program program, int[] same) {
    Map<Constant, Integer> constants = new HashMap<>();
    for (int id = program.inputs(); id < same.length; id++) {
      Object literal = program.literals().get(id);
      if (literal != null && program.type(id).elements() <= SMALL) {
        Integer first = constants.putIfAbsent(new Constant(program.type(id), bits(literal)), id);
        same[id] = first == null ? id : first;
      }
    }
  }

  private static List<Integer> bits(Object array) {
    var bits = new ArrayList<Integer>();
    if (array instanceof float[] floats) {
      for (float value : floats) {
        bits.add(Float.floatToRawIntBits(value));
      }
    } else if (array instanceof int[] ints) {
      for (int value : ints) {
        bits.add(value);
      }
    }
    return bits;
  }
}
