package dev.trigrad.data;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads batches ahead on threads of its own, and gives them in order. A thread that has had nothing
 * to read for a second ends, so that nothing stays of a loader that is forgotten.
 */
final class Prefetch {
  private static final long IDLE_MILLISECONDS = 1_000;
  private static final long GRACE_NANOSECONDS = 2_000_000_000L;

  private final ThreadPoolExecutor pool;
  private final int ahead;
  private final ArrayDeque<FutureTask<Batch>> tasks = new ArrayDeque<>();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private Epoch epoch;
  private int end;
  private volatile boolean closed;

  Prefetch(int workers, boolean virtual, int ahead) {
    this.ahead = ahead;
    ThreadFactory factory =
        virtual
            ? Thread.ofVirtual().name("trigrad-loader-", 0).factory()
            : Thread.ofPlatform().name("trigrad-loader-", 0).daemon().factory();
    this.pool =
        new ThreadPoolExecutor(
            workers,
            workers,
            IDLE_MILLISECONDS,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task -> noted(factory.newThread(task)));
    pool.allowCoreThreadTimeOut(true);
  }

  private Thread noted(Thread thread) {
    threads.removeIf(each -> each.getState() == Thread.State.TERMINATED);
    threads.add(thread);
    return thread;
  }

  /** Forgets what has been read ahead, and reads {@code next} from batch {@code from} on. */
  void begin(Epoch next, int from) {
    tasks.forEach(task -> task.cancel(false));
    tasks.forEach(pool::remove);
    tasks.clear();
    epoch = next;
    end = from;
  }

  /**
   * The next batch, of {@code batches} an epoch; on an error, the next call reads it again.
   *
   * @throws CancellationException if closed meanwhile
   */
  Batch next(int batches) {
    try {
      while (tasks.size() < ahead && end < batches) {
        int index = end;
        Epoch source = epoch;
        var task = new FutureTask<>(() -> source.read(index, () -> closed));
        pool.execute(task);
        tasks.add(task);
        end++;
      }
      Batch batch = tasks.getFirst().get();
      tasks.removeFirst();
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("loader: interrupted while waiting for a batch", e);
    } catch (RejectedExecutionException e) {
      throw new CancellationException();
    } catch (ExecutionException e) {
      begin(epoch, end - tasks.size());
      switch (e.getCause()) {
        // Made anew, so that it shows where the batch was asked for, too.
        case DataException cause -> throw new DataException(cause.getMessage(), cause.getCause());
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new DataException("loader: " + e.getCause(), e.getCause());
      }
    }
  }

  /**
   * Ends the threads: no batch more is begun, and none is read to its end. A row that is being read
   * has two seconds to end by itself before it is interrupted, which would close channels that
   * other readers may share.
   *
   * @throws DataException if a row is read on all the same
   */
  void close() {
    closed = true;
    pool.shutdown();
    for (Runnable waiting = pool.getQueue().poll();
        waiting != null;
        waiting = pool.getQueue().poll()) {
      ((FutureTask<?>) waiting).cancel(false);
    }
    if (!ended()) {
      pool.shutdownNow();
      if (!ended()) {
        throw new DataException(
            "loader: a thread reads on after it was interrupted; let read(…) of the data set end"
                + " when interrupted");
      }
    }
  }

  /** Waits for the threads to end, also where this one is interrupted. */
  private boolean ended() {
    boolean interrupted = false;
    long deadline = System.nanoTime() + GRACE_NANOSECONDS;
    try {
      while (true) {
        try {
          boolean ended = pool.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          // The pool counts a thread as ended a moment before it is.
          for (Thread thread : ended ? threads : List.<Thread>of()) {
            thread.join();
          }
          return ended;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
