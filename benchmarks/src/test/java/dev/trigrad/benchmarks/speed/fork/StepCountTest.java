package dev.trigrad.benchmarks.speed.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepCountTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong clock = new AtomicLong(12_345);

  private void pass(long millis) {
    clock.addAndGet(millis * MILLI);
  }

  @Test
  void countsWhatHasEndedByEachMark() {
    var count = new StepCount(clock::get, () -> {});
    // Steps end at 300, 600, 900, 1200, 1500, 1800, 2100 ms.
    assertEquals(
        List.of(1L, 3L, 6L), count.until(List.of(0.5, 1.0, 2.0), () -> pass(300), () -> {}));
  }

  @Test
  void countsAStepThatEndsAtTheMark() {
    var count = new StepCount(clock::get, () -> {});
    assertEquals(List.of(2L, 4L), count.until(List.of(0.5, 1.0), () -> pass(250), () -> {}));
  }

  @Test
  void aStepMayPassSeveralMarks() {
    var count = new StepCount(clock::get, () -> {});
    assertEquals(
        List.of(0L, 0L, 1L), count.until(List.of(0.5, 1.0, 2.0), () -> pass(1100), () -> {}));
  }

  @Test
  void looksAndTheFirstLossTakeNoTime() {
    var looks = new ArrayList<Long>();
    var count =
        new StepCount(
            clock::get,
            () -> {
              looks.add(clock.get());
              pass(5000);
            });
    // As if nothing came between: 50 ms a step.
    assertEquals(
        List.of(10L, 40L), count.until(List.of(0.5, 2.0), () -> pass(50), () -> pass(7000)));
    // After the first step, then each half second, and past each mark.
    assertEquals(5, looks.size());
  }

  @Test
  void looksAtTheEnd() {
    var looks = new ArrayList<Long>();
    var done = new AtomicLong();
    var count = new StepCount(clock::get, () -> looks.add(done.get()));
    Runnable step =
        () -> {
          done.incrementAndGet();
          pass(100);
        };
    assertEquals(List.of(5L), count.until(List.of(0.5), step, () -> {}));
    assertEquals(6, looks.getLast());
    assertEquals(6, done.get());
  }
}
