package dev.trigrad.engine.vector.warm;

import dev.trigrad.engine.java.Warmth;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gets a loop over vectors compiled. Until the optimizing compiler has done so, each vector
 * operation is a call that allocates, a hundred times slower than plain Java; so plain Java, which
 * gives the same bits, computes meanwhile, and a {@linkplain WarmUpThread thread} calls the loop
 * until it is fast, once per engine. Where it never becomes fast, plain Java stays.
 *
 * <p>The virtual machine compiles a method that was called often. Nearly all of these calls do
 * nothing: vector operations that are not compiled take long, and, called often, would be compiled
 * for themselves, which takes the compiler twice as long as the loop. The few calls that work show
 * the compiler that every part of the loop is reached, and how many terms it has.
 */
public final class WarmUp {
  /** A loop over vectors. */
  @FunctionalInterface
  public interface Loop {
    /**
     * Calls the loop's method.
     *
     * @param work whether to compute, for about a microsecond when compiled if nothing else is
     *     said; else the method must return before any vector operation
     */
    void call(boolean work);
  }

  /** Calls of a round that do nothing: three rounds of compiled ones are noticed. */
  private static final int CALLS = 2000;

  /** Compiled, a call that works takes a fraction of this; interpreted, ten times as much. */
  public static final long FAST_NANOS = 4_000;

  private static final long BUDGET_NANOS = 30_000_000_000L;

  private final WarmUpThread thread;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean done;
  private final long fastNanos;
  private Loop loop;
  private long saves;
  private long begin;

  /** A warm-up of {@code loop}. */
  public WarmUp(WarmUpThread thread, Loop loop) {
    this(thread, loop, FAST_NANOS);
  }

  /** A warm-up of a {@code loop} that is compiled if a call that works takes less than that. */
  public WarmUp(WarmUpThread thread, Loop loop, long fastNanos) {
    this.thread = thread;
    this.loop = loop;
    this.fastNanos = fastNanos;
    begun.set(thread.warmth() != Warmth.WARMING);
    done = thread.warmth() == Warmth.HOT;
  }

  /** Whether it is left out, is done while the program runs, or counts as done. */
  Warmth warmth() {
    return thread.warmth();
  }

  /**
   * Whether the loop is compiled. Once what plain Java could have saved makes up for compiling it,
   * that is set going.
   *
   * @param nanos about what the loop would save the caller
   */
  public boolean done(long nanos) {
    return done || isDoneAfterAll(nanos);
  }

  private boolean isDoneAfterAll(long nanos) {
    // Threads may lose some of each other's: it is an estimate.
    long wasted = saves + nanos;
    saves = wasted;
    if (wasted >= thread.cost() && !begun.getPlain() && begun.compareAndSet(false, true)) {
      if (!thread.add(this)) {
        forget();
      }
    }
    return done;
  }

  /** Begins anew: it is wanted once it has been missed for as long again. */
  void forget() {
    saves = 0;
    begin = 0;
    begun.set(false);
  }

  /** About what the loop would have saved so far, in nanoseconds. */
  long saves() {
    return saves;
  }

  /**
   * One round; whether it was the last. Called by the thread alone.
   *
   * @param looks whether to see if the loop is fast
   */
  boolean round(boolean looks) {
    long now = System.nanoTime();
    if (begin == 0) {
      begin = now;
    }
    if (looks) {
      // A second call, since the first finds its arrays far away.
      boolean fast = nanos() < 10 * fastNanos && nanos() < fastNanos;
      if (fast || now - begin > BUDGET_NANOS) {
        done = fast;
        loop = null;
        return true;
      }
    }
    for (int i = 0; i < CALLS; i++) {
      loop.call(false);
    }
    return false;
  }

  private long nanos() {
    long start = System.nanoTime();
    loop.call(true);
    return System.nanoTime() - start;
  }
}
