package dev.trigrad.engine.java;

import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.Setting;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
    this(threads, Parallel::worker);
  }

  /** As above, with threads of {@code factory}. */
  Parallel(int threads, ThreadFactory factory) {
    if (threads < 1 || threads > MOST) {
      throw new EngineException("parallel: " + threads + " threads ∉ 1 … " + MOST);
    }
    this.threads = threads;
    this.pool = threads == 1 ? null : pool(threads - 1, factory);
  }

  private static ThreadPoolExecutor pool(int workers, ThreadFactory factory) {
    // Idle workers end, so that an unused engine keeps no thread.
    var pool =
        new ThreadPoolExecutor(
            workers, workers, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(64), factory);
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
    private volatile boolean closed;

    Job(int tiles, IntConsumer tile) {
      this.tiles = tiles;
      this.tile = tile;
    }

    void run(int helpers, Executor pool) {
      var crew = new Helper[helpers];
      for (int i = 0; i < helpers; i++) {
        crew[i] = new Helper(this);
      }
      try {
        call(crew, pool);
        work();
      } catch (Throwable e) {
        // Such as a stack that is full: helpers may be in the middle of their tiles all the same.
        failure = e;
      }
      closed = true;
      await(crew);
      switch (failure) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }

    private static void call(Helper[] crew, Executor pool) {
      for (Helper helper : crew) {
        try {
          pool.execute(helper);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
          // The queue is full, or there is no thread to be had: the others do the work.
          return;
        }
      }
    }

    private void work() {
      try {
        for (int i = next.getAndIncrement(); i < tiles && failure == null; ) {
          tile.accept(i);
          i = next.getAndIncrement();
        }
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }

    /**
     * Waits for the helpers that have begun, since arrays are in use until they are done; an
     * interrupt is kept for later. The others find the job closed: they may be queued behind this
     * very thread's work.
     */
    private static void await(Helper[] crew) {
      boolean interrupted = false;
      for (Helper helper : crew) {
        // Fields alone, so that the loop ends rightly even where no call succeeds any more.
        while (helper.begun && !helper.ended) {
          try {
            helper.end.await();
          } catch (InterruptedException e) {
            interrupted = true;
          } catch (Error e) {
            // The stack or the memory is full: asks again until the helper is done.
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Helper implements Runnable {
    private final Job job;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean ended;

    Helper(Job job) {
      this.job = job;
    }

    @Override
    public void run() {
      // Begun before it looks whether the job is closed, which is closed before that is asked: one
      // of the two sees the other.
      begun = true;
      try {
        if (!job.closed) {
          job.work();
        }
      } finally {
        ended = true;
        end.countDown();
      }
    }
  }
}
