package dev.trigrad.testkit.around;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Recipes;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.WeightAverage;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import dev.trigrad.optim.transform.ClipByNorm;
import dev.trigrad.optim.transform.ClipByValue;
import dev.trigrad.optim.transform.GradientNoise;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.learning.Backtracking;
import dev.trigrad.testkit.learning.Counting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is told to an optimizer once is done by every step, in one plan. */
class AroundStepsTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());
  private final Counting model = new Counting();
  private final Tensor x = Tensor.of(new float[] {1, 2});

  AroundStepsTest() {
    model.initialize(0);
  }

  private Tensor step(Optimizer optimizer) {
    return optimizer.step(pass -> model.apply(x, pass).square().mean());
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(ArgumentException.class, call).getMessage());
  }

  private static void misused(String message, Executable call) {
    assertEquals(message, assertThrows(GraphException.class, call).getMessage());
  }

  @Test
  void aThousandStepsAreOnePlan() {
    var clip = new ClipByGlobalNorm(1);
    var optimizer = new Adam(model, 0.01f).on(evaluator);
    optimizer
        .schedule(Schedule.cosine(900, 0.1).warmUp(100))
        .transform(new GradientNoise(0.01))
        .transform(clip)
        .transform(new ClipByNorm(0.5f))
        .transform(new ClipByValue(0.25f))
        .plateau(new ReduceOnPlateau());
    WeightAverage average = optimizer.average(WeightAverage.exponential(0.99).warmUp());
    long before = evaluator.plans().misses();
    for (int step = 0; step < 1_000; step++) {
      step(optimizer);
      assertTrue(clip.norm().item() > 0);
    }
    assertEquals(1, evaluator.plans().misses() - before);
    assertEquals(1_000, average.count());
    assertEquals(1_000, optimizer.cells().get("position").snapshot().toIntArray()[0]);
  }

  @Test
  void aScheduleIsFollowedByEveryGroup() {
    var layer = new Linear(2, 1);
    layer.initialize(0);
    var optimizer = new Sgd(layer, 0.5f);
    optimizer.group(each -> each.name().equals("bias"), group -> group.learningRate(4));
    optimizer.schedule(Schedule.multiStep(0.5, 1, 3)).on(evaluator);
    var gradients = List.of(Tensor.of(new float[] {1, 1}, 2, 1), Tensor.of(new float[] {1}));
    layer.weight().assign(Tensor.zeros(2, 1));
    layer.bias().assign(Tensor.zeros(1));
    float[] rates = {0.5f, 0.25f, 0.25f, 0.125f};
    float w = 0;
    for (int step = 0; step < rates.length; step++) {
      assertEquals(rates[step], optimizer.learningRate());
      assertEquals(8 * rates[step], optimizer.groups().get(1).presentLearningRate());
      optimizer.step(gradients, new Updates());
      w -= rates[step];
      assertEquals(w, layer.weight().snapshot().toArray()[0]);
      assertEquals(8 * w, layer.bias().snapshot().toArray()[0]);
    }
    optimizer.learningRate(1);
    assertEquals(0.25f, optimizer.learningRate());
    assertEquals(2f, optimizer.groups().get(1).presentLearningRate());
    // A step by no gradient is none.
    optimizer.step(Arrays.asList(null, null), new Updates());
    assertEquals(4, optimizer.cells().get("position").snapshot().toIntArray()[0]);
  }

  @Test
  void aPlateauMultiplies() {
    var plateau = new ReduceOnPlateau().patience(0).gamma(0.5);
    var optimizer = new Sgd(model, 1).schedule(Schedule.step(1, 0.5)).plateau(plateau);
    assertEquals(1, optimizer.learningRate());
    plateau.report(3);
    assertTrue(plateau.report(3));
    assertEquals(0.5f, optimizer.learningRate());
    step(optimizer.on(evaluator));
    assertEquals(0.25f, optimizer.learningRate());
  }

  @Test
  void aFailedStepIsNone() {
    var noise = new GradientNoise(1);
    var optimizer = new Sgd(model, 1).schedule(Schedule.step(1)).transform(noise).on(evaluator);
    WeightAverage average = optimizer.average(WeightAverage.equal());
    step(optimizer);
    Map<Cell, Tensor> before = Cell.snapshots(optimizer.cells().values());
    float scale = model.scale.snapshot().toArray()[0];
    Tensor stale = model.scale.tensor();
    model.scale.assign(Tensor.of(new float[] {scale}));
    assertThrows(GraphException.class, () -> optimizer.step(List.of(stale.mul(2)), new Updates()));
    before.forEach((cell, value) -> same(value, cell.snapshot()));
    assertEquals(1, average.count());
    assertEquals(0.1, optimizer.learningRate());
    step(optimizer);
    assertEquals(0.01, optimizer.learningRate(), 1e-15);
  }

  private static void same(Tensor a, Tensor b) {
    switch (a.dtype()) {
      case INT32 -> assertArrayEquals(a.toIntArray(), b.toIntArray());
      case FLOAT32 -> assertArrayEquals(a.toArray(), b.toArray());
      case FLOAT64, BOOL ->
          assertArrayEquals((double[]) Evaluator.value(a), (double[]) Evaluator.value(b));
    }
  }

  @Test
  void transformsAreAppliedInOrderAndMustFit() {
    var order = new ArrayList<String>();
    var optimizer = new Sgd(model, 1).on(evaluator);
    optimizer
        .transform(
            (gradients, step) -> {
              order.add("first of " + step.position());
              return gradients.stream().map(g -> g.mul(3)).toList();
            })
        .transform(
            (gradients, step) -> {
              order.add("second of " + step.parameters().size());
              return gradients.stream().map(g -> g.add(1)).toList();
            });
    optimizer.step(List.of(Tensor.of(new float[] {2})), new Updates());
    assertEquals(-5, model.scale.snapshot().toArray()[0]);
    assertEquals(List.of("first of 0", "second of 1"), order);
    var fewer = new Sgd(model, 1).transform((gradients, step) -> List.of());
    refused(
        "transform: gave 0 gradients for 1; give one for each, null where there was none",
        () -> step(fewer));
    var other = new Sgd(model, 1).transform((gradients, step) -> List.of(Tensor.of(1f)));
    assertEquals(
        "transform: gradient of 'scale' was float32[1] and became float32[]; give one of the same"
            + " type",
        assertThrows(ShapeException.class, () -> step(other)).getMessage());
  }

  @Test
  void infiniteGradientsAreNoStep() {
    var clip = new ClipByGlobalNorm(1);
    var optimizer = new Sgd(model, 1).transform(clip).on(evaluator);
    optimizer.step(List.of(Tensor.of(new float[] {Float.NEGATIVE_INFINITY})), new Updates());
    assertEquals(Float.POSITIVE_INFINITY, clip.norm().item());
    assertEquals(2, model.scale.snapshot().toArray()[0]);
    optimizer.step(List.of(Tensor.of(new float[1])), new Updates());
    assertEquals(0, clip.norm().item());
    assertEquals(2, model.scale.snapshot().toArray()[0]);
  }

  @Test
  void aSearchRefusesTransforms() {
    var search = new Backtracking(model, 1, 10).transform(new ClipByValue(1)).on(evaluator);
    misused(
        "step: Backtracking searches the values themselves, where no transform of gradients has a"
            + " say; leave out optimizer.transform(…)",
        () -> step(search));
    assertEquals(1, model.scale.version());
    var allowed = new Backtracking(model, 1, 10).schedule(Schedule.step(1, 0.25)).on(evaluator);
    WeightAverage average = allowed.average(WeightAverage.equal());
    step(allowed);
    assertEquals(0.25f, allowed.learningRate());
    assertEquals(1, average.count());
    same(model.scale.snapshot(), average.values().get(model.scale));
  }

  @Test
  void settingsMustBePossible() {
    var optimizer = new Sgd(model, 1).schedule(step -> step < 2 ? 1 : Double.NaN).on(evaluator);
    refused(
        "optimizer: there is a schedule already; combine both by then(…) or times(…)",
        () -> optimizer.schedule(Schedule.step(3)));
    refused("optimizer: schedule is null", () -> new Sgd(model, 1).schedule(null));
    refused("optimizer: plateau is null", () -> optimizer.plateau(null));
    refused("optimizer: transform of gradients is null", () -> optimizer.transform(null));
    refused("optimizer: weight average is null", () -> optimizer.average(null));
    step(optimizer);
    step(optimizer);
    long version = model.scale.version();
    refused(
        "optimizer: the schedule gives NaN at step 2, expected a finite number of at least 0",
        () -> step(optimizer));
    assertEquals(version, model.scale.version());
    assertFalse(new Sgd(model, 1).cells().containsKey("position"));
  }

  @Test
  void yolo9000() {
    var optimizer = Recipes.yolo9000(model, 1_000);
    assertEquals(0.1, optimizer.learningRate());
    Cell position = optimizer.cells().get("position");
    position.assign(Tensor.of(500));
    assertEquals(0.1 * Math.pow(0.5, 4), optimizer.learningRate(), 1e-9);
    position.assign(Tensor.of(1_000));
    assertEquals(0, optimizer.learningRate());
    assertTrue(optimizer.cells().containsKey("velocity.scale"));
    // v = g + 0.0005 w; w − 0.1 v.
    position.assign(Tensor.of(0));
    optimizer.on(evaluator).step(List.of(Tensor.of(new float[] {1})), new Updates());
    assertEquals(2 - 0.1f * (1 + 0.0005f * 2), model.scale.snapshot().toArray()[0], 1e-6);
    var detection = Recipes.yolo9000Detection(model, 10);
    float[] expected = {0.001f, 0.001f, 0.0001f, 0.0001f, 0.00001f};
    int[] steps = {0, 599, 600, 899, 900};
    for (int i = 0; i < steps.length; i++) {
      detection.cells().get("position").assign(Tensor.of(steps[i]));
      assertEquals(expected[i], detection.learningRate(), 1e-10);
    }
  }
}
