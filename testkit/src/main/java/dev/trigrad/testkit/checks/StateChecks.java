package dev.trigrad.testkit.checks;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import dev.trigrad.testkit.program.Interpreter;
import dev.trigrad.testkit.program.Observing;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.RandomProgram;
import dev.trigrad.testkit.program.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks of what lasts: replays until the compiler has done its work, threads, and updates of
 * cells.
 */
public final class StateChecks {
  /** Enough for the optimizing compiler to replace the interpreter. */
  private static final int MANY = 20_000;

  private static final int THREADS = 4;

  private final Engine engine;
  private final Evaluator evaluator;
  private final boolean sameBits;

  public StateChecks(Engine engine, Evaluator evaluator, boolean sameBits) {
    this.engine = engine;
    this.evaluator = evaluator;
    this.sameBits = sameBits;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    checks.add(
        new Check(
            "network",
            Rule.R7_REPLAY,
            "the first of " + MANY + " runs and the last",
            this::manyRuns));
    checks.add(new Check("network", Rule.R7_REPLAY, "an engine compiled anew", this::newPlan));
    checks.add(
        new Check("network", Rule.R10_THREADS, THREADS + " threads on one plan", this::threads));
    checks.add(
        new Check(
            "network",
            Rule.R10_THREADS,
            THREADS + " threads making plans",
            this::threadsMakingPlans));
    for (int n : new int[] {1, 5, 17, 1500}) {
      checks.add(new Check("updates", Rule.R13_UPDATES, "momentum of " + n, () -> momentum(n)));
      checks.add(new Check("updates", Rule.R13_UPDATES, "exchange of " + n, () -> exchange(n)));
      checks.add(
          new Check("updates", Rule.R13_UPDATES, "old value kept, " + n, () -> oldValueKept(n)));
      checks.add(new Check("updates", Rule.R13_UPDATES, "broadcast into " + n, () -> broadcast(n)));
    }
    return checks;
  }

  /** A two-layer network's gradients: products, biases, activation, softmax, sums. */
  private static List<Tensor> network(int seed) {
    Tensor x = Samples.floats(Shape.of(5, 9), -1, 1, seed);
    Tensor w1 = Samples.floats(Shape.of(9, 33), -0.5, 0.5, seed + 1);
    Tensor b1 = Samples.floats(Shape.of(33), -0.5, 0.5, seed + 2);
    Tensor w2 = Samples.floats(Shape.of(33, 4), -0.5, 0.5, seed + 3);
    Tensor y = x.matmul(w1).add(b1).relu().matmul(w2).logSoftmax(1).select(1, 0).mean().neg();
    var outputs = new ArrayList<>(List.of(y));
    outputs.addAll(Gradients.of(y, w1, b1, w2));
    return outputs;
  }

  private Object[] run(Evaluator on, int seed) {
    List<Tensor> outputs = network(seed);
    on.evaluate(outputs.toArray(Tensor[]::new));
    return outputs.stream().map(Comparison::array).toArray();
  }

  private void manyRuns() {
    Object[] first = run(evaluator, 50);
    for (int i = 0; i < MANY; i++) {
      Object[] again = run(evaluator, 50);
      if (i % 500 == 0 || i == MANY - 1) {
        same(first, again, "run " + i);
      }
    }
  }

  private void newPlan() {
    same(run(evaluator, 60), run(new Evaluator(engine), 60), "on a new plan");
  }

  private static void same(Object[] a, Object[] b, String when) {
    for (int i = 0; i < a.length; i++) {
      Comparison.sameBits(a[i], b[i], when + ", output " + i);
    }
  }

  private void threads() throws InterruptedException, ExecutionException {
    var alone = new ArrayList<Object[]>();
    for (int t = 0; t < THREADS; t++) {
      alone.add(run(evaluator, 100 * t));
    }
    try (var executor = Executors.newFixedThreadPool(THREADS)) {
      var futures = new ArrayList<Future<?>>();
      for (int t = 0; t < THREADS; t++) {
        int seed = 100 * t;
        Object[] expected = alone.get(t);
        futures.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < 300; i++) {
                    same(expected, run(evaluator, seed), "beside other threads");
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
  }

  /** Each thread runs programs in another order, some of them for the first time. */
  private void threadsMakingPlans() throws InterruptedException, ExecutionException {
    int programs = 24;
    var alone = new ArrayList<List<Object>>();
    for (int seed = 0; seed < programs; seed++) {
      alone.add(program(new Evaluator(engine), seed));
    }
    var shared = new Evaluator(engine);
    try (var executor = Executors.newFixedThreadPool(THREADS)) {
      var futures = new ArrayList<Future<?>>();
      for (int t = 0; t < THREADS; t++) {
        int start = t * programs / THREADS;
        futures.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < 3 * programs; i++) {
                    int seed = (start + i) % programs;
                    ProgramFailure.unlessSame(
                        alone.get(seed),
                        program(shared, seed),
                        "program " + seed + " beside other threads");
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
  }

  private static List<Object> program(Evaluator on, int seed) {
    var observing = new Observing(Requests.on(on));
    new Interpreter(0, observing).run(RandomProgram.of(seed));
    return observing.arrays();
  }

  private void commit(Updates updates, List<Cell> cells, Tensor... keep) {
    var expected = new ArrayList<dev.trigrad.reference.ReferenceValue>();
    var reference = new Reference();
    for (Cell cell : cells) {
      expected.add(reference.of(updates.values().get(cell)));
    }
    evaluator.commit(updates, keep);
    for (int i = 0; i < expected.size(); i++) {
      Comparison.within(expected.get(i), cells.get(i).snapshot());
    }
  }

  private void momentum(int n) {
    var w = new Cell("w", Samples.floats(Shape.of(n), -1, 1, 1));
    var v = new Cell("v", Samples.floats(Shape.of(n), -1, 1, 2));
    for (int step = 0; step < 3; step++) {
      Tensor g = Gradients.of(w.tensor().square().sum(), w.tensor()).getFirst();
      Tensor next = v.tensor().mul(0.9f).add(g);
      commit(new Updates().put(w, w.tensor().sub(next.mul(0.1f))).put(v, next), List.of(w, v));
    }
    if (sameBits && w.version() != 4) {
      throw new AssertionError(
          "version is " + w.version() + " after one assignment and three steps, expected 4");
    }
  }

  private void exchange(int n) {
    var a = new Cell("a", Samples.floats(Shape.of(n), -1, 1, 3));
    var b = new Cell("b", Samples.floats(Shape.of(n), -1, 1, 4));
    var c = new Cell("c", Samples.floats(Shape.of(n), -1, 1, 5));
    commit(
        new Updates().put(a, b.tensor()).put(b, a.tensor()).put(c, a.tensor().add(c.tensor())),
        List.of(a, b, c));
  }

  private void oldValueKept(int n) {
    var w = new Cell("w", Samples.floats(Shape.of(n), -1, 1, 6));
    Tensor old = w.tensor().reshape(1, n);
    Tensor changed = w.tensor().mul(2);
    var before = w.snapshot();
    commit(new Updates().put(w, changed), List.of(w), old, changed);
    Comparison.sameBits(Comparison.array(before), Comparison.array(old), "the old value asked for");
    Comparison.sameBits(
        Comparison.array(w.snapshot()), Comparison.array(changed), "the new value asked for");
  }

  private void broadcast(int n) {
    var w = new Cell("w", Samples.floats(Shape.of(n, n > 100 ? 1 : n), -1, 1, 7));
    Tensor column = w.tensor().sumKeep(1);
    commit(new Updates().put(w, w.tensor().sub(w.tensor().select(0, 0)).add(column)), List.of(w));
  }
}
