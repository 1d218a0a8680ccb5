package dev.trigrad.engine.vector.warm;

import dev.trigrad.engine.java.Warmth;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Does the warm-ups of one engine that are wanted, one after the other, those first that were
 * declared first; the thread lives only while there are any.
 */
public final class WarmUpThread {
  private record Wanted(int rank, Runnable warmUp) {}

  private final PriorityQueue<Wanted> waiting =
      new PriorityQueue<>(Comparator.comparingInt(Wanted::rank));
  private final Warmth warmth;
  private int ranks;
  private boolean running;

  /** The thread of an engine that takes the ways of {@code warmth}. */
  public WarmUpThread(Warmth warmth) {
    this.warmth = warmth;
  }

  /** Whether warm-ups are left out, are done, or count as done. */
  public Warmth warmth() {
    return warmth;
  }

  /** The rank of one more warm-up, behind all others. */
  int rank() {
    return ranks++;
  }

  synchronized void add(int rank, Runnable warmUp) {
    waiting.add(new Wanted(rank, warmUp));
    if (!running) {
      Thread thread = new Thread(this::run, "trigrad-warm-up");
      thread.setDaemon(true);
      try {
        thread.start();
        running = true;
      } catch (OutOfMemoryError e) {
        // No thread is to be had: the next warm-up that is wanted asks again.
        running = false;
      }
    }
  }

  private void run() {
    for (Wanted next = next(); next != null; next = next()) {
      try {
        next.warmUp.run();
      } catch (RuntimeException | Error e) {
        // Plain Java stays, for these kernels alone.
        warn(e);
      }
    }
  }

  private static void warn(Throwable e) {
    try {
      System.getLogger("dev.trigrad")
          .log(System.Logger.Level.WARNING, "vector kernels could not be warmed up", e);
    } catch (OutOfMemoryError unsaid) {
      // Better unsaid than the other kernels left cold.
      return;
    }
  }

  private synchronized Wanted next() {
    Wanted next = waiting.poll();
    running = next != null;
    return next;
  }
}
