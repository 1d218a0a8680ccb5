package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Embedding;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.List;

/** An {@link Embedding} on one of Trigrad's engines. */
final class TrigradEmbedding implements Computation {
  private final Parameter table;
  private final Tensor indices;
  private final Tensor factors;
  private final Sgd optimizer;

  TrigradEmbedding(Embedding embedding, Evaluator evaluator) {
    int rows = embedding.rows();
    int columns = embedding.columns();
    table = new Parameter("table", Shape.of(rows, columns), Initializer.zeros());
    table.assign(Tensor.of(embedding.table(), rows, columns));
    indices = Tensor.of(embedding.indices());
    factors = Tensor.of(embedding.factors(), embedding.batch(), columns);
    optimizer = new Sgd(List.of(table), Embedding.RATE);
    optimizer.on(evaluator);
  }

  @Override
  public Object run() {
    return optimizer.step(pass -> pass.value(table).gather(0, indices).mul(factors).sum());
  }

  @Override
  public float[][] results() {
    return new float[][] {table.tensor().toArray()};
  }
}
