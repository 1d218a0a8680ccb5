package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.Lifetimes;
import java.util.Arrays;
import java.util.List;

/**
 * Registers of an elementwise step that needs no tile buffers: its inputs, then its results, whose
 * arrays also hold what passes between spans until they take their own value.
 */
final class Placement {
  private final Fused step;
  private final List<LoopSpan> spans;
  private final DType[] types;
  private final int[] assigned;
  private final Lifetimes lives;

  /** The span that makes each result. */
  private final int[] made;

  private final int[] busyUntil;

  private Placement(Fused step, List<LoopSpan> spans, DType[] types) {
    this.step = step;
    this.spans = spans;
    this.types = types;
    assigned = new int[types.length];
    lives = LoopSpan.lifetimes(step, spans);
    made = new int[step.results().size()];
    busyUntil = new int[made.length];
    Arrays.fill(assigned, -1);
    Arrays.fill(busyUntil, -1);
    for (int i = 0; i < step.arity(); i++) {
      assigned[i] = i;
    }
    for (int i = 0; i < made.length; i++) {
      assigned[step.results().get(i)] = step.arity() + i;
      made[i] = lives.made(step.results().get(i));
    }
  }

  /**
   * The register of each operand of {@code step}, or {@code null} if there is no such placement.
   * Inputs whose slot is that of a result are overwritten only after their last use.
   */
  static int[] of(
      Fused step, List<LoopSpan> spans, DType[] types, Integers inputSlots, Integers outputSlots) {
    var placement = new Placement(step, spans, types);
    return placement.inputsSurvive(inputSlots, outputSlots) && placement.place()
        ? placement.assigned
        : null;
  }

  private boolean inputsSurvive(Integers inputSlots, Integers outputSlots) {
    for (int result = 0; result < made.length; result++) {
      for (int i = 0; i < step.arity(); i++) {
        if (inputSlots.get(i) == outputSlots.get(result)) {
          if (lives.last(i) > made[result]) {
            return false;
          }
          busyUntil[result] = Math.max(busyUntil[result], lives.last(i));
        }
      }
    }
    return true;
  }

  private boolean place() {
    for (int k = 0; k < spans.size(); k++) {
      Integers results = spans.get(k).results();
      for (int i = 0; i < results.size(); i++) {
        int value = results.get(i);
        if (assigned[value] < 0 && !place(value, k)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean place(int value, int k) {
    // What nobody reads is written all the same.
    int until = Math.max(lives.last(value), k + 1);
    for (int result = 0; result < made.length; result++) {
      boolean ints = types[step.results().get(result)] == DType.INT32;
      if (busyUntil[result] <= k
          && until <= made[result]
          && ints == (types[value] == DType.INT32)) {
        assigned[value] = step.arity() + result;
        busyUntil[result] = until;
        return true;
      }
    }
    return false;
  }
}
