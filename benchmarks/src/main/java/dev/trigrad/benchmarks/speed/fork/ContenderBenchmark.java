package dev.trigrad.benchmarks.speed.fork;

import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender;
import dev.trigrad.benchmarks.speed.contender.Contender.Calculator;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Contender.Embedder;
import dev.trigrad.benchmarks.speed.contender.Contender.Multiplier;
import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Peak;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.Contender.Updater;
import dev.trigrad.benchmarks.speed.contender.Embedding;
import dev.trigrad.benchmarks.speed.contender.Update;
import dev.trigrad.benchmarks.speed.race.Race;
import dev.trigrad.benchmarks.speed.result.Learning;
import dev.trigrad.benchmarks.speed.result.Workload;
import dev.trigrad.benchmarks.speed.trigrad.CalculationGraph;
import dev.trigrad.benchmarks.speed.trigrad.FirstUpdate;
import dev.trigrad.benchmarks.speed.trigrad.Limits;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation of one contender. By itself it measures those on the class path; a {@link Race}
 * makes it wait for its turn before each iteration.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 5,
    jvmArgs = {
      "--add-modules",
      "jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-Dtrigrad.threads=1"
    })
public class ContenderBenchmark {
  /** Its name. */
  @Param({"vector", "native", "java"})
  String contender;

  /** Kind, shape and threads. */
  @Param({"SGD 784-128-10/128 1", "ADAM 784-128-10/128 1", "PREDICT 784-128-10/128 1"})
  String workload;

  /** Whether to wait for turns. */
  @Param("false")
  boolean inTurn;

  private Supplier<Object> operation;

  /** Builds network or operands, sees the loss fall, and warms up. */
  @Setup
  public void setup() throws Exception {
    try {
      prepare(Workload.of(workload), Contender.named(contender));
    } catch (Exception | LinkageError e) {
      RaceProtocol.fail(e);
      throw e;
    }
  }

  private void prepare(Workload workload, Contender contender) throws Exception {
    if (contender instanceof Peak peak) {
      operation = peak.multiplyAdds();
    } else if (workload.kind() == Workload.Kind.PRODUCT) {
      operation = ((Multiplier) contender).product(workload.product());
    } else if (workload.kind() == Workload.Kind.CALCULATION) {
      operation = calculating((Calculator) contender, workload.calculation());
    } else if (workload.kind() == Workload.Kind.UPDATE) {
      operation = updating((Updater) contender, workload.update());
    } else if (workload.kind() == Workload.Kind.EMBEDDING) {
      operation = learning((Embedder) contender, workload.embedding());
    } else {
      Network network = ((Trainer) contender).network(workload.task());
      if (workload.trains()) {
        RaceProtocol.say(RaceProtocol.LEARNING, Learning.of(network, workload.flops()));
        operation = stepping(network);
      } else {
        operation = network::predict;
      }
    }
    SteadyState.reach(operation);
    RaceProtocol.say(RaceProtocol.VERSION, contender.version());
  }

  private static Supplier<Object> calculating(Calculator contender, Calculation calculation) {
    Computation computation = contender.computation(calculation);
    if (!(contender instanceof Limits.Memory)) {
      computation.run();
      CalculationGraph.check(calculation, computation.results());
    }
    return computation::run;
  }

  private static Supplier<Object> updating(Updater contender, Update update) {
    Computation computation = contender.update(update);
    if (!(contender instanceof Limits.Memory)) {
      computation.run();
      FirstUpdate.check(update, computation.results());
    }
    return computation::run;
  }

  private static Supplier<Object> learning(Embedder contender, Embedding embedding) {
    Computation computation = contender.embedding(embedding);
    computation.run();
    embedding.check(computation.results()[0]);
    return computation::run;
  }

  private static Supplier<Object> stepping(Network network) {
    return () -> {
      network.step();
      return network;
    };
  }

  /** Waits until nobody else measures, then lets caches and pages come back. */
  @Setup(Level.Iteration)
  public void turn() {
    if (inTurn) {
      RaceProtocol.await();
      SteadyState.regain(operation);
    }
  }

  /** The operation. */
  @Benchmark
  public Object run() {
    return operation.get();
  }
}
