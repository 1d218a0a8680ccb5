package dev.trigrad.engine.vector;

import java.util.ArrayDeque;

/**
 * Does the warm-ups of one engine, one after the other, in the order in which they were first
 * wanted; the thread lives only while there are any.
 */
final class WarmUpThread {
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  synchronized void add(Runnable warmUp) {
    waiting.add(warmUp);
    if (!running) {
      running = true;
      Thread thread = new Thread(this::run, "trigrad-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized Runnable next() {
    Runnable next = waiting.poll();
    running = next != null;
    return next;
  }
}
