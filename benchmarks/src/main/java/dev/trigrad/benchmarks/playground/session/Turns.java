package dev.trigrad.benchmarks.playground.session;

import dev.trigrad.benchmarks.playground.network.Experiment;
import java.util.concurrent.TimeUnit;

/** How much of a running training is due now. For one thread. */
final class Turns {
  /** How long steps go on before somebody who asks is heard. */
  private static final long BURST = TimeUnit.MILLISECONDS.toNanos(8);

  private static final long IMPATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

  private long start;
  private long steps;

  /** Counts from now on. */
  void begin() {
    start = System.nanoTime();
    steps = 0;
  }

  /** Nanoseconds until {@code experiment}'s next step is due by its pace; 0 if it is now. */
  long wait(Experiment experiment) {
    int pace = experiment.settings().pace();
    if (pace == 0) {
      return 0;
    }
    double perSecond = (double) pace * experiment.stepsPerEpoch();
    long now = System.nanoTime();
    long due = start + (long) (steps / perSecond * 1e9);
    if (now - due > IMPATIENCE) {
      // What could not be kept up with is let go.
      start = now;
      steps = 0;
    }
    return Math.max(0, due - now);
  }

  /** Takes the steps that are due, for a moment at most, or until the loss is no number. */
  void take(Experiment experiment) {
    long end = System.nanoTime() + BURST;
    do {
      experiment.step();
      steps++;
    } while (!experiment.diverged() && wait(experiment) == 0 && System.nanoTime() < end);
  }
}
