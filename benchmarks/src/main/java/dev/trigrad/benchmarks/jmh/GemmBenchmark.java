package dev.trigrad.benchmarks.jmh;

import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.RawOpenBlas;
import dev.trigrad.run.Evaluator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
 * Matrix products on one thread, through the library from recording to result, and by one raw
 * OpenBLAS call. Operations per second times 2·m·n·k are FLOP/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 5,
    jvmArgs = {
      "--add-modules",
      "jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-Dtrigrad.threads=1"
    })
public class GemmBenchmark {
  /** m, n and k. */
  @Param({"32x32x32", "64x128x784", "256x256x256", "512x512x512", "1024x1024x1024"})
  String shape;

  /** An engine, or the raw call. */
  @Param({"raw", "native", "vector", "java"})
  String by;

  private int m;
  private int n;
  private int k;
  private Tensor a;
  private Tensor b;
  private Evaluator evaluator;
  private MemorySegment nativeA;
  private MemorySegment nativeB;
  private MemorySegment nativeC;

  /** Makes the operands. */
  @Setup
  public void setup() {
    String[] sizes = shape.split("x");
    m = Integer.parseInt(sizes[0]);
    n = Integer.parseInt(sizes[1]);
    k = Integer.parseInt(sizes[2]);
    if (by.equals("raw")) {
      nativeA = filled(m * k);
      nativeB = filled(k * n);
      nativeC = filled(m * n);
    } else {
      evaluator = Engines.named(by);
      a = evaluator.evaluate(Tensor.uniform(RandomKey.of(1), m, k)).stopGradient();
      b = evaluator.evaluate(Tensor.uniform(RandomKey.of(2), k, n)).stopGradient();
    }
  }

  private static MemorySegment filled(int elements) {
    MemorySegment segment = Arena.global().allocate(4L * elements, 64);
    for (int i = 0; i < elements; i++) {
      segment.setAtIndex(java.lang.foreign.ValueLayout.JAVA_FLOAT, i, (i % 97) / 97f);
    }
    return segment;
  }

  /** One product. */
  @Benchmark
  public Object product() {
    if (evaluator == null) {
      RawOpenBlas.multiply(m, n, k, nativeA, nativeB, nativeC);
      return nativeC;
    }
    return evaluator.evaluate(a.matmul(b));
  }
}
