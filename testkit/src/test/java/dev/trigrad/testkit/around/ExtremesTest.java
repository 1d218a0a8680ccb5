package dev.trigrad.testkit.around;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.RAdam;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.WeightAverage;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import dev.trigrad.optim.transform.ClipByNorm;
import dev.trigrad.optim.transform.ClipByValue;
import dev.trigrad.optim.transform.GradientNoise;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameters of every rank and of no elements, and steps that are made by hand. */
class ExtremesTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private static Parameter parameter(int... extents) {
    var parameter = new Parameter("w", Shape.of(extents), Initializer.zeros());
    parameter.assign(Tensor.full(0.5f, extents));
    return parameter;
  }

  private static final List<Parameter> ALL =
      List.of(
          parameter(),
          parameter(0),
          parameter(3, 0, 2),
          parameter(1, 2, 1, 2, 1, 2, 1, 2),
          parameter(1));

  private static Tensor loss(Pass pass) {
    Tensor sum = Tensor.of(0f);
    for (Parameter each : ALL) {
      sum = sum.add(pass.value(each).square().sum());
    }
    return sum;
  }

  @Test
  void everyShape() {
    for (double order : new double[] {1, 2, 3, Double.POSITIVE_INFINITY}) {
      var optimizer = new Adam(ALL, 0.01f).on(evaluator);
      var norm = new ClipByGlobalNorm(1, order);
      var norms = new ClipByNorm(1);
      optimizer
          .transform(new GradientNoise(0.1))
          .transform(norm)
          .transform(norms)
          .transform(new ClipByValue(0.1f));
      WeightAverage average = optimizer.average(WeightAverage.equal());
      optimizer.step(ExtremesTest::loss);
      optimizer.accumulation().add(1, ExtremesTest::loss);
      optimizer.accumulation().step(2, ExtremesTest::loss);
      optimizer.accumulation().add(1, ExtremesTest::loss);
      optimizer.accumulation().step();
      assertEquals(3, average.count());
      assertEquals(5, norms.norms().size());
      assertEquals(0, norms.norms().get(1).item());
      assertTrue(norm.norm().item() > 0);
      average.swap();
      average.swap();
      for (float[] values : ALL.stream().map(each -> each.snapshot().toArray()).toList()) {
        for (float value : values) {
          assertTrue(Float.isFinite(value));
        }
      }
    }
  }

  /** What was recorded by {@code updates(…)} counts when it is committed, not before. */
  @Test
  void recordedSteps() {
    var w = parameter(2);
    var optimizer = new Sgd(List.of(w), 1).schedule(Schedule.step(1, 0.5)).on(evaluator);
    WeightAverage average = optimizer.average(WeightAverage.equal());
    List<Tensor> ones = List.of(Tensor.ones(2));
    optimizer.updates(ones);
    assertEquals(1, optimizer.learningRate());
    Updates updates = optimizer.updates(ones);
    evaluator.commit(updates);
    assertEquals(0.5f, optimizer.learningRate());
    assertEquals(1, average.count());
    optimizer.step(ones, new Updates());
    assertEquals(0.25f, optimizer.learningRate());
    assertEquals(0.5f - 1.5f, w.snapshot().toArray()[0]);
  }

  /** What is one of several optimizers, without saying so, steps as each of them. */
  @Test
  void oneOfSeveral() {
    for (boolean plain : new boolean[] {true, false}) {
      var w = List.of(parameter());
      var optimizer = plain ? new Sgd(w, 0.25f) : new Adam(w, 0.25f);
      optimizer.step(pass -> pass.value(w.getFirst()).square());
      assertEquals(0.25f, w.getFirst().snapshot().item(), 1e-6f);
    }
  }

  /** A gradient whose square is infinite moves by itself as long as no root divides it. */
  @Test
  void unrectifiedStepsDoNotDivide() {
    var w = parameter(2);
    var optimizer = new RAdam(List.of(w), 0.5f).on(evaluator);
    optimizer.step(List.of(Tensor.of(new float[] {0x1p64f, 1})), new Updates());
    float[] values = w.snapshot().toArray();
    assertEquals(-0x1p63f, values[0], 0x1p42f);
    assertEquals(0, values[1], 1e-6f);
  }

  /** Unlike for each parameter, step and seed; mean 0 and variance η. */
  @Test
  void noiseIsRandom() {
    var seen = new HashSet<Float>();
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int seed = 0; seed < 2; seed++) {
      var parameters = List.of(parameter(4000), parameter(4000));
      var optimizer = new Sgd(parameters, 1).transform(new GradientNoise(0.25, 0)).on(evaluator);
      optimizer.seed(seed);
      for (int step = 0; step < 2; step++) {
        var before = new ArrayList<float[]>();
        parameters.forEach(each -> before.add(each.snapshot().toArray()));
        optimizer.step(Arrays.asList(Tensor.zeros(4000), Tensor.zeros(4000)), new Updates());
        for (int i = 0; i < 2; i++) {
          float[] after = parameters.get(i).snapshot().toArray();
          assertTrue(seen.add(after[7] - before.get(i)[7]));
          for (int e = 0; e < after.length; e++) {
            double moved = after[e] - before.get(i)[e];
            sum += moved;
            squares += moved * moved;
            count++;
          }
        }
      }
    }
    assertEquals(0, sum / count, 4 * 0.5 / Math.sqrt(count));
    assertEquals(0.25, squares / count, 4 * 0.25 * Math.sqrt(2.0 / count));
  }
}
