package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.engine.Idle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs plans: binds leaves and cells, locks the cells in order, stores the results. Keeps the
 * traces that threads use, so that a replayed step allocates nothing but its results.
 */
final class Runs {
  private final Idle<Trace> idle = new Idle<>(16);

  /** A trace for one request; give it back. */
  Trace lease() {
    Trace trace = idle.take();
    return trace != null ? trace : new Trace();
  }

  /** Makes a trace available again. */
  void giveBack(Trace trace) {
    trace.release();
    idle.giveBack(trace);
  }

  /**
   * Runs {@code planned} on the leaves of {@code trace}; stores the values of {@code wanted}, and
   * counts the updates.
   */
  static void execute(
      PlannedGraph planned, Trace trace, List<Node> wanted, Map<Cell, Tensor> updates) {
    Object[] outputs = planned.newOutputs();
    CellLocks locks = trace.locks;
    try {
      locks.lock(trace, updates);
      Object[] inputs = inputs(trace, planned.program.inputs());
      planned.plan.run(inputs, outputs);
      for (Cell cell : updates.keySet()) {
        cell.changed();
      }
    } finally {
      locks.unlock();
    }
    if (wanted.size() == 1) {
      wanted.getFirst().evaluated(outputs);
      return;
    }
    int next = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Node node = wanted.get(i);
      int count = node.types().size();
      node.evaluated(Arrays.copyOfRange(outputs, next, next + count));
      next += count;
    }
  }

  private static Object[] inputs(Trace trace, int count) {
    Object[] inputs = trace.inputs(count);
    int next = 0;
    for (int i = 0; i < trace.leafCount; i++) {
      Node leaf = trace.leaves[i];
      if (leaf.cell() != null) {
        inputs[next++] = leaf.cell().array();
      } else {
        for (int output = 0; output < leaf.types().size(); output++) {
          inputs[next++] = leaf.value(output);
        }
      }
    }
    return inputs;
  }
}
