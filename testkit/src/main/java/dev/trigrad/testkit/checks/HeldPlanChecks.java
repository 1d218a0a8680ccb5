package dev.trigrad.testkit.checks;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.engines.WaitingEngine;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Checks of plans that a caller keeps: a prediction held once is the prediction recorded anew. */
public final class HeldPlanChecks {
  private static final int THREADS = 4;
  private static final Shape INPUT = Shape.of(5, 9);

  private static final int STEPS = 300;

  private final Engine engine;
  private final Evaluator evaluator;
  private final Cell weights = new Cell("weights", Samples.floats(Shape.of(9, 33), -1, 1, 1));

  public HeldPlanChecks(Engine engine, Evaluator evaluator) {
    this.engine = engine;
    this.evaluator = evaluator;
  }

  public List<Check> all() {
    return List.of(
        new Check("network", Rule.R7_REPLAY, "a held plan, other inputs and weights", this::held),
        new Check("network", Rule.R10_THREADS, THREADS + " threads on a held plan", this::threads),
        new Check("network", Rule.R10_THREADS, "a held plan beside training", this::training),
        new Check("network", Rule.R10_THREADS, "steps during a run", this::stepsDuringRun));
  }

  private static Tensor input(int seed) {
    return Samples.floats(INPUT, -1, 1, seed);
  }

  private Tensor prediction(Tensor x) {
    return x.matmul(weights.tensor()).tanh().softmax(1).max(1).mul(3);
  }

  private HeldPlan plan() {
    Tensor x = input(2);
    return evaluator.hold(List.of(x), prediction(x));
  }

  private static float[] run(HeldPlan plan, Tensor input) {
    float[] found = new float[INPUT.extent(0)];
    Arrays.fill(found, Float.NaN);
    plan.run((float[]) Evaluator.value(input), found);
    return found;
  }

  private void held() {
    HeldPlan plan = plan();
    for (int seed = 3; seed < 6; seed++) {
      Tensor x = input(seed);
      Object fresh = Comparison.array(evaluator.evaluate(prediction(x)));
      Comparison.sameBits(fresh, run(plan, x), "recorded anew and held, version " + seed);
      weights.assign(Samples.floats(Shape.of(9, 33), -1, 1, 10 + seed));
    }
  }

  private void threads() throws InterruptedException, ExecutionException {
    HeldPlan plan = plan();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var results = new ArrayList<Future<?>>();
      for (int t = 0; t < THREADS; t++) {
        Tensor x = input(20 + t);
        float[] alone = run(plan, x);
        results.add(threads.submit(() -> repeat(plan, x, alone)));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
  }

  private static void repeat(HeldPlan plan, Tensor x, float[] alone) {
    for (int i = 0; i < 200; i++) {
      Comparison.sameBits(alone, run(plan, x), "alone and beside other threads");
    }
  }

  /** Cells that are equal at any moment, and a plan that reads each of them after the other. */
  private static final class Equals {
    private final Cell first = new Cell("first", Tensor.of(new float[700]));
    private final Cell second = new Cell("second", Tensor.of(new float[700]));
    private final Evaluator evaluator;
    private final HeldPlan plan;

    Equals(Evaluator evaluator) {
      this.evaluator = evaluator;
      Tensor x = Tensor.of(0f);
      plan = evaluator.hold(List.of(x), first.tensor().add(x), second.tensor().add(x));
    }

    void step() {
      evaluator.commit(
          new Updates().put(first, first.tensor().add(1)).put(second, second.tensor().add(1)));
    }

    /** The value of both cells. */
    float read() {
      float[][] found = new float[2][700];
      plan.run(new Object[] {new float[1]}, found);
      for (float[] each : found) {
        for (float element : each) {
          if (element != found[0][0]) {
            throw new AssertionError("of two moments: " + found[0][0] + " and " + element);
          }
        }
      }
      return found[0][0];
    }
  }

  private void training() throws InterruptedException, ExecutionException {
    var equals = new Equals(evaluator);
    var done = new AtomicBoolean();
    try (var readers = Executors.newFixedThreadPool(2)) {
      var results = new ArrayList<Future<?>>();
      for (int i = 0; i < 2; i++) {
        results.add(
            readers.submit(
                () -> {
                  for (float last = 0; !done.get(); ) {
                    float now = equals.read();
                    if (now < last) {
                      throw new AssertionError(now + " was read after " + last);
                    }
                    last = now;
                  }
                }));
      }
      try {
        for (int step = 0; step < STEPS; step++) {
          equals.step();
        }
      } finally {
        done.set(true);
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
    expect(STEPS, equals.read());
  }

  /** A run that ends only when steps have been made: they must not wait for it. */
  private void stepsDuringRun() throws InterruptedException, ExecutionException {
    var waiting = new WaitingEngine(engine);
    var equals = new Equals(new Evaluator(waiting));
    equals.step();
    waiting.hold();
    try (var reader = Executors.newSingleThreadExecutor()) {
      Future<Float> early = reader.submit(equals::read);
      waiting.awaitRun();
      for (int step = 0; step < 5; step++) {
        equals.step();
      }
      waiting.goOn();
      expect(1, early.get());
    } finally {
      waiting.goOn();
    }
    expect(6, equals.read());
  }

  private static void expect(float expected, float found) {
    if (expected != found) {
      throw new AssertionError("read " + found + ", expected " + expected);
    }
  }
}
