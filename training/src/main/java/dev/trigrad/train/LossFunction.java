package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.nn.Pass;

/**
 * What is learned, of a batch: the loss to minimise, and what is to be measured beside it. One that
 * has several inputs, outputs or losses:
 *
 * <pre>{@code
 * LossFunction function = (batch, pass, measures) -> {
 *   Tensor y = model.apply(batch.column("image"), pass);
 *   Tensor cost = new CrossEntropy().of(measures.outputs(y, batch.targets()), batch.targets());
 *   Tensor size = measures.value("size", y.square().mean());
 *   return cost.add(size.mul(1e-3f));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface LossFunction {
  /**
   * The loss of {@code batch} in {@code pass}, a scalar, mostly a mean over the samples; recorded,
   * not evaluated. Called in training and, with a pass that predicts, in validation; possibly
   * several times in a step.
   */
  Tensor loss(Batch batch, Pass pass, Measures measures);
}
