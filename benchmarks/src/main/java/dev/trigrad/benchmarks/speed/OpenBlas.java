package dev.trigrad.benchmarks.speed;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.RawOpenBlas;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Supplier;

/** OpenBLAS by its own call on native memory, without Trigrad. */
public final class OpenBlas implements Multiplier {
  /** For the service loader. */
  public OpenBlas() {}

  @Override
  public String name() {
    return "openblas";
  }

  @Override
  public String version() {
    return "cblas_sgemm, " + Engines.named("native").engine().info().summary();
  }

  @Override
  public Supplier<Object> product(Product p) {
    MemorySegment a = segment(p.a());
    MemorySegment b = segment(p.b());
    MemorySegment c = segment(new float[p.m() * p.n()]);
    return () -> {
      RawOpenBlas.multiply(p.m(), p.n(), p.k(), a, b, c);
      return c;
    };
  }

  private static MemorySegment segment(float[] values) {
    var segment = Arena.global().allocate(4L * values.length, 64);
    MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
    return segment;
  }
}
