package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.AdamW;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Objective;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.Trial;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Groups, rates and searches: how they go on, and from where. */
class OptimizerRestoreTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private static Parameter parameter(String name, float... values) {
    var parameter = new Parameter(name, Shape.of(values.length), Initializer.zeros());
    parameter.assign(Tensor.of(values));
    return parameter;
  }

  private static Function<Pass, Tensor> loss(Parameter... parameters) {
    return pass -> {
      Tensor loss = Tensor.of(0f);
      for (Parameter parameter : parameters) {
        loss = loss.add(pass.value(parameter).sub(1).square().sum());
      }
      return loss;
    };
  }

  private static int[] counts(Optimizer optimizer) {
    return (int[]) Evaluator.value(optimizer.cells().get("step").snapshot());
  }

  private static void restore(Optimizer from, Optimizer to) {
    assertEquals(from.cells().keySet(), to.cells().keySet());
    from.cells().forEach((path, cell) -> to.cells().get(path).assign(cell.snapshot()));
  }

  private static Optimizer grouped(Parameter a, Parameter b, float rate) {
    return new AdamW(List.of(a, b), rate)
        .group(each -> each == b, group -> group.learningRate(10 * rate).weightDecay(0));
  }

  @Test
  void presentRatesAndThoseAtFirstAreRestored() {
    var a = parameter("a", 5, -3);
    var b = parameter("b", 2);
    var first = grouped(a, b, 0.1f);
    first.learningRate(0.025f);
    assertEquals(0.25f, first.groups().get(1).presentLearningRate());
    var second = grouped(parameter("a", 0, 0), parameter("b", 0), 0.5f);
    restore(first, second);
    assertEquals(0.025f, second.learningRate());
    assertEquals(0.1f, second.groups().get(0).learningRate());
    assertEquals(1, second.groups().get(1).learningRate());
    assertEquals(0.25f, second.groups().get(1).presentLearningRate());
    second.learningRate(0.05f);
    assertEquals(0.5f, second.groups().get(1).presentLearningRate());
    second.learningRate(0);
    assertEquals(0, second.groups().get(1).presentLearningRate());
    second.learningRate(0.1f);
    assertEquals(1, second.groups().get(1).presentLearningRate());
  }

  @Test
  void aRateOfZeroAtFirstGivesWayToTheNextOne() {
    var optimizer = new Sgd(List.of(parameter("a", 1), parameter("b", 1)), 0);
    optimizer.group(each -> each.name().equals("b"), group -> group.learningRate(0.5f));
    assertEquals(0.5f, optimizer.groups().get(1).presentLearningRate());
    optimizer.learningRate(0.2f);
    assertEquals(0.5f, optimizer.groups().get(1).presentLearningRate());
    optimizer.learningRate(0.1f);
    assertEquals(0.25f, optimizer.groups().get(1).presentLearningRate());
  }

  /** A step of gradient ½ at rate 1: what decays by ¼ of itself, and what does not. */
  @Test
  void oneLineLeavesBiasesOutOfWeightDecay() {
    var layer = new Linear(2, 1);
    layer.weight().assign(Tensor.of(new float[] {4, 8}, 2, 1));
    layer.bias().assign(Tensor.of(new float[] {4}));
    var optimizer =
        new Sgd(layer, 1)
            .weightDecay(0.25f)
            .group(each -> each.type().shape().rank() < 2, group -> group.weightDecay(0))
            .on(evaluator);
    Tensor half = Tensor.of(new float[] {0.5f});
    optimizer.step(List.of(Tensor.of(new float[] {0.5f, 0.5f}, 2, 1), half), new Updates());
    assertArrayEquals(new float[] {2.5f, 5.5f}, layer.weight().snapshot().toArray());
    assertArrayEquals(new float[] {3.5f}, layer.bias().snapshot().toArray());
    assertEquals(List.of(layer.weight()), optimizer.groups().get(0).parameters());
    assertEquals(List.of(layer.bias()), optimizer.groups().get(1).parameters());
  }

  @Test
  void aSearchRememberedElsewhereGoesOnAlike() {
    var a = parameter("a", 5, -3);
    var b = parameter("a", 0, 0);
    Function<Parameter, Function<Pass, Tensor>> quartic =
        w -> pass -> pass.value(w).sub(1).square().square().add(pass.value(w).square()).sum();
    var first = new Lbfgs(List.of(a), 1).maxIterations(2).history(3).on(evaluator);
    var second = new Lbfgs(List.of(b), 1).maxIterations(2).history(3).on(evaluator);
    for (int step = 0; step < 3; step++) {
      first.step(quartic.apply(a));
    }
    b.assign(a.snapshot());
    restore(first, second);
    for (int step = 0; step < 30; step++) {
      first.step(quartic.apply(a));
      second.step(quartic.apply(b));
      assertArrayEquals(a.snapshot().toArray(), b.snapshot().toArray());
    }
    assertArrayEquals(new float[] {0.4102f, 0.4102f}, a.snapshot().toArray(), 1e-3f);
  }

  @Test
  void whereThereIsNoLossNothingChanges() {
    var w = parameter("w", -1, 2);
    var lbfgs = new Lbfgs(List.of(w), 1).history(3).on(evaluator);
    Tensor loss = lbfgs.step(pass -> pass.value(w).log().sum());
    assertEquals(Float.NaN, loss.item());
    assertEquals(1, w.version());
    lbfgs.cells().values().forEach(cell -> assertEquals(1, cell.version()));
  }

  /** Climbs −(w − 1)². */
  @Test
  void whatIsMaximizedIsClimbed() {
    for (int search = 0; search < 2; search++) {
      var w = parameter("w", 5, -3);
      var list = List.of(w);
      Optimizer optimizer = search == 0 ? new Sgd(list, 0.25f) : new Lbfgs(list, 1);
      optimizer.maximize().on(evaluator);
      for (int step = 0; step < 30; step++) {
        optimizer.step(pass -> pass.value(w).sub(1).square().sum().neg());
      }
      assertArrayEquals(new float[] {1, 1}, w.snapshot().toArray(), 1e-6f);
    }
  }

  /** Accepts a trial, and fails afterwards. */
  private static final class Late extends Optimizer {
    Late(List<Parameter> parameters) {
      super(parameters, 0.5f);
    }

    @Override
    protected Tensor descend(Objective loss) {
      Trial trial = loss.present();
      loss.accept(trial, trial.gradients());
      throw new IllegalStateException("late");
    }

    @Override
    protected void update(List<Tensor> gradients, Updates updates) {
      updates.put(parameters().getFirst(), gradients.getFirst());
    }

    @Override
    protected Map<String, Cell> slots() {
      return Map.of();
    }
  }

  @Test
  void whatFailsAfterItHasAcceptedChangesNothing() {
    var w = parameter("w", 1, 2);
    var late = new Late(List.of(w)).on(evaluator);
    assertThrows(IllegalStateException.class, () -> late.step(loss(w)));
    assertEquals(1, w.version());
  }

  @Test
  void updatesAreRecordedAndNotDone() {
    var w = parameter("w", 1, 2);
    var adam = new Adam(List.of(w), 0.1f).on(evaluator);
    Updates updates = adam.updates(List.of(Tensor.of(new float[] {1, -1})));
    assertEquals(1, w.version());
    assertArrayEquals(new int[] {0}, counts(adam));
    evaluator.commit(updates);
    assertEquals(2, w.version());
    assertArrayEquals(new int[] {1}, counts(adam));
    adam.step(List.of(Tensor.of(new float[] {1, -1})), new Updates());
    assertArrayEquals(new int[] {2}, counts(adam));
    assertArrayEquals(new float[] {0.8f, 2.2f}, w.snapshot().toArray(), 1e-5f);
  }
}
