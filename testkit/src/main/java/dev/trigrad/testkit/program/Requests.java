package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import java.util.List;

/** Who answers what a program asks for. */
public interface Requests {
  /** Computes the values. */
  void evaluate(List<Tensor> values);

  /** Computes what is kept, and does the updates. */
  void commit(Updates updates, List<Tensor> keep);

  /** Does a step with these gradients, one per parameter, and computes what is kept. */
  void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep);

  /** Answers by {@code evaluator}. */
  static Requests on(Evaluator evaluator) {
    return new Requests() {
      @Override
      public void evaluate(List<Tensor> values) {
        evaluator.evaluate(values.toArray(Tensor[]::new));
      }

      @Override
      public void commit(Updates updates, List<Tensor> keep) {
        evaluator.commit(updates, keep.toArray(Tensor[]::new));
      }

      @Override
      public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
        optimizer.on(evaluator).step(gradients, new Updates(), keep.toArray(Tensor[]::new));
      }
    };
  }
}
