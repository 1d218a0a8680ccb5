package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.plan.Program;
import dev.trigrad.run.Evaluator;
import java.util.List;

/** Steps that succeed or fail, and reads, as the tests make them. */
final class Steps {
  /** What {@link #read} returns for a cell that is torn. */
  static final int TORN = -1;

  /** What {@link #read} returns for a value that was updated between recording and evaluating. */
  static final int STALE = -2;

  /** What {@link #read} returns for a value that is no moment's. */
  static final int MIXED = -3;

  static final Evaluator SOUND = new Evaluator(new JavaProvider().open());
  static final Evaluator FAILING = new Evaluator(new HalfWay(new JavaProvider().open()));

  private Steps() {}

  /** A cell of two zeros. */
  static Cell cell(String name) {
    return new Cell(name, Tensor.of(new float[2]));
  }

  /** Adds 1 to all elements. */
  static void step(Evaluator evaluator, Cell... cells) {
    var updates = new Updates();
    for (Cell cell : cells) {
      updates.put(cell, cell.tensor().add(1));
    }
    evaluator.commit(updates);
  }

  /** As {@link #step} on an engine that fails when it has written one element of each cell. */
  static void fail(Cell... cells) {
    try {
      step(FAILING, cells);
    } catch (StackOverflowError expected) {
      return;
    }
    throw new AssertionError("a step that was to fail succeeded");
  }

  /** The value of all elements of {@code cell}, one less than the version that it was read at. */
  static int read(Cell cell) {
    try {
      Tensor now = cell.tensor();
      float[] found = SOUND.evaluate(now.add(0)).toArray();
      return found[0] == found[1] && found[0] == now.node().version() - 1 ? (int) found[0] : MIXED;
    } catch (GraphException e) {
      return e.getMessage().contains("is torn") ? TORN : STALE;
    }
  }

  /** Fails in the middle of its writes. */
  private record HalfWay(Engine engine) implements Engine {
    @Override
    public EngineInfo info() {
      return engine.info();
    }

    @Override
    public Plan compile(Program program) {
      Plan plan = engine.compile(program);
      return new Plan() {
        @Override
        public void run(Object[] inputs, Object[] outputs) {
          plan.run(inputs, outputs);
        }

        @Override
        public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
          beforeWrites.run();
          program.writes().forEach(write -> ((float[]) inputs[write.input()])[0] += 1);
          throw new StackOverflowError("told to fail");
        }

        @Override
        public List<String> kernels() {
          return plan.kernels();
        }
      };
    }
  }
}
