package dev.trigrad.testkit.trials;

import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.RandomProgram;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All trials on one random program after another, until the time is up; says how far it is. */
public final class Campaign {
  private static final long REPORT_NANOS = 30_000_000_000L;

  private final ProgramTrials trials;
  private final long seed;

  /** The first failure of each kind, with its smallest program. */
  private final Map<String, AssertionError> failures = new TreeMap<>();

  private final Map<String, Integer> counts = new TreeMap<>();
  private long programs;

  public Campaign(ProgramTrials trials, long seed) {
    this.trials = trials;
    this.seed = seed;
  }

  /** Goes on for {@code minutes}; fails with all that was found. */
  public void run(int minutes) {
    long start = System.nanoTime();
    long end = start + minutes * 60_000_000_000L;
    long next = start + REPORT_NANOS;
    while (System.nanoTime() < end) {
      program(RandomProgram.of(seed + programs++));
      if (System.nanoTime() > next) {
        next += REPORT_NANOS;
        report(start);
      }
    }
    report(start);
    if (!failures.isEmpty()) {
      var all =
          new AssertionError(counts + "\n" + failures.values().iterator().next().getMessage());
      failures.values().forEach(all::addSuppressed);
      throw all;
    }
  }

  private void program(RandomProgram program) {
    List<ProgramChecks.Trial> all =
        List.of(trials::everyPass, trials::memory, trials::replay, trials::hot, trials::failures);
    for (ProgramChecks.Trial trial : all) {
      try {
        trial.on(program);
      } catch (UnsupportedPrimitiveException e) {
        counts.merge("unsupported " + e.op().name(), 1, Integer::sum);
      } catch (Throwable e) {
        String kind = ProgramFailure.kind(e);
        counts.merge(kind, 1, Integer::sum);
        if (!failures.containsKey(kind)) {
          AssertionError smallest = ProgramChecks.smallest(trial, program, e);
          failures.put(kind, smallest);
          System.out.println(smallest.getMessage());
        }
      }
    }
  }

  private void report(long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d programs from seed %d in %.0f s, %.1f a second, %.2f %% of %,d elements judged, %s%n",
        programs,
        seed,
        seconds,
        programs / seconds,
        100.0 * trials.judged() / Math.max(1, trials.elements()),
        trials.elements(),
        counts.isEmpty() ? "no failure" : counts);
  }
}
