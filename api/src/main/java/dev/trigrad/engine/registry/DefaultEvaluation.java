package dev.trigrad.engine.registry;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.graph.access.Evaluation;
import java.util.List;

/** Computes on the default engine. */
public final class DefaultEvaluation implements Evaluation {
  /** For the service loader. */
  public DefaultEvaluation() {}

  @Override
  public void evaluate(Tensor tensor) {
    if (!KnownValues.evaluate(tensor)) {
      Engines.evaluator().evaluate(tensor);
    }
  }

  @Override
  public void evaluate(List<Tensor> tensors) {
    Engines.evaluator().evaluate(tensors);
  }

  @Override
  public String explain(Tensor tensor) {
    return Engines.evaluator().explain(tensor);
  }
}
