package dev.trigrad.benchmarks.speed.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Counts the steps that an operation has done by each of some marks.
 *
 * @param clock of nanoseconds
 * @param look at whatever changes meanwhile; done between steps at each mark and each half second,
 *     in time that does not count
 */
record StepCount(LongSupplier clock, Runnable look) {
  private static final long LOOK_NANOS = 500_000_000;

  /**
   * Does {@code step} until the last mark has passed.
   *
   * @param seconds marks since the first step began, in ascending order
   * @param afterFirst done once, after the first step, in time that does not count
   * @return the number of steps that had ended by each mark
   */
  List<Long> until(List<Double> seconds, Runnable step, Runnable afterFirst) {
    var counts = new ArrayList<Long>();
    long start = clock.getAsLong();
    // So that nearly every step costs one comparison.
    long next = 0;
    for (long done = 0; counts.size() < seconds.size(); done++) {
      step.run();
      long now = clock.getAsLong();
      if (now - start <= next) {
        continue;
      }
      // A step that ends after a mark is not done by it.
      while (counts.size() < seconds.size() && now - start > nanos(seconds, counts.size())) {
        counts.add(done);
      }
      if (done == 0) {
        afterFirst.run();
      }
      look.run();
      next = now - start + LOOK_NANOS;
      if (counts.size() < seconds.size()) {
        next = Math.min(next, nanos(seconds, counts.size()));
      }
      start += clock.getAsLong() - now;
    }
    return counts;
  }

  private static long nanos(List<Double> seconds, int mark) {
    return Math.round(1e9 * seconds.get(mark));
  }
}
