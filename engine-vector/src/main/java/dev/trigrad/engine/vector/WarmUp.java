package dev.trigrad.engine.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gets the vector kernels compiled. Until the optimizing compiler has done so, each vector
 * operation is a call that allocates, a hundred times slower than plain Java; so plain Java, which
 * gives the same bits, computes meanwhile, and a thread of this class runs the kernels on arrays of
 * its own until they are fast, once per engine. Where they never become fast, plain Java stays.
 */
final class WarmUp {
  private static final int DEPTH = 16;
  private static final int CALLS = 200;

  /** Compiled, a call takes a fraction of this; interpreted, twenty times as much. */
  private static final long FAST_NANOS = 4_000;

  private static final long BUDGET_NANOS = 30_000_000_000L;

  private final AtomicBoolean begun = new AtomicBoolean();
  private final float[] a = new float[1024];
  private final float[] b = new float[4096];
  private final float[] c = new float[4096];
  private volatile boolean done;

  /** Whether the vector kernels are compiled; the first call sets that going. */
  boolean done() {
    if (!done && begun.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "trigrad-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
    return done;
  }

  private void run() {
    java.util.Arrays.fill(a, 1);
    java.util.Arrays.fill(b, 1);
    List<Runnable> slow = kernels();
    long end = System.nanoTime() + BUDGET_NANOS;
    while (!slow.isEmpty() && System.nanoTime() < end) {
      slow.removeIf(WarmUp::isFast);
    }
    done = slow.isEmpty();
  }

  private static boolean isFast(Runnable kernel) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      kernel.run();
    }
    return System.nanoTime() - start < CALLS * FAST_NANOS;
  }

  private List<Runnable> kernels() {
    int lanes = Lanes.F.length();
    var kernels = new ArrayList<Runnable>();
    if (lanes >= 16) {
      kernels.add(() -> Block12.begin(a, 0, b, 0, DEPTH, c, 0, 2 * lanes));
      kernels.add(() -> Block12.more(a, 0, b, 0, DEPTH, c, 0, 2 * lanes));
      kernels.add(() -> c[0] = VectorReductions.sum(b, 0, 100));
      kernels.add(() -> c[0] = VectorReductions.max(b, 0, 100));
      kernels.add(() -> c[0] = VectorReductions.min(b, 0, 100));
    } else {
      kernels.add(() -> Block6.begin(a, 0, b, 0, DEPTH, c, 0, 2 * lanes));
      kernels.add(() -> Block6.more(a, 0, b, 0, DEPTH, c, 0, 2 * lanes));
    }
    kernels.add(() -> RowGemm.fourVectors(a, 0, 1, b, 0, 64, DEPTH, c, 0));
    kernels.add(() -> RowGemm.oneVector(a, 0, 1, b, 0, 64, DEPTH, c, 0, 3));
    kernels.add(() -> Packing.copyRows(b, 0, 64, DEPTH, c, 0));
    if (Lanes.F.vectorBitSize() >= 256) {
      kernels.add(() -> LaneLoops.log(b, c, 0, 64));
      kernels.add(() -> LaneLoops.log1p(b, c, 0, 64));
      kernels.add(() -> LaneLoops.sin(b, c, 0, 64));
      kernels.add(() -> LaneLoops.cos(b, c, 0, 64));
    }
    return kernels;
  }
}
