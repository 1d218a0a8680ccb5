package dev.trigrad.engine.vector;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gets the vector kernels compiled. Until the optimizing compiler has done so, each vector operation is a call that allocates, a hundred
 * times slower than plain Java; so plain Java, which gives the same bits, computes meanwhile, and a thread of this class runs the kernels
 * on arrays of its own, once per engine, for a fraction of a second.
 */
final class WarmUp {
  private static final int DEPTH = 16;
  private static final int ROUNDS = 60_000;
  private static final int PAUSE = 2_000;

  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean done;

  /** Whether the vector kernels are compiled; the first call sets that going. */
  boolean done() {
    if (!done && begun.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "trigrad-warm-up");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
    return done;
  }

  /** Runs the kernels on this thread and waits for the compiler; for measurements, which want no mixture. */
  void now() {
    begun.set(true);
    if (!done) {
      run();
    }
  }

  private void run() {
    float[] a = new float[1024];
    float[] b = new float[4096];
    float[] c = new float[4096];
    java.util.Arrays.fill(a, 1);
    java.util.Arrays.fill(b, 1);
    long budget = System.nanoTime() + 3_000_000_000L;
    for (int i = 0; i < ROUNDS && System.nanoTime() < budget; i++) {
      kernels(a, b, c, i);
      if (i % PAUSE == 0) {
        // Compilation goes on beside; a pause lets its result be taken up.
        Thread.yield();
      }
    }
    done = true;
  }

  private static void kernels(float[] a, float[] b, float[] c, int round) {
    int stride = 2 * Lanes.F.length();
    if (Lanes.F.length() >= 16) {
      Block12.begin(a, 0, b, 0, DEPTH, c, 0, stride);
      Block12.more(a, 0, b, 0, DEPTH, c, 0, stride);
    } else {
      Block6.begin(a, 0, b, 0, DEPTH, c, 0, stride);
      Block6.more(a, 0, b, 0, DEPTH, c, 0, stride);
    }
    if (round % 4 == 0) {
      RowGemm.fourVectors(a, 0, 1, b, 0, 64, DEPTH, c, 0);
      RowGemm.oneVector(a, 0, 1, b, 0, 64, DEPTH, c, 0, 1 + round % Lanes.F.length());
      Packing.copyRows(b, 0, 64, DEPTH, c, 0);
      c[0] = VectorReductions.sum(b, 0, 100) + VectorReductions.max(b, 0, 100) + VectorReductions.min(b, 0, 100);
      LaneLoops.log(b, c, 0, 64);
      LaneLoops.log1p(b, c, 0, 64);
      LaneLoops.sin(b, c, 0, 64);
      LaneLoops.cos(b, c, 0, 64);
    }
  }
}
