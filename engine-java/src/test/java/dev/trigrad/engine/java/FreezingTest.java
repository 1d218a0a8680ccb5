package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Embedding;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps on models of which a part is frozen, tied, or remembers. */
class FreezingTest {
  private static final Tensor X = Tensor.of(new float[] {1, -2, 0.5f, 3, 0.25f, 4}, 3, 2);

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());
  private final Linear first = new Linear(2, 4);
  private final Linear second = new Linear(4, 1);
  private final Sequential model = Sequential.of(first, Activation.tanh(), second);

  private Optimizer optimizer(Optimizer optimizer) {
    model.initialize(5);
    return optimizer.on(evaluator);
  }

  private void step(Optimizer optimizer) {
    optimizer.step(pass -> model.apply(X, pass).square().mean());
  }

  private static float[] values(Linear layer) {
    return layer.weight().snapshot().toArray();
  }

  @Test
  void aFrozenLayerStaysUntilItIsFreed() {
    for (Optimizer each : List.of(new Sgd(model, 0.1f), new Adam(model, 0.1f))) {
      Optimizer optimizer = optimizer(each);
      first.freeze();
      float[] frozen = values(first);
      float[] moving = values(second);
      step(optimizer);
      step(optimizer);
      assertArrayEquals(frozen, values(first));
      assertNotEquals(moving[0], values(second)[0]);
      first.unfreeze();
      step(optimizer);
      assertNotEquals(frozen[0], values(first)[0]);
      model.freeze();
      moving = values(second);
      step(optimizer);
      assertArrayEquals(moving, values(second));
      model.unfreeze();
    }
  }

  @Test
  void aFrozenLayerNeedNotBeUsed() {
    Optimizer optimizer = optimizer(new Sgd(model, 0.1f));
    second.freeze();
    float[] before = values(second);
    optimizer.step(pass -> first.apply(X, pass).square().mean());
    assertArrayEquals(before, values(second));
    List<Tensor> gradients = new ArrayList<>();
    model.parameters().forEach(each -> gradients.add(Tensor.ones(each.type().shape().extents())));
    optimizer.step(gradients, new Updates());
    assertArrayEquals(before, values(second));
  }

  /** Nothing is computed for it: the program of a step has fewer steps. */
  @Test
  void aFrozenLayerCostsNoBackwardPass() {
    model.initialize(5);
    Tensor loss = model.apply(X).square().mean();
    Tensor weight = second.weight().tensor();
    long alone = steps(dev.trigrad.graph.Gradients.of(loss, weight).getFirst());
    Tensor both = dev.trigrad.graph.Gradients.of(loss, first.weight().tensor(), weight).getFirst();
    assertEquals(true, alone < steps(both));
  }

  private long steps(Tensor tensor) {
    return evaluator.explain(tensor).lines().count();
  }

  @Test
  void batchNormRemembersWhatTheStepSaw() {
    var norm = new BatchNorm(2);
    norm.initialize(1);
    Optimizer optimizer = new Sgd(norm, 0.1f).on(evaluator);
    optimizer.step(pass -> norm.apply(X, pass).square().mean());
    // PyTorch 1.13: BatchNorm1d(2) on X, running mean and variance in double.
    assertArrayEquals(
        new float[] {0.1f * 1.75f / 3, 0.1f * 5 / 3},
        norm.runningMean().snapshot().toArray(),
        1e-7f);
    assertEquals(1, norm.cells().get("batchCount").snapshot().item());
    float[] variance = norm.runningVariance().snapshot().toArray();
    float[] predicted = evaluator.evaluate(norm.apply(X)).toArray();
    assertArrayEquals(variance, norm.runningVariance().snapshot().toArray());
    assertEquals(6, predicted.length);
  }

  @Test
  void paddingStaysZeroThroughSteps() {
    var table = Embedding.padded(4, 2, 1);
    table.initialize(1);
    Optimizer optimizer = new Adam(table, 0.1f).on(evaluator);
    Tensor words = Tensor.of(new int[] {1, 2, 1, 0});
    for (int i = 0; i < 3; i++) {
      optimizer.step(pass -> table.apply(words, pass).add(1).square().mean());
    }
    float[] rows = table.weight().snapshot().toArray();
    assertEquals(0, rows[2]);
    assertEquals(0, rows[3]);
  }
}
