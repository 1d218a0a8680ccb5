package dev.trigrad.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A shutdown hook, which the JVM runs on SIGTERM and SIGINT: asks a training to stop, and holds the
 * JVM until it has, since threads go on while hooks run.
 */
final class StopSignal {
  private static final String REASON = "the process was told to end";

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private StopSignal(Trainer trainer, Thread training) {
    hook =
        new Thread(
            () -> {
              trainer.stopped = REASON;
              await(training);
            },
            "trigrad-stop");
  }

  static StopSignal install(Trainer trainer) {
    var signal = new StopSignal(trainer, Thread.currentThread());
    try {
      Runtime.getRuntime().addShutdownHook(signal.hook);
    } catch (IllegalStateException e) {
      // It is ending: a program that trains in a loop is at its next turn.
      trainer.stopped = REASON;
    }
    return signal;
  }

  private void await(Thread training) {
    try {
      while (training.isAlive() && !exits(training) && !done.await(100, TimeUnit.MILLISECONDS)) {
        // Looks again.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the training itself waits for this hook, in {@link System#exit}. */
  private static boolean exits(Thread training) {
    for (StackTraceElement frame : training.getStackTrace()) {
      if (frame.getClassName().equals("java.lang.Shutdown")) {
        return true;
      }
    }
    return false;
  }

  /** The training has ended. */
  void remove() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is at work already.
    }
  }
}
