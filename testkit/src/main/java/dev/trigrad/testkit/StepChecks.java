package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.learning.Backtracking;
import dev.trigrad.testkit.learning.Noisy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The step {@code optimizer.step(pass -> …)} on an engine: it trains, its random numbers belong to
 * the step and can be saved, and a search within it leaves the trace of one call only.
 */
public abstract class StepChecks {
  private static final int WIDTH = 64;
  private static final Tensor ONES = Tensor.of(filled(), 1, WIDTH);

  private Evaluator engine;

  /** Nothing to set up. */
  protected StepChecks() {}

  /** The provider of the engine. */
  protected abstract EngineProvider provider();

  @BeforeEach
  void open() {
    engine = new Evaluator(provider().open());
  }

  private static float[] filled() {
    float[] ones = new float[WIDTH];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int position(Optimizer optimizer) {
    return optimizer.cells().get("random").snapshot().toIntArray()[2];
  }

  /** A step on the mean square of what {@code model} gives, which it returns. */
  private static float[] step(Optimizer optimizer, Noisy model) {
    var seen = new Tensor[1];
    optimizer.step(
        pass -> {
          seen[0] = pass.keep(model.apply(ONES, pass));
          return seen[0].square().mean();
        });
    return seen[0].toArray();
  }

  private static boolean[] dropped(float[] values) {
    var dropped = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      dropped[i] = values[i] == 0;
    }
    return dropped;
  }

  @Test
  void randomnessIsOnInAStepAndOffInAPrediction() {
    var model = new Noisy(WIDTH);
    var optimizer = new Sgd(model, 0.1f).on(engine);
    boolean[] first = dropped(step(optimizer, model));
    boolean[] second = dropped(step(optimizer, model));
    assertFalse(Arrays.equals(first, second), "two steps had the same random numbers");
    assertEquals(2, model.passes.snapshot().item());
    assertEquals(2, position(optimizer));
    for (float value : engine.evaluate(model.apply(ONES)).toArray()) {
      assertTrue(value > 0, "a prediction dropped something");
    }
    assertEquals(2, model.passes.snapshot().item());
  }

  @Test
  void equalSeedsGiveEqualStepsAndOthersGiveOthers() {
    var seen = new ArrayList<boolean[]>();
    for (long seed : new long[] {0, 7, 7, 8}) {
      var model = new Noisy(WIDTH);
      seen.add(dropped(step(new Sgd(model, 0.1f).seed(seed).on(engine), model)));
    }
    assertArrayEquals(seen.get(1), seen.get(2));
    assertFalse(Arrays.equals(seen.get(0), seen.get(1)));
    assertFalse(Arrays.equals(seen.get(1), seen.get(3)));
  }

  @Test
  void whatIsSavedGoesOnWithTheNextRandomNumbers() {
    var model = new Noisy(WIDTH);
    var optimizer = new Adam(model, 0.1f).seed(3).on(engine);
    step(optimizer, model);
    step(optimizer, model);

    var copy = new Noisy(WIDTH);
    var restored = new Adam(copy, 0.1f).on(engine);
    model.cells().forEach((path, cell) -> copy.cells().get(path).assign(cell.snapshot()));
    optimizer.cells().forEach((path, cell) -> restored.cells().get(path).assign(cell.snapshot()));
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(step(optimizer, model), step(restored, copy));
    }
    assertArrayEquals(model.scale.snapshot().toArray(), copy.scale.snapshot().toArray());
    assertEquals(5, position(restored));
  }

  @Test
  void aStepThatFailsIsTriedAgainWithTheSameRandomNumbers() {
    var model = new Noisy(WIDTH);
    var twin = new Noisy(WIDTH);
    var optimizer = new Sgd(model, 0.1f).on(engine);
    Tensor outside = Tensor.of(new int[] {WIDTH}).mul(1);
    assertThrows(
        IndexException.class,
        () -> optimizer.step(pass -> model.apply(ONES, pass).gather(1, outside).square().mean()));
    assertEquals(0, position(optimizer));
    assertEquals(0, model.passes.snapshot().item());
    assertArrayEquals(step(new Sgd(twin, 0.1f).on(engine), twin), step(optimizer, model));
    assertEquals(1, position(optimizer));
  }

  @Test
  void whatDrawsNoRandomNumbersLeavesTheirPosition() {
    var model = new Linear(2, 1);
    model.initialize(1);
    var optimizer = new Sgd(model, 0.1f).on(engine);
    optimizer.step(pass -> model.apply(Tensor.zeros(1, 2), pass).square().mean());
    assertEquals(0, position(optimizer));
  }

  @Test
  void whatForgetsThePassIsRefusedAndChangesNothing() {
    var first = new Linear(2, 3);
    var second = new Linear(3, 1);
    var model = Sequential.of(first, second);
    model.initialize(1);
    Tensor x = Tensor.of(new float[] {1, 2}, 1, 2);
    for (var optimizer : List.of(new Sgd(model, 0.1f), new Sgd(model, 0.1f).allowUnreached())) {
      optimizer.on(engine);
      refused("Sequential", optimizer, pass -> model.apply(x).square().mean());
      refused(
          "Linear(2→3): applied without a pass",
          optimizer,
          pass -> second.apply(first.apply(x), pass).square().mean());
      // Read in the pass as well, and past it all the same.
      refused(
          "applied without a pass",
          optimizer,
          pass -> model.apply(x, pass).add(model.apply(x)).square().mean());
      refused(
          "applied without a pass",
          optimizer,
          pass -> Activation.relu().apply(model.apply(x, pass)).mean());
      refused(
          "'0.weight' past its pass",
          optimizer,
          pass -> model.apply(x, Pass.inference()).square().mean());
    }
    assertEquals(1, model.apply(x).shape().extent(0), "outside of a step it predicts");
    model.parameters().forEach(parameter -> assertEquals(1, parameter.version()));
  }

  private static void refused(String message, Optimizer optimizer, Function<Pass, Tensor> loss) {
    var error = assertThrows(GraphException.class, () -> optimizer.step(loss));
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  /** From 2, down the square of it, whose curvature makes a rate of 7 far too large. */
  @Test
  void aLineSearchLeavesTheTraceOfItsAcceptedCall() {
    var model = new Noisy(WIDTH);
    var optimizer = new Backtracking(model, 7, 20).on(engine);
    var calls = new ArrayList<boolean[]>();
    var losses = new ArrayList<Float>();
    for (int step = 1; step <= 3; step++) {
      calls.clear();
      Tensor loss =
          optimizer.step(
              pass -> {
                Tensor y = model.apply(ONES, pass);
                calls.add(dropped(engine.evaluate(y).toArray()));
                return y.square().sum();
              });
      losses.add(loss.item());
      assertTrue(calls.size() > 3, calls.size() + " calls");
      calls.forEach(dropped -> assertArrayEquals(calls.getFirst(), dropped, "another key"));
      assertEquals(step, model.passes.snapshot().item());
      assertEquals(step, position(optimizer));
      assertEquals(step + 1, model.scale.version());
    }
    assertTrue(optimizer.cells().get("taken").snapshot().item() < 1);
    assertTrue(losses.getFirst() < 4 * WIDTH, losses.toString());
  }

  @Test
  void aSearchThatFindsNothingChangesNothing() {
    var model = new Noisy(WIDTH);
    var optimizer = new Backtracking(model, 8, 1).on(engine);
    Tensor loss = optimizer.step(pass -> model.apply(ONES, pass).square().sum());
    assertTrue(loss.evaluated());
    model.cells().values().forEach(cell -> assertEquals(1, cell.version()));
    optimizer.cells().values().forEach(cell -> assertEquals(1, cell.version()));
  }

  @Test
  void aSearchRefusesWhatReadsOtherValuesThanThoseOnTrial() {
    var model = new Noisy(WIDTH);
    var optimizer = new Backtracking(model, 0.1f, 5).on(engine);
    refused(
        "'scale' past its pass",
        optimizer,
        pass -> model.apply(ONES, pass).square().sum().add(model.scale.tensor().square().sum()));
    assertEquals(1, model.scale.version());
  }

  @Test
  void aStepByGivenGradientsTakesThePassOfTheOptimizer() {
    var model = new Noisy(WIDTH);
    var twin = new Noisy(WIDTH);
    var optimizer = new Sgd(model, 0.1f).on(engine);
    Pass pass = optimizer.pass();
    Tensor y = model.apply(ONES, pass);
    Tensor loss = y.square().mean();
    Tensor gradient = Gradients.of(loss, model.scale.tensor()).getFirst();
    optimizer.step(List.of(gradient), pass.updates(), loss, y);
    assertArrayEquals(step(new Sgd(twin, 0.1f).on(engine), twin), y.toArray());
    assertArrayEquals(twin.scale.snapshot().toArray(), model.scale.snapshot().toArray());
    assertEquals(1, position(optimizer));
    assertEquals(1, model.passes.snapshot().item());
  }
}
