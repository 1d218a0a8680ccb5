package dev.trigrad.engine.vector.function;

import java.lang.ref.WeakReference;

/** Fails unless the loops over arrays, once compiled, allocate next to nothing. */
final class LaneMemory {
  private LaneMemory() {}

  /**
   * Ends with status 1 and a message if every round of calls caused a collection, for which this
   * JVM should be given a small heap: boxed vectors would take gigabytes.
   */
  public static void main(String[] arguments) {
    float[] x = new float[1024];
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.01f * (i + 1);
    }
    for (int round = 0; round < 40; round++) {
      var witness = new WeakReference<>(new Object());
      for (int i = 0; i < 1000; i++) {
        ExponentialLoops.exp(x, out, 0, x.length);
        ExponentialLoops.erf(x, out, 0, x.length);
        LogarithmLoops.log(x, out, 0, x.length);
        LogarithmLoops.log1p(x, out, 0, x.length);
        AngleLoops.sin(x, out, 0, x.length);
        AngleLoops.cos(x, out, 0, x.length);
      }
      if (!witness.refersTo(null)) {
        return;
      }
    }
    System.out.println("every 6000 calls caused a collection");
    System.exit(1);
  }
}
