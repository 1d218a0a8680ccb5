package dev.trigrad.engine.vector.warm;

import dev.trigrad.engine.java.Warmth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Does the warm-ups of one engine that are wanted, in rounds; it lives only while there are any.
 */
public final class WarmUpThread {
  private static final int LONGEST_PAUSE_MILLIS = 100;

  /**
   * What a loop must have been missed for, in nanoseconds: about what compiling it takes from a
   * program on its only processor, and less where the compiler has another.
   */
  private static final long COST =
      Runtime.getRuntime().availableProcessors() == 1 ? 60_000_000 : 5_000_000;

  /**
   * Rounds, about three seconds, after which what is not yet compiled no longer holds others up.
   */
  static final int PATIENCE = 40;

  private final List<WarmUp> wanted = new ArrayList<>();
  private final Warmth warmth;
  private final ThreadFactory threads;
  private boolean running;

  /** The thread of an engine that takes the ways of {@code warmth}. */
  public WarmUpThread(Warmth warmth) {
    this(warmth, WarmUpThread::daemon);
  }

  /** The same, made by {@code threads}. */
  WarmUpThread(Warmth warmth, ThreadFactory threads) {
    this.warmth = warmth;
    this.threads = threads;
  }

  /** Without what a thread inherits: the caller's class loader and locals are not its business. */
  private static Thread daemon(Runnable work) {
    var thread = new Thread(null, work, "trigrad-warm-up", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Whether warm-ups are left out, are done, or count as done. */
  public Warmth warmth() {
    return warmth;
  }

  /** What a loop must have been missed for before it is compiled, in nanoseconds. */
  long cost() {
    return COST;
  }

  /** Whether the thread will see to {@code warmUp}: perhaps none is to be had. */
  synchronized boolean add(WarmUp warmUp) {
    try {
      if (!running) {
        threads.newThread(this::run).start();
        running = true;
      }
      wanted.add(warmUp);
      return true;
    } catch (VirtualMachineError e) {
      // Plain Java goes on, be memory or the caller's stack full.
      return false;
    }
  }

  private void run() {
    var active = new ArrayList<WarmUp>();
    try {
      while (next(active)) {
        for (int round = 0; !active.isEmpty() && waits(round); round++) {
          boolean looks = round > 0 && (round < 4 || round >= 8);
          active.removeIf(warmUp -> isOver(warmUp, looks));
          if (!active.isEmpty()) {
            rest((long) Math.min(LONGEST_PAUSE_MILLIS, Math.pow(1.5, round)));
          }
        }
      }
    } catch (InterruptedException | VirtualMachineError e) {
      end(active);
    }
  }

  /** Whether what is being done is waited for. */
  private synchronized boolean waits(int round) {
    return round < PATIENCE || wanted.isEmpty();
  }

  /** Ends before all is done: what was wanted can be wanted again. */
  private synchronized void end(List<WarmUp> active) {
    running = false;
    active.forEach(WarmUp::forget);
    wanted.forEach(WarmUp::forget);
    wanted.clear();
  }

  private static boolean isOver(WarmUp warmUp, boolean looks) {
    try {
      return warmUp.round(looks);
    } catch (RuntimeException | Error e) {
      // Plain Java stays, for this loop alone.
      warn(e);
      return true;
    }
  }

  /**
   * Adds to {@code active} what is missed most, and what is missed nearly as much, such as other
   * loops of the same product; false, and the thread ends, if there is nothing to do.
   */
  private synchronized boolean next(List<WarmUp> active) {
    WarmUp first = null;
    long most = 0;
    for (WarmUp warmUp : wanted) {
      // Read once: it changes meanwhile, and may even fall.
      long saves = warmUp.saves();
      if (first == null || saves > most) {
        first = warmUp;
        most = saves;
      }
    }
    WarmUp chosen = first;
    long half = most / 2;
    wanted.removeIf(warmUp -> (warmUp == chosen || warmUp.saves() > half) && active.add(warmUp));
    running = !active.isEmpty();
    return running;
  }

  /** Leaves the compiler its time. */
  private synchronized void rest(long millis) throws InterruptedException {
    wait(millis);
  }

  private static void warn(Throwable e) {
    try {
      System.getLogger("dev.trigrad")
          .log(System.Logger.Level.WARNING, "vector kernels could not be warmed up", e);
    } catch (RuntimeException | Error unsaid) {
      // Better unsaid than the other kernels left cold.
      return;
    }
  }
}
