package dev.trigrad.benchmarks.speed;

/**
 * What no library can beat beyond the cache: c = a + 3b over arrays so large that as many bytes
 * move as the work must.
 */
public final class Memory implements Calculator {
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
  public Computation computation(Calculation calculation) {
    return new Triad(Math.toIntExact(calculation.bytes() / (STREAMS * Float.BYTES)));
  }

  private static final class Triad implements Computation {
    private final float[] a;
    private final float[] b;
    private final float[] c;

    Triad(int elements) {
      a = new float[elements];
      b = new float[elements];
      c = new float[elements];
      // Pages that nobody has written may all be the same one of zeros.
      java.util.Arrays.fill(a, 1);
      java.util.Arrays.fill(b, 2);
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
}
