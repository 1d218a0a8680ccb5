package dev.trigrad.testkit.around;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Accumulation;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.learning.Backtracking;
import dev.trigrad.testkit.learning.Counting;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Gradients of several batches make one step: as if the batches were joined. */
class AccumulationTest {
  private static final int[] SIZES = {32, 32, 32, 5};

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());
  private final Linear layer = new Linear(7, 3);

  AccumulationTest() {
    layer.initialize(3);
  }

  private static Tensor loss(Tensor output) {
    return output.tanh().sub(0.5f).square().mean();
  }

  /**
   * The gradients by both ways, each within its own bound of the same value in double precision: so
   * they are no farther from each other than the sum of both.
   */
  @Test
  void equalsAStepOnTheJoinedBatch() {
    var batches = new ArrayList<Tensor>();
    for (int size : SIZES) {
      batches.add(Samples.floats(Shape.of(size, 7), -1, 1, 90 + batches.size()));
    }
    Tensor joined = batches.getFirst().concat(0, batches.subList(1, 4).toArray(Tensor[]::new));
    List<Parameter> parameters = layer.parameters();
    List<Tensor> w = parameters.stream().map(Parameter::tensor).toList();
    List<Tensor> whole = Gradients.of(loss(layer.apply(joined)), w);
    var inParts = new Tensor[2];
    for (int b = 0; b < SIZES.length; b++) {
      List<Tensor> part = Gradients.of(loss(layer.apply(batches.get(b))), w);
      for (int i = 0; i < 2; i++) {
        Tensor weighted = part.get(i).mul(SIZES[b]);
        inParts[i] = b == 0 ? weighted : inParts[i].add(weighted);
      }
    }
    var expected = new ArrayList<ReferenceValue>();
    var bounds = new ArrayList<ReferenceValue>();
    for (int i = 0; i < 2; i++) {
      expected.add(new Reference().of(w.get(i).sub(whole.get(i).mul(0.5f))));
      bounds.add(new Reference().of(w.get(i).sub(inParts[i].div(101f).mul(0.5f))));
    }
    float[][] start = values(layer);
    var accumulation = new Sgd(layer, 0.5f).on(evaluator).accumulation();
    for (int b = 0; b < SIZES.length; b++) {
      Tensor x = batches.get(b);
      if (b < SIZES.length - 1) {
        accumulation.add(SIZES[b], pass -> loss(layer.apply(x, pass)));
        assertArrayEquals(start, values(layer));
      } else {
        accumulation.step(SIZES[b], pass -> loss(layer.apply(x, pass)));
      }
    }
    float[][] byParts = values(layer);
    restore(start);
    new Sgd(layer, 0.5f).on(evaluator).step(pass -> loss(layer.apply(joined, pass)));
    float[][] atOnce = values(layer);
    for (int i = 0; i < 2; i++) {
      for (int e = 0; e < byParts[i].length; e++) {
        double bound = expected.get(i).bound()[e] + bounds.get(i).bound()[e];
        assertTrue(bound < 1e-5, "bound " + bound);
        assertEquals(atOnce[i][e], byParts[i][e], bound);
        assertEquals(expected.get(i).value()[e], byParts[i][e], bounds.get(i).bound()[e]);
        assertEquals(expected.get(i).value()[e], bounds.get(i).value()[e], 1e-14);
      }
    }
  }

  private static float[][] values(Linear layer) {
    return new float[][] {layer.weight().snapshot().toArray(), layer.bias().snapshot().toArray()};
  }

  private void restore(float[][] values) {
    layer.weight().assign(Tensor.of(values[0], 7, 3));
    layer.bias().assign(Tensor.of(values[1]));
  }

  @Test
  void eachBatchCommitsItsStatistics() {
    var model = new Counting();
    model.initialize(0);
    var optimizer = new Adam(model, 0.1f).on(evaluator);
    Accumulation batches = optimizer.accumulation();
    Tensor x = Tensor.of(new float[] {1, 3});
    long misses = 0;
    for (int i = 0; i < 30; i++) {
      Tensor value = batches.add(2, pass -> pass.keep(model.apply(x, pass)).mean());
      assertEquals(2 * model.scale.snapshot().toArray()[0], value.item(), 1e-6);
      assertEquals(2, batches.weight());
      batches.step(1, pass -> model.apply(x, pass).mean());
      assertEquals(0, batches.weight());
      assertEquals(2 * i + 2, model.passes.snapshot().item());
      assertEquals(1 + i + 1, model.scale.version());
      misses = i == 0 ? evaluator.plans().misses() : misses;
    }
    assertEquals(misses, evaluator.plans().misses());
    // All gradients are 2, so Adam has moved by its rate each time.
    assertEquals(2 - 30 * 0.1, model.scale.snapshot().toArray()[0], 1e-5);
  }

  @Test
  void sumsClippedAndForgotten() {
    var model = new Counting();
    model.initialize(0);
    Tensor x = Tensor.of(new float[] {1, 3});
    var clip = new ClipByGlobalNorm(1);
    Optimizer optimizer = new Sgd(model, 1).transform(clip).on(evaluator);
    Accumulation batches = optimizer.accumulation().sum();
    assertEquals(batches, optimizer.accumulation());
    batches.add(1, pass -> model.apply(x, pass).sum());
    batches.clear();
    misused(
        "accumulation: nothing to step by; add batches first, or step with the last one",
        batches::step);
    batches.add(1, pass -> model.apply(x, pass).sum());
    batches.add(0.5f, pass -> model.apply(x, pass).sum());
    batches.step();
    assertEquals(6, clip.norm().item());
    assertEquals(1, model.scale.snapshot().toArray()[0], 1e-6);
    misused(
        "accumulation: nothing to step by; add batches first, or step with the last one",
        batches::step);
  }

  /** What a step left behind is not read, be it NaN. */
  @Test
  void beginsAnew() {
    var model = new Counting();
    model.initialize(0);
    Tensor x = Tensor.of(new float[] {1, 3});
    Accumulation batches = new Sgd(model, 1).on(evaluator).accumulation();
    batches.add(1, pass -> model.apply(x, pass).mul(Float.NaN).sum());
    batches.clear();
    batches.add(1, pass -> model.apply(x, pass).sum());
    batches.step();
    assertEquals(-2, model.scale.snapshot().toArray()[0]);
  }

  @Test
  void whatNoBatchReachesIsLeftAlone() {
    var optimizer = new Sgd(layer, 1).weightDecay(0.5f).allowUnreached().on(evaluator);
    Accumulation batches = optimizer.accumulation();
    Parameter weight = layer.weight();
    batches.add(1, pass -> pass.value(weight).mean().add(Tensor.of(1f)));
    batches.step(3, pass -> pass.value(layer.bias()).sum());
    assertEquals(2, weight.version());
    // Reached by one batch of weight 3 of 4.
    assertArrayEquals(new float[] {-0.75f, -0.75f, -0.75f}, layer.bias().snapshot().toArray());
    batches.add(1, pass -> pass.value(layer.bias()).sum());
    batches.step();
    assertEquals(2, weight.version());
    assertEquals(3, layer.bias().version());
  }

  private static void misused(String message, Executable call) {
    assertEquals(message, assertThrows(GraphException.class, call).getMessage());
  }

  @Test
  void misuse() {
    Accumulation batches = new Sgd(layer, 1).on(evaluator).accumulation();
    for (float weight : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertEquals(
          "accumulation: weight is "
              + weight
              + ", expected a finite number above 0, such as the number of examples",
          assertThrows(ArgumentException.class, () -> batches.add(weight, pass -> null))
              .getMessage());
    }
    assertNotNull(assertThrows(ArgumentException.class, () -> batches.add(1, null)));
    misused(
        "step: the loss function gave null; return the loss, a scalar",
        () -> batches.step(1, pass -> null));
    assertEquals(0, batches.weight());
    var search = new Backtracking(layer, 1, 3).on(evaluator).accumulation();
    Tensor x = Tensor.ones(2, 7);
    search.add(1, pass -> layer.apply(x, pass).mean());
    var error = assertThrows(UnsupportedOperationException.class, search::step);
    assertEquals("a line search needs the loss: step(pass -> …)", error.getMessage());
    assertEquals(1, search.weight());
    assertEquals(1, layer.weight().version());
  }
}
