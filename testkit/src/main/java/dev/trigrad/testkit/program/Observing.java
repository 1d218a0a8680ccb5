package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Passes requests on, and keeps what came of them: values asked for, and cells as they then are.
 */
public final class Observing implements Requests {
  private final Requests requests;
  private final List<Object> arrays = new ArrayList<>();

  /** Observes what {@code requests} answers. */
  public Observing(Requests requests) {
    this.requests = requests;
  }

  /** Copies of the host arrays observed so far, in order. */
  public List<Object> arrays() {
    return arrays;
  }

  @Override
  public void evaluate(List<Tensor> values) {
    requests.evaluate(values);
    values.forEach(this::observe);
  }

  @Override
  public void commit(Updates updates, List<Tensor> keep) {
    requests.commit(updates, keep);
    keep.forEach(this::observe);
    observe(updates.values().keySet());
  }

  @Override
  public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
    requests.step(optimizer, gradients, keep);
    keep.forEach(this::observe);
    observe(optimizer.parameters());
  }

  private void observe(Collection<? extends Cell> cells) {
    cells.forEach(cell -> observe(cell.snapshot()));
  }

  private void observe(Tensor tensor) {
    Object array = Evaluator.value(tensor);
    arrays.add(array instanceof float[] floats ? floats.clone() : ((int[]) array).clone());
  }
}
