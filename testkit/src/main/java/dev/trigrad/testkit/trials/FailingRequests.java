package dev.trigrad.testkit.trials;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.engines.InterruptingEngine;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.Requests;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets the first attempt at each of a program's steps fail at a given point, looks at every cell,
 * and tries again.
 *
 * <p>After the failure each cell either holds the bits that it held, at the version that it had, or
 * refuses to be read until it is set anew. Where none refuses, the second attempt is the same
 * request, and must give what it would have given at once.
 */
public final class FailingRequests implements Requests {
  /** Ends a program whose cells refuse to be read: what it recorded is of an older version. */
  public static final class Torn extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Requests requests;
  private final InterruptingEngine engine;
  private final Supplier<List<Cell>> cells;
  private final int[] points;
  private final int point;
  private int step;

  /**
   * Requests on {@code engine}.
   *
   * @param cells all cells of the program
   * @param points how many points each step of the program passes
   * @param point where to fail; at the last point of a step that has fewer
   */
  public FailingRequests(
      InterruptingEngine engine,
      Evaluator evaluator,
      Supplier<List<Cell>> cells,
      int[] points,
      int point) {
    this.requests = Requests.on(evaluator);
    this.engine = engine;
    this.cells = cells;
    this.points = points;
    this.point = point;
  }

  @Override
  public void evaluate(List<Tensor> values) {
    requests.evaluate(values);
  }

  @Override
  public void commit(Updates updates, List<Tensor> keep) {
    twice(() -> requests.commit(updates, keep));
  }

  @Override
  public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
    twice(() -> requests.step(optimizer, gradients, keep));
  }

  private void twice(Runnable request) {
    List<Cell> all = cells.get();
    long[] versions = all.stream().mapToLong(Cell::version).toArray();
    List<Object> before = all.stream().map(cell -> Evaluator.value(cell.snapshot())).toList();
    int at = Math.min(point, points[step] - 1);
    engine.failAt(at, step++ % 2 == 0);
    try {
      request.run();
    } catch (InterruptingEngine.Injected | OutOfMemoryError e) {
      // As wanted.
    }
    if (!engine.calm()) {
      throw new ProgramFailure("not reached", "point " + at + " was not reached");
    }
    if (isTorn(all, versions, before)) {
      throw new Torn();
    }
    request.run();
  }

  private static boolean isTorn(List<Cell> all, long[] versions, List<Object> before) {
    boolean torn = false;
    for (int i = 0; i < versions.length; i++) {
      Cell cell = all.get(i);
      Tensor now;
      try {
        now = cell.snapshot();
      } catch (GraphException e) {
        torn = true;
        setAnew(cell, before.get(i));
        continue;
      }
      if (cell.version() != versions[i]) {
        throw new ProgramFailure(
            "state", "'" + cell.name() + "' has a new version after a step that failed");
      }
      ProgramFailure.unlessSame(
          List.of(before.get(i)),
          List.of(Evaluator.value(now)),
          "'" + cell.name() + "' after a step that failed");
    }
    return torn;
  }

  /** The remedy: assigning makes a cell readable again. */
  private static void setAnew(Cell cell, Object array) {
    cell.assign(dev.trigrad.graph.Recorder.constant(cell.type(), array));
    ProgramFailure.unlessSame(
        array, Evaluator.value(cell.snapshot()), "'" + cell.name() + "' set anew");
  }
}
