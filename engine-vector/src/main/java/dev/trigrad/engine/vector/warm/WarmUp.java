package dev.trigrad.engine.vector.warm;

import dev.trigrad.engine.java.Warmth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Gets some vector kernels compiled. Until the optimizing compiler has done so, each vector
 * operation is a call that allocates, a hundred times slower than plain Java; so plain Java, which
 * gives the same bits, computes meanwhile, and a {@linkplain WarmUpThread thread} runs the kernels
 * on arrays of its own until they are fast, once per engine. Where they never become fast, plain
 * Java stays.
 */
public final class WarmUp {
  private static final int CALLS = 20;

  /** Calls after which the compiler will have been told. */
  private static final int ENOUGH = 700;

  private static final int PAUSE_MILLIS = 3;

  /** Compiled, a call takes a fraction of this; interpreted, twenty times as much. */
  private static final long FAST_NANOS = 4_000;

  private static final long BUDGET_NANOS = 30_000_000_000L;

  private final WarmUpThread thread;
  private final int rank;
  private final Supplier<List<Runnable>> kernels;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean done;

  /**
   * A warm-up of {@code kernels}, each a call that takes about a microsecond when compiled. They
   * are asked for on the thread: making them takes time, of which a first result needs none.
   */
  public WarmUp(WarmUpThread thread, Supplier<List<Runnable>> kernels) {
    this.thread = thread;
    this.rank = thread.rank();
    this.kernels = kernels;
    begun.set(thread.warmth() != Warmth.WARMING);
    done = thread.warmth() == Warmth.HOT;
  }

  /** Whether it is left out, is done while the program runs, or counts as done. */
  Warmth warmth() {
    return thread.warmth();
  }

  /** Whether the kernels are compiled; the first call sets that going. */
  public boolean done() {
    if (!done && !begun.getPlain() && begun.compareAndSet(false, true)) {
      thread.add(rank, this::run);
    }
    return done;
  }

  private void run() {
    var slow = new ArrayList<>(kernels.get());
    long end = System.nanoTime() + BUDGET_NANOS;
    for (int calls = 0; calls < ENOUGH && !slow.isEmpty(); calls += CALLS) {
      slow.removeIf(WarmUp::isFast);
    }
    // Enough to be compiled: more calls of slow code would only take time from the compiler.
    while (!slow.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
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
}
