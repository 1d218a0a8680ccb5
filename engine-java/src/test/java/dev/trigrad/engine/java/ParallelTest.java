package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tiles on several threads: all done, or none at work any more, when a run returns or throws. */
class ParallelTest {
  private static final int TILES = 16;

  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean helped = new AtomicBoolean();

  private void slowly(int tile) {
    atWork.incrementAndGet();
    helped.compareAndSet(false, Thread.currentThread().getName().equals("helper"));
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    done.incrementAndGet();
    atWork.decrementAndGet();
  }

  /** Starts one thread, which is at work before the next is asked for, and none after it. */
  private ThreadFactory onlyOne(Supplier<Error> error) {
    var started = new AtomicInteger();
    return work -> {
      if (started.getAndIncrement() > 0) {
        while (atWork.get() == 0 && done.get() == 0) {
          Thread.onSpinWait();
        }
        throw error.get();
      }
      return daemon(work);
    };
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "helper");
    thread.setDaemon(true);
    return thread;
  }

  @Test
  void workIsDoneByThreadsThatAreToBeHad() {
    new Parallel(4, onlyOne(() -> new OutOfMemoryError("unable to create native thread")))
        .run(TILES, 1e9, this::slowly);
    assertEquals(TILES, done.get());
    assertEquals(0, atWork.get());
    assertTrue(helped.get());
  }

  /** The second helper cannot be called, as on a full stack: the first is waited for. */
  @Test
  void noHelperIsAtWorkAfterError() {
    var parallel = new Parallel(4, onlyOne(() -> new StackOverflowError()));
    assertThrows(StackOverflowError.class, () -> parallel.run(TILES, 1e9, this::slowly));
    assertEquals(0, atWork.get());
    assertTrue(done.get() < TILES);
  }

  @Test
  void failureOfHelperIsThrown() {
    IntConsumer tile =
        i -> {
          slowly(i);
          if (Thread.currentThread().getName().equals("helper")) {
            throw new IndexOutOfBoundsException("tile " + i);
          }
        };
    var parallel = new Parallel(2, ParallelTest::daemon);
    assertThrows(IndexOutOfBoundsException.class, () -> parallel.run(TILES, 1e9, tile));
    assertEquals(0, atWork.get());
    assertTrue(done.get() < TILES);
  }
}
