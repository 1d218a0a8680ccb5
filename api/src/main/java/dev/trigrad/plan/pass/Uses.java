package dev.trigrad.plan.pass;

import dev.trigrad.op.Access;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.Arrays;
import java.util.List;

/** Who makes and who reads each value of a program. */
public final class Uses {
  private static final int[] NOBODY = {};

  /** Index of the step that defines each value, or −1 for inputs and literals. */
  final int[] maker;

  /** How often each value is read by steps, outputs and updates. */
  final int[] readers;

  private final int[][] readersOf;

  Uses(Program program) {
    maker = new int[program.values().size()];
    readers = new int[maker.length];
    Arrays.fill(maker, -1);
    List<Step> steps = program.steps();
    for (int at = 0; at < steps.size(); at++) {
      Step step = steps.get(at);
      for (int i = 0; i < step.outputs().size(); i++) {
        maker[step.outputs().get(i)] = at;
      }
      for (int i = 0; i < step.inputs().size(); i++) {
        readers[step.input(i)]++;
      }
    }
    readersOf = readersOf(steps, readers);
    for (int id : program.outputs()) {
      readers[id]++;
    }
    for (Write write : program.writes()) {
      readers[write.value()]++;
    }
  }

  /** The value whose memory each value names: its own, or an alias' source's. */
  static int[] roots(Program program) {
    int[] root = Renaming.none(program);
    for (Step step : program.steps()) {
      if (step.op().access() == Access.ALIAS) {
        root[step.output()] = root[step.input(0)];
      }
    }
    return root;
  }

  private static int[][] readersOf(List<Step> steps, int[] counts) {
    int[][] readersOf = new int[counts.length][];
    int[] found = new int[counts.length];
    for (int at = 0; at < steps.size(); at++) {
      Integers inputs = steps.get(at).inputs();
      for (int i = 0; i < inputs.size(); i++) {
        int id = inputs.get(i);
        if (readersOf[id] == null) {
          readersOf[id] = new int[counts[id]];
        }
        readersOf[id][found[id]++] = at;
      }
    }
    return readersOf;
  }

  /** The steps that read {@code id}, in order; one that reads it twice, twice. */
  int[] readersOf(int id) {
    return readersOf[id] == null ? NOBODY : readersOf[id];
  }

  /** The step that defines {@code id}, or {@code null}. */
  Step maker(Program program, int id) {
    return maker[id] < 0 ? null : program.steps().get(maker[id]);
  }
}
