package dev.trigrad.run;

import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.ObjectPool;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Updates;
import dev.trigrad.graph.access.GraphAccess;

/**
 * Runs plans: binds leaves and cells, locks the cells in order, stores the results. Keeps the
 * traces that threads use, so that a replayed step allocates nothing but its results.
 */
final class Runs {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private final ObjectPool<Trace> idle = new ObjectPool<>(16);

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
   * Runs {@code planned} on the leaves of {@code trace}; stores the values of the wanted nodes, and
   * commits the updates.
   */
  static void execute(PlannedGraph planned, Trace trace, Updates updates) {
    WantedNodes wanted = trace.wanted;
    Object[] outputs = planned.newOutputs();
    // Made before the run: once a step is committed, nothing may fail any more.
    Object[][] values = wanted.count() == 1 ? null : values(wanted);
    CellLocks locks = trace.locks;
    try {
      locks.lock(trace, updates);
      Object[] inputs = inputs(trace, planned.program.inputs());
      if (GRAPH.count(updates) == 0) {
        planned.plan.run(inputs, outputs);
      } else {
        planned.plan.run(inputs, outputs, locks);
        requireFlagged(locks);
        locks.commit();
      }
    } finally {
      locks.unlock();
    }
    if (values == null) {
      GRAPH.evaluated(wanted.at(0), outputs);
    } else {
      distribute(outputs, wanted, values);
    }
  }

  private static Object[][] values(WantedNodes wanted) {
    var values = new Object[wanted.count()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Object[wanted.at(i).types().size()];
    }
    return values;
  }

  private static void distribute(Object[] outputs, WantedNodes wanted, Object[][] values) {
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      System.arraycopy(outputs, next, values[i], 0, values[i].length);
      next += values[i].length;
      GRAPH.evaluated(wanted.at(i), values[i]);
    }
  }

  private static void requireFlagged(CellLocks locks) {
    if (!locks.flagged()) {
      locks.run();
      throw new EngineException(
          "step: the engine's plan wrote cells without announcing it; call beforeWrites before the"
              + " first write, or do not override that form of run");
    }
  }

  private static Object[] inputs(Trace trace, int count) {
    CellLocks locks = trace.locks;
    Object[] inputs = trace.inputs(count);
    int next = 0;
    for (int i = 0; i < trace.leafCount; i++) {
      Node leaf = trace.leaves[i];
      if (leaf.cell() != null) {
        inputs[next++] = locks.array(leaf.cell());
      } else {
        for (int output = 0; output < leaf.types().size(); output++) {
          inputs[next++] = leaf.value(output);
        }
      }
    }
    return inputs;
  }
}
