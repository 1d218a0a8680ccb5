package dev.trigrad.train;

import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.nn.Pass;
import java.util.List;
import java.util.Map;

/** Measures batches as the model predicts. */
record Measuring(Trainer trainer) {
  /** Puts what is measured of {@code batches} into {@code values}, names after {@code prefix}. */
  void addTo(Map<String, Double> values, String prefix, Iterable<Batch> batches) {
    var tallies = new Tallies(trainer.metrics);
    for (Batch batch : batches) {
      var measures = new Measures(trainer.metrics.keySet());
      var pass = Pass.inference();
      Tensor loss = pass.record(inner -> trainer.function.loss(batch, inner, measures));
      requireScalar(loss);
      List<Tensor> tensors = measures.tensors();
      tensors.add(loss);
      trainer.optimizer.evaluator().evaluate(tensors);
      tallies.add(batch.size(), loss.item());
      tallies.add(batch.size(), measures);
    }
    tallies.addTo(values, prefix);
  }

  private static void requireScalar(Tensor loss) {
    if (loss == null) {
      throw new GraphException("trainer: the loss function gave null; return the loss, a scalar");
    }
    if (loss.type().elements() != 1) {
      throw new ShapeException(
          "trainer: loss is " + loss.shape() + ", expected a scalar; take its mean");
    }
  }
}
