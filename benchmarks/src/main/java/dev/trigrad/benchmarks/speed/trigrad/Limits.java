package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.gemm.RawOpenBlas;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender;
import dev.trigrad.benchmarks.speed.contender.Product;
import dev.trigrad.benchmarks.speed.contender.Update;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.Supplier;

/** Contenders that are no libraries for tensors, but limits that such libraries have. */
public final class Limits {
  private Limits() {}

  /** OpenBLAS by its own call on native memory, without Trigrad. */
  public static final class OpenBlas implements Contender.Multiplier {
    /** For the service loader. */
    public OpenBlas() {}

    @Override
    public String name() {
      return "openblas";
    }

    @Override
    public String version() {
      return "cblas_sgemm, " + Engines.evaluator("native").engine().info().summary();
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

  /** What no library can beat within the cache: multiply-adds that nothing else holds up. */
  public static final class Core implements Contender.Peak {
    /** For the service loader. */
    public Core() {}

    @Override
    public String name() {
      return "core";
    }

    @Override
    public String version() {
      return "the limit: independent multiply-adds in registers, "
          + MultiplyAdds.lanes()
          + " lanes";
    }

    @Override
    public boolean usesVectorApi() {
      return true;
    }

    @Override
    public Supplier<Object> multiplyAdds() {
      return new MultiplyAdds(COUNT);
    }
  }

  /**
   * What no library can beat beyond the cache: c = a + 3b over arrays so large that as many bytes
   * move as the work must.
   */
  public static final class Memory implements Contender.Calculator, Contender.Updater {
    /** Two arrays are read; of the third, lines are read before they are written. */
    private static final int STREAMS = 4;

    /** For the service loader. */
    public Memory() {}

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public String version() {
      return "the limit: c = a + 3b in plain Java, over as many bytes as the work must move";
    }

    @Override
    public boolean suits(Calculation calculation) {
      return calculation.beyondCache();
    }

    @Override
    public Contender.Computation computation(Calculation calculation) {
      return triad(calculation.bytes());
    }

    @Override
    public boolean suits(Update update) {
      return update.beyondCache();
    }

    @Override
    public Contender.Computation update(Update update) {
      return triad(update.bytes());
    }

    private static Triad triad(long bytes) {
      return new Triad(Math.toIntExact(bytes / (STREAMS * Float.BYTES)));
    }
  }

  private static final class Triad implements Contender.Computation {
    private final float[] a;
    private final float[] b;
    private final float[] c;

    Triad(int elements) {
      a = new float[elements];
      b = new float[elements];
      c = new float[elements];
      // Pages that nobody has written may all be the same one of zeros.
      Arrays.fill(a, 1);
      Arrays.fill(b, 2);
    }

    @Override
    public Object run() {
      triad(a, b, c);
      return c;
    }

    private static void triad(float[] a, float[] b, float[] c) {
      for (int i = 0; i < c.length; i++) {
        c[i] = a[i] + 3 * b[i];
      }
    }

    @Override
    public float[][] results() {
      return new float[][] {c.clone()};
    }
  }

  /** No library at all: what the virtual machine itself takes. */
  public static final class EmptyMachine implements Contender.Starter {
    /** For the service loader. */
    public EmptyMachine() {}

    @Override
    public String name() {
      return "bare";
    }

    @Override
    public String version() {
      return "a virtual machine without a library";
    }

    @Override
    public String program() {
      return EmptyMachine.class.getName();
    }

    /** Predicts nothing. */
    public static void main(String[] arguments) throws IOException {
      Contender.Starter.report(new float[10]);
    }
  }
}
