package dev.trigrad.testkit.trials;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.testkit.engines.InterruptingEngine;
import dev.trigrad.testkit.program.Requests;
import java.util.ArrayList;
import java.util.List;

/** Passes requests on, and notes how many points each step passes at which it could fail. */
public final class CountingPoints implements Requests {
  private final InterruptingEngine engine;
  private final Requests requests;
  private final List<Integer> points = new ArrayList<>();

  public CountingPoints(InterruptingEngine engine, Requests requests) {
    this.engine = engine;
    this.requests = requests;
  }

  /** One number per step so far. */
  public int[] points() {
    return points.stream().mapToInt(i -> i).toArray();
  }

  @Override
  public void evaluate(List<Tensor> values) {
    requests.evaluate(values);
  }

  @Override
  public void commit(Updates updates, List<Tensor> keep) {
    engine.points();
    requests.commit(updates, keep);
    points.add(engine.points());
  }

  @Override
  public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
    engine.points();
    requests.step(optimizer, gradients, keep);
    points.add(engine.points());
  }
}
