package dev.trigrad.run;

import dev.trigrad.op.HostCall;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The order in which a program's host functions are called: forward as they were recorded, each
 * behind the backward halves that it needs; the other backward halves behind all of them. Of
 * backward halves that do not need one another, that of the last application comes first.
 */
final class CallOrder {
  private final Program program;
  private final long[] recorded;

  /** The calls that each step needs, itself not among them. */
  private final BitSet[] needs;

  private final List<Integer> order = new ArrayList<>();
  private final BitSet ordered = new BitSet();

  /**
   * Of {@code program}.
   *
   * @param recorded when the call that each input binds was recorded
   */
  CallOrder(Program program, long[] recorded) {
    this.program = program;
    this.recorded = recorded;
    needs = new BitSet[program.steps().size()];
    var made = new BitSet[program.values().size()];
    for (int at = 0; at < needs.length; at++) {
      Step step = program.steps().get(at);
      needs[at] = new BitSet();
      for (int i = 0; i < step.inputs().size(); i++) {
        if (made[step.input(i)] != null) {
          needs[at].or(made[step.input(i)]);
        }
      }
      BitSet with = needs[at];
      if (step.op() instanceof HostCall) {
        with = (BitSet) with.clone();
        with.set(at);
      }
      for (int i = 0; i < step.outputs().size(); i++) {
        made[step.outputs().get(i)] = with;
      }
    }
  }

  /** The steps that are calls, in order. */
  List<Integer> order() {
    var forward = new ArrayList<Integer>();
    var all = new BitSet();
    for (int at = 0; at < needs.length; at++) {
      if (program.steps().get(at).op() instanceof HostCall call) {
        all.set(at);
        if (!call.isBackward()) {
          forward.add(at);
        }
      }
    }
    forward.sort((a, b) -> Long.compare(number(a), number(b)));
    for (int at : forward) {
      add(needs[at]);
      place(at);
    }
    add(all);
    return order;
  }

  /** Places the calls of {@code wanted} that have none yet, each behind what it needs. */
  private void add(BitSet wanted) {
    var left = (BitSet) wanted.clone();
    left.andNot(ordered);
    while (!left.isEmpty()) {
      int best = -1;
      for (int at = left.nextSetBit(0); at >= 0; at = left.nextSetBit(at + 1)) {
        if (!needs[at].intersects(left) && (best < 0 || number(at) > number(best))) {
          best = at;
        }
      }
      place(best);
      left.clear(best);
    }
  }

  private void place(int at) {
    if (!ordered.get(at)) {
      order.add(at);
      ordered.set(at);
    }
  }

  private long number(int at) {
    Step step = program.steps().get(at);
    return recorded[step.input(step.inputs().size() - 1)];
  }
}
