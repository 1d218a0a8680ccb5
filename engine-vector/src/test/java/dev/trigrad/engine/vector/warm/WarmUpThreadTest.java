package dev.trigrad.engine.vector.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.java.Warmth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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

  /** A loop that was once not helped must not stay cold for ever. */
  @Test
  void loopIsAskedForAgainWhereNoThreadWasToBeHad() throws InterruptedException {
    var asked = new AtomicInteger();
    var poor =
        new WarmUpThread(
            Warmth.WARMING,
            work -> {
              if (asked.getAndIncrement() == 0) {
                throw new OutOfMemoryError("injected");
              }
              return new Thread(work);
            });
    var warm = new WarmUp(poor, work -> {});
    assertFalse(warm.done(MUCH));
    assertFalse(warm.done(poor.cost() - 1));
    assertEquals(1, asked.get());
    assertFalse(warm.done(1));
    await(warm);
  }

  @Test
  void interruptedThreadLeavesWhatItWasDoingToTheNext() throws InterruptedException {
    var threads = new CopyOnWriteArrayList<Thread>();
    var interrupted =
        new WarmUpThread(
            Warmth.WARMING,
            work -> {
              threads.add(new Thread(work));
              return threads.getLast();
            });
    var begun = new CountDownLatch(1);
    var warm =
        new WarmUp(
            interrupted,
            work -> {
              begun.countDown();
              if (threads.size() == 1) {
                LockSupport.parkNanos(1);
              }
            });
    var waiting = new WarmUp(interrupted, work -> {});
    assertFalse(warm.done(MUCH));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    assertFalse(waiting.done(interrupted.cost()));
    threads.getFirst().interrupt();
    threads.getFirst().join();
    assertFalse(warm.done(interrupted.cost()));
    assertFalse(waiting.done(interrupted.cost()));
    await(warm);
    await(waiting);
  }

  /** Threads that ask at once may undo each other's sums, down to nothing. */
  @Test
  void whatIsWantedIsDoneWhateverItSeemsToSave() throws InterruptedException {
    var may = new CountDownLatch(1);
    var first =
        new WarmUp(
            thread,
            work -> {
              try {
                may.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    var second = new WarmUp(thread, work -> {});
    assertFalse(first.done(MUCH));
    assertFalse(second.done(MUCH));
    assertFalse(second.done(-MUCH));
    may.countDown();
    await(second);
  }

  @Test
  void loopThatIsNeverFastDoesNotHoldUpOthersForLong() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var slow =
        new WarmUp(
            thread,
            work -> {
              begun.countDown();
              if (work) {
                LockSupport.parkNanos(1_000_000);
              }
            });
    var quick = new WarmUp(thread, work -> {});
    assertFalse(slow.done(MUCH));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    assertFalse(quick.done(MUCH));
    await(quick);
    assertFalse(slow.done(0));
  }

  @Test
  void threadKeepsNothingOfItsCallers() throws InterruptedException {
    var loader = new CompletableFuture<ClassLoader>();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(new ClassLoader(before) {});
    try {
      var warm =
          new WarmUp(
              thread, work -> loader.complete(Thread.currentThread().getContextClassLoader()));
      assertFalse(warm.done(MUCH));
      await(warm);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertEquals(ClassLoader.getSystemClassLoader(), loader.join());
  }
}
