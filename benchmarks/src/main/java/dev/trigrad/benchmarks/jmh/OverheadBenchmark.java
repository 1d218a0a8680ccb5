package dev.trigrad.benchmarks.jmh;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a graph costs beside its arithmetic, for each of its 50 nodes, which compute with one number
 * each: {@code evaluate} less {@code held} is recording and look-up. With {@code -prof gc}, {@code
 * held} shows that a held plan allocates nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 5,
    jvmArgs = {"--add-modules", "jdk.incubator.vector", "-Dtrigrad.threads=1"})
public class OverheadBenchmark {
  private static final int NODES = 50;

  private final Evaluator evaluator = Engines.named("java");
  private final float[] input = {0.5f};
  private final float[] output = new float[1];
  private Tensor x;
  private HeldPlan plan;

  /** Makes the plan. */
  @Setup
  public void setup() {
    x = Tensor.of(0.5f);
    plan = evaluator.hold(List.of(x), graph());
  }

  private Tensor graph() {
    Tensor y = x;
    for (int i = 0; i < NODES; i += 2) {
      y = y.mul(x).add(x);
    }
    return y;
  }

  /** Recording. */
  @Benchmark
  @OperationsPerInvocation(NODES)
  public Object record() {
    return graph();
  }

  /** Recording, look-up and run. */
  @Benchmark
  @OperationsPerInvocation(NODES)
  public Object evaluate() {
    return evaluator.evaluate(graph());
  }

  /** The run alone. */
  @Benchmark
  @OperationsPerInvocation(NODES)
  public Object held() {
    plan.run(input, output);
    return output;
  }

  /** Planning of what no plan is known for. */
  @Benchmark
  public Object compile() {
    return new Evaluator(evaluator.engine()).evaluate(graph());
  }
}
