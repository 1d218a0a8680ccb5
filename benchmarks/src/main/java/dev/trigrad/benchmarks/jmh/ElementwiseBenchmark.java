package dev.trigrad.benchmarks.jmh;

import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adam;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Elementwise chains, functions of rows and optimizer updates, forward alone and with gradients, on
 * one thread; {@code triad} of the same number of elements is the limit that memory sets.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 5,
    jvmArgs = {
      "--add-modules",
      "jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-Xmx4g",
      "-Dtrigrad.threads=1"
    })
public class ElementwiseBenchmark {
  /** What is computed, and of how many elements. */
  @Param({
    "triad/131072",
    "triad/1048576",
    "triad/8388608",
    "chain/131072",
    "chain/1048576",
    "chain/8388608",
    "gelu/131072",
    "gelu+gradient/131072",
    "gelu/8388608",
    "gelu+gradient/8388608",
    "softmax/128000",
    "softmax+gradient/128000",
    "layerNorm/131072",
    "layerNorm+gradient/131072",
    "adam/1000",
    "adam/1000000",
    "adam/8000000"
  })
  String work;

  /** The engine. */
  @Param({"vector", "java"})
  String engine;

  private static final int ROWS = 128;

  private Evaluator evaluator;
  private Runnable run;

  /** Some values as a module. */
  private static final class Weights extends Module {
    private final Parameter values;

    Weights(int count) {
      values = parameter("values", Shape.of(count), Initializer.uniform(-1, 1));
      initialize(1);
    }

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return x.add(pass.value(values));
    }
  }

  /** Makes values and plan. */
  @Setup
  public void setup() {
    evaluator = Engines.named(engine);
    String[] parts = work.split("/");
    int n = Integer.parseInt(parts[1]);
    boolean gradient = parts[0].endsWith("+gradient");
    run =
        switch (parts[0].replace("+gradient", "")) {
          case "triad" -> triad(n);
          case "chain" -> chain(n);
          case "gelu" -> {
            Tensor x = values(1, n);
            yield held(x.gelu(), gradient, List.of(x));
          }
          case "softmax" -> {
            Tensor x = values(1, ROWS, n / ROWS);
            yield held(x.softmax(-1), gradient, List.of(x));
          }
          case "layerNorm" -> {
            Tensor x = values(1, ROWS, n / ROWS);
            Tensor w = values(3, n / ROWS);
            Tensor b = values(4, n / ROWS);
            yield held(x.layerNorm(w, b, 1e-5f), gradient, List.of(x, w, b));
          }
          default -> adam(n);
        };
  }

  private Tensor values(int seed, int... extents) {
    Tensor uniform = Tensor.uniform(RandomKey.of(seed), extents);
    return evaluator.evaluate(uniform.mul(4).sub(2)).stopGradient();
  }

  private static Runnable triad(int n) {
    float[] a = new float[n];
    float[] b = new float[n];
    float[] c = new float[n];
    return () -> triad(a, b, c, n);
  }

  private static void triad(float[] a, float[] b, float[] c, int n) {
    for (int i = 0; i < n; i++) {
      c[i] = a[i] + 3 * b[i];
    }
  }

  private Runnable chain(int n) {
    Tensor x = values(1, n);
    Tensor y = values(2, n);
    return held(x.mul(y).add(x).relu().mul(2).sub(y));
  }

  private Runnable held(Tensor y, boolean gradient, List<Tensor> inputs) {
    if (!gradient) {
      return held(y);
    }
    var outputs = new Tensor[inputs.size() + 1];
    outputs[0] = y;
    List<Tensor> gradients = Gradients.of(y, values(2, y.shape().extents()), inputs);
    for (int i = 0; i < gradients.size(); i++) {
      outputs[i + 1] = gradients.get(i);
    }
    return held(outputs);
  }

  private Runnable held(Tensor... outputs) {
    HeldPlan plan = evaluator.hold(List.of(), outputs);
    var results = new Object[outputs.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = new float[outputs[i].type().elements()];
    }
    return () -> plan.run(new Object[0], results);
  }

  private Runnable adam(int n) {
    var weights = new Weights(n);
    var adam = new Adam(weights.parameters(), 1e-3f);
    adam.on(evaluator);
    List<Tensor> gradient = List.of(values(5, n));
    return () -> adam.step(gradient, new Updates());
  }

  /** One run. */
  @Benchmark
  public void run() {
    run.run();
  }
}
