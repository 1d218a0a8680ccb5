package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.loss.HalfSumSquared;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Penalty;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Regularised objectives, as the optimizer sees them. */
class PenaltyTest {
  private static final Evaluator JAVA = new Evaluator(new JavaProvider().open());

  private static Parameter parameter(float... values) {
    var parameter = new Parameter("weight", Shape.of(values.length), Initializer.zeros());
    parameter.assign(Tensor.of(values));
    return parameter;
  }

  private static float[] values(Cell cell) {
    return cell.tensor().toArray();
  }

  @Test
  void aStepFollowsLossAndPenalty() {
    Parameter w = parameter(2, 0, -1);
    Tensor target = Tensor.of(new float[] {1, 0, -1});
    var penalty = Penalty.elastic(0.5f, 0.25f, List.of(w));
    Optimizer sgd = new Sgd(List.of(w), 1).on(JAVA);
    Tensor loss =
        sgd.step(pass -> new HalfSumSquared().of(pass.value(w), target).add(penalty.of(pass)));
    // E = ½, R = 0.5 · 3 + 0.25 · 5; the slopes are 1 + 0.5 + 1, 0 and −0.5 − 0.5.
    assertEquals(0.5f + 1.5f + 1.25f, loss.item());
    assertArrayEquals(new float[] {-0.5f, 0, 0}, values(w));
  }

  @Test
  void halfOfItIsTheWeightDecayOfPlainSgd() {
    Parameter decayed = parameter(2, -3);
    Parameter penalised = parameter(2, -3);
    Optimizer decaying = new Sgd(List.of(decayed), 0.5f).weightDecay(0.25f).on(JAVA);
    Optimizer plain = new Sgd(List.of(penalised), 0.5f).on(JAVA);
    var penalty = Penalty.l2(0.125f, List.of(penalised));
    for (int i = 0; i < 5; i++) {
      decaying.step(pass -> pass.value(decayed).square().sum());
      plain.step(pass -> pass.value(penalised).square().sum().add(penalty.of(pass)));
    }
    assertArrayEquals(values(decayed), values(penalised), 1e-6f);
  }

  @Test
  void biasesAndOthersAreLeftOut() {
    var linear = new Linear(2, 3);
    linear.initialize(1);
    assertEquals(2, Penalty.l1(1, linear).parameters().size());
    Penalty weights = Penalty.l2(1, linear).withoutBiases();
    assertEquals(List.of(linear.weight()), weights.parameters());
    Penalty matrices = Penalty.l2(1, linear).only(p -> p.type().shape().rank() > 1);
    assertEquals(weights, matrices);
  }
}
