package dev.trigrad.engine.vector.warm;

import dev.trigrad.engine.java.Warmth;
import java.util.ArrayList;
import java.util.List;

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

  private final List<WarmUp> wanted = new ArrayList<>();
  private final Warmth warmth;
  private boolean running;

  /** The thread of an engine that takes the ways of {@code warmth}. */
  public WarmUpThread(Warmth warmth) {
    this.warmth = warmth;
  }

  /** Whether warm-ups are left out, are done, or count as done. */
  public Warmth warmth() {
    return warmth;
  }

  /** What a loop must have been missed for before it is compiled, in nanoseconds. */
  long cost() {
    return COST;
  }

  synchronized void add(WarmUp warmUp) {
    wanted.add(warmUp);
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
    List<WarmUp> active = next();
    while (!active.isEmpty()) {
      for (int round = 0; !active.isEmpty(); round++) {
        boolean looks = round > 0 && (round < 4 || round >= 8);
        active.removeIf(warmUp -> isOver(warmUp, looks));
        long pause = (long) Math.min(LONGEST_PAUSE_MILLIS, Math.pow(1.5, round));
        if (!active.isEmpty() && !rest(pause)) {
          return;
        }
      }
      active = next();
    }
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
   * Takes what is missed most, and what is missed nearly as much, such as other loops of the same
   * product; without anything to do, the thread ends.
   */
  private synchronized List<WarmUp> next() {
    long most = wanted.stream().mapToLong(WarmUp::saves).max().orElse(0);
    var next = new ArrayList<WarmUp>();
    wanted.removeIf(warmUp -> warmUp.saves() > most / 2 && next.add(warmUp));
    running = !next.isEmpty();
    return next;
  }

  /** Leaves the compiler its time; false if the thread is to end. */
  private synchronized boolean rest(long millis) {
    try {
      wait(millis);
      return true;
    } catch (InterruptedException e) {
      running = false;
      return false;
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
}
