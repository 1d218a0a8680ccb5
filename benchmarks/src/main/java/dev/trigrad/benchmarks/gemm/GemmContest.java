package dev.trigrad.benchmarks.gemm;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.TrigradException;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.MatMul;
import dev.trigrad.plan.Planner;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One product by the raw call and by each engine in turn, over the same arrays. An engine's product
 * is a step of a plan; a plan of a small product has several such steps, as one of a network has.
 */
final class GemmContest {
  private static final double PLAN_FLOPS = 400_000;
  private static final int MOST_STEPS = 64;
  private static final double SLICE_SECONDS = 5e-4;
  private static final int LEAST_ROUNDS = 5;

  private final GemmShape shape;
  private final int steps;
  private final float[] a;
  private final float[] b;
  private final float[][] results;
  private final List<Runnable> contestants = new ArrayList<>();

  GemmContest(GemmShape shape, List<Engine> engines) {
    this.shape = shape;
    steps = (int) Math.clamp(PLAN_FLOPS / shape.flops(), 1, MOST_STEPS);
    var random = new Random(1);
    a = uniform(shape.m() * shape.k(), random);
    b = uniform(shape.k() * shape.n(), random);
    results = new float[steps][shape.m() * shape.n()];
    contestants.add(this::raw);
    for (Engine engine : engines) {
      Plan plan = plan(engine);
      Object[] inputs = {a, b};
      contestants.add(() -> plan.run(inputs, results));
    }
  }

  private static float[] uniform(int elements, Random random) {
    var values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private Plan plan(Engine engine) {
    var types = new ArrayList<TensorType>();
    types.add(type(shape.transposeA(), shape.m(), shape.k()));
    types.add(type(shape.transposeB(), shape.k(), shape.n()));
    types.addAll(Collections.nCopies(steps, type(false, shape.m(), shape.n())));
    var product = new MatMul(shape.transposeA(), shape.transposeB());
    var program = new ArrayList<Step>();
    var outputs = new ArrayList<Integer>();
    for (int i = 0; i < steps; i++) {
      program.add(new Step(product, 2 + i, 0, 1));
      outputs.add(2 + i);
    }
    var raw = new Program(types, 2, Map.of(), program, outputs, List.of(), null);
    return engine.compile(Planner.none().plan(raw, engine));
  }

  private static TensorType type(boolean transposed, int rows, int columns) {
    return TensorType.float32(transposed ? Shape.of(columns, rows) : Shape.of(rows, columns));
  }

  private void raw() {
    for (float[] result : results) {
      RawOpenBlas.multiply(shape, a, b, result);
    }
  }

  /** Runs every contestant for so long, and compares the engines' results with the raw call's. */
  void warmUp(double seconds) {
    contestants.getFirst().run();
    float[] expected = results[steps - 1].clone();
    for (Runnable contestant : contestants) {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      do {
        contestant.run();
      } while (System.nanoTime() < end);
      check(expected);
    }
  }

  /** Terms are positive, so that a sum is also the sum of the magnitudes that bounds its error. */
  private void check(float[] expected) {
    float[] actual = results[steps - 1];
    for (int i = 0; i < expected.length; i++) {
      double bound = 2 * shape.k() * 0x1.01p-24 * expected[i];
      if (!(Math.abs(actual[i] - expected[i]) <= bound)) {
        throw new TrigradException(
            shape.name() + ": element " + i + " is " + actual[i] + ", not " + expected[i]);
      }
    }
  }

  /**
   * Best seconds of one product: by the raw call, then by each engine; slices of them alternate.
   */
  double[] measure(double seconds) {
    double[] best = new double[contestants.size()];
    int[] runs = new int[best.length];
    for (int i = 0; i < best.length; i++) {
      best[i] = time(contestants.get(i), 1);
      runs[i] = (int) Math.clamp(SLICE_SECONDS / best[i], 1, 100_000);
    }
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.min(best[i], time(contestants.get(i), runs[i]));
      }
    }
    for (int i = 0; i < best.length; i++) {
      best[i] /= steps;
    }
    return best;
  }

  private static double time(Runnable contestant, int runs) {
    long start = System.nanoTime();
    for (int i = 0; i < runs; i++) {
      contestant.run();
    }
    return (System.nanoTime() - start) * 1e-9 / runs;
  }
}
