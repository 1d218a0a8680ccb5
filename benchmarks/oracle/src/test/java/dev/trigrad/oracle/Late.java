package dev.trigrad.oracle;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.testkit.program.Requests;
import java.util.List;

/** Passes requests on to what is given later. */
record Late(Requests[] to) implements Requests {
  @Override
  public void evaluate(List<Tensor> values) {
    to[0].evaluate(values);
  }

  @Override
  public void commit(Updates updates, List<Tensor> keep) {
    to[0].commit(updates, keep);
  }

  @Override
  public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
    to[0].step(optimizer, gradients, keep);
  }
}
