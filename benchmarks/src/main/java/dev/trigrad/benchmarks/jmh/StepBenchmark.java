package dev.trigrad.benchmarks.jmh;

import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import java.util.ArrayList;
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
 * One training step, one thread: recording, forward, softmax cross-entropy, backward, update; and
 * one prediction.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 5,
    jvmArgs = {
      "--add-modules",
      "jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-Dtrigrad.threads=1"
    })
public class StepBenchmark {
  /** Widths of the layers, and the batch. */
  @Param({"2-16-2/1", "784-128-10/1", "784-128-10/32", "784-128-10/128", "784-512-512-10/128"})
  String network;

  /** sgd or adam. */
  @Param({"sgd", "adam"})
  String optimizer;

  /** The engine. */
  @Param({"vector", "native", "java"})
  String engine;

  private Module model;
  private Optimizer steps;
  private Tensor features;
  private Tensor labels;
  private final CrossEntropy loss = new CrossEntropy();

  /** Builds network and data. */
  @Setup
  public void setup() {
    String[] parts = network.split("/");
    String[] widths = parts[0].split("-");
    int batch = Integer.parseInt(parts[1]);
    var modules = new ArrayList<Module>();
    for (int i = 0; i + 1 < widths.length; i++) {
      modules.add(new Linear(Integer.parseInt(widths[i]), Integer.parseInt(widths[i + 1])));
      if (i + 2 < widths.length) {
        modules.add(Activation.relu());
      }
    }
    model = Sequential.of(modules.toArray(Module[]::new));
    model.initialize(1);
    steps = optimizer.equals("sgd") ? new Sgd(model, 0.01f) : new Adam(model, 1e-4f);
    var evaluator = Engines.named(engine);
    steps.on(evaluator);
    features =
        evaluator
            .evaluate(Tensor.uniform(RandomKey.of(2), batch, Integer.parseInt(widths[0])))
            .stopGradient();
    int[] classes = new int[batch];
    for (int i = 0; i < batch; i++) {
      classes[i] = i % Integer.parseInt(widths[widths.length - 1]);
    }
    labels = Tensor.of(classes);
  }

  /** One step. */
  @Benchmark
  public Object step() {
    return steps.step(pass -> loss.of(model.apply(features, pass), labels));
  }
}
