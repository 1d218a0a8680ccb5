package dev.trigrad.engine.java;

import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.Setting;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Spreads independent tiles over threads. Which thread does a tile has no influence on its result,
 * so the bits are the same for any number of threads. The calling thread takes part, and does
 * everything itself while the others are busy.
 */
public final class Parallel {
  /** Work below this many floating-point operations is not worth waking a thread for. */
  public static final double WORTHWHILE = 2e6;

  private static final int MOST = 1_024;

  /** {@code trigrad.threads}: threads of an engine, the caller's included. */
  public static final Setting<Integer> THREADS = Setting.integer("trigrad.threads", 1, MOST);

  private final int threads;
  private final ThreadPoolExecutor pool;

  /**
   * As many threads as {@link #THREADS} says, by default one per available processor.
   *
   * @throws dev.trigrad.engine.SettingException if the property is not understood
   */
  public static Parallel ofProperty() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Parallel(THREADS.value().orElse(Math.min(MOST, processors)));
  }

  /**
   * {@code threads} in all, the caller's included.
   *
   * @throws EngineException if they are less than 1 or more than 1,024
   */
  public Parallel(int threads) {
    if (threads < 1 || threads > MOST) {
      throw new EngineException("parallel: " + threads + " threads ∉ 1 … " + MOST);
    }
    this.threads = threads;
    this.pool = threads == 1 ? null : pool(threads - 1);
  }

  private static ThreadPoolExecutor pool(int workers) {
    // Idle workers end, so that an unused engine keeps no thread.
    var pool =
        new ThreadPoolExecutor(
            workers, workers, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(64), Parallel::worker);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "trigrad-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** Threads in all, the caller's included. */
  public int threads() {
    return threads;
  }

  /**
   * Runs {@code tile} for 0 … tiles − 1, in any order, on several threads if there are several and
   * {@code flops} are worth it.
   */
  public void run(int tiles, double flops, IntConsumer tile) {
    int helpers = Math.min(threads, tiles) - 1;
    if (helpers < 1 || flops < WORTHWHILE) {
      for (int i = 0; i < tiles; i++) {
        tile.accept(i);
      }
      return;
    }
    new Job(tiles, tile).run(helpers, pool);
  }

  private static final class Job {
    private final int tiles;
    private final IntConsumer tile;
    private final AtomicInteger next = new AtomicInteger();
    private volatile Throwable failure;

    Job(int tiles, IntConsumer tile) {
      this.tiles = tiles;
      this.tile = tile;
    }

    void run(int helpers, ThreadPoolExecutor pool) {
      var done = new CountDownLatch(helpers);
      var claims = new AtomicBoolean[helpers];
      for (int i = 0; i < helpers; i++) {
        var claim = new AtomicBoolean();
        claims[i] = claim;
        try {
          pool.execute(() -> help(claim, done));
        } catch (RejectedExecutionException e) {
          // The queue is full: the claim below is this thread's own.
          continue;
        }
      }
      work();
      // Helpers that have not begun are not waited for: they may be queued behind this very
      // thread's work.
      for (var claim : claims) {
        if (claim.compareAndSet(false, true)) {
          done.countDown();
        }
      }
      await(done);
      switch (failure) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }

    private void help(AtomicBoolean claim, CountDownLatch done) {
      if (claim.compareAndSet(false, true)) {
        try {
          work();
        } finally {
          done.countDown();
        }
      }
    }

    private void work() {
      try {
        for (int i = next.getAndIncrement(); i < tiles; i = next.getAndIncrement()) {
          tile.accept(i);
        }
      } catch (RuntimeException | Error e) {
        failure = e;
        next.set(tiles);
      }
    }

    /** Arrays are in use until every helper is done, so an interrupt is kept for later. */
    private static void await(CountDownLatch done) {
      boolean interrupted = false;
      while (true) {
        try {
          done.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
