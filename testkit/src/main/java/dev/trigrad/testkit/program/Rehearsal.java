package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.reference.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers requests without an engine: cells take what the reference gives, rounded, and a step of
 * an optimizer leaves the parameters as they are, with a new version.
 */
final class Rehearsal implements Requests {
  private final Reference reference = new Reference();

  Reference reference() {
    return reference;
  }

  @Override
  public void evaluate(List<Tensor> values) {
    values.forEach(reference::of);
  }

  @Override
  public void commit(Updates updates, List<Tensor> keep) {
    evaluate(keep);
    var news = new ArrayList<Tensor>();
    updates.values().values().forEach(value -> news.add(Draft.rounded(reference.of(value))));
    int next = 0;
    for (var cell : updates.values().keySet()) {
      cell.assign(news.get(next++));
    }
  }

  @Override
  public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
    evaluate(keep);
    optimizer.parameters().forEach(parameter -> parameter.assign(parameter.snapshot()));
  }
}
