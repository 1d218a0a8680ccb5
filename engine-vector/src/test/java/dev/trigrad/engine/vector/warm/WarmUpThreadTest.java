package dev.trigrad.engine.vector.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.java.Warmth;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpThreadTest {
  private static final long MUCH = Long.MAX_VALUE / 2;

  private final WarmUpThread thread = new WarmUpThread(Warmth.WARMING);

  private static void await(WarmUp warmUp) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!warmUp.done(0) && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertTrue(warmUp.done(0));
  }

  @Test
  void errorInOneWarmUpLeavesTheOthers() throws InterruptedException {
    var failing = new CountDownLatch(1);
    var failed =
        new WarmUp(
            thread,
            work -> {
              failing.countDown();
              throw new OutOfMemoryError("injected");
            });
    assertFalse(failed.done(MUCH));
    assertTrue(failing.await(20, TimeUnit.SECONDS));
    var warm = new WarmUp(thread, work -> {});
    assertFalse(warm.done(MUCH));
    await(warm);
    assertFalse(failed.done(MUCH));
  }

  @Test
  void nothingIsCompiledThatSavesLess() throws InterruptedException {
    var calls = new AtomicInteger();
    var little = new WarmUp(thread, work -> calls.incrementAndGet());
    assertFalse(little.done(thread.cost() - 1));
    Thread.sleep(20);
    assertEquals(0, calls.get());
    assertFalse(little.done(1));
    await(little);
    assertTrue(calls.get() > 0);
  }

  /** The compiler must be told by calls that do nothing; few may work while it is not there. */
  @Test
  void nearlyAllCallsDoNothing() throws InterruptedException {
    var working = new AtomicInteger();
    var idle = new AtomicInteger();
    long slowUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
    var slow =
        new WarmUp(
            thread,
            work -> {
              if (!work) {
                idle.incrementAndGet();
                return;
              }
              working.incrementAndGet();
              long now = System.nanoTime();
              while (now < slowUntil && System.nanoTime() - now < 100_000) {
                Thread.onSpinWait();
              }
            });
    assertFalse(slow.done(MUCH));
    await(slow);
    assertTrue(idle.get() > 100 * working.get(), idle + " and " + working);
  }
}
