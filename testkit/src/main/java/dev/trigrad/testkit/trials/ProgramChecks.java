package dev.trigrad.testkit.trials;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.KitSeed;
import dev.trigrad.testkit.program.JavaSource;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.RandomProgram;
import dev.trigrad.testkit.program.Shrinker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random programs on an engine. Each trial is made on all of them, some at a time; a program that
 * fails is made as small as possible and printed as Java.
 *
 * <p>{@code -Dtrigrad.kit.programs=10000} takes so many, {@code -Dtrigrad.kit.minutes=60} goes on
 * for an hour besides, {@code -Dtrigrad.kit.seed=7} begins at another one.
 */
public final class ProgramChecks {
  /** Number of programs unless an engine's test says otherwise. */
  public static final int PROGRAMS = Integer.getInteger("trigrad.kit.programs", 300);

  private static final int MINUTES = Integer.getInteger("trigrad.kit.minutes", 0);
  private static final int AT_ONCE = 20;

  /** Programs that are tried to make a failing one smaller. */
  private static final int TRIES = 3_000;

  /** The least part of all elements that must be held against a bound that tells. */
  private static final double JUDGED = 0.9;

  /** What is required of a program; throws where it is not kept. */
  public interface Trial {
    void on(RandomProgram program) throws Throwable;
  }

  private final long seed;
  private final int count;
  private final ProgramTrials trials;
  private final Map<Long, RandomProgram> programs = new ConcurrentHashMap<>();

  public ProgramChecks(
      Engine engine, Engine watched, Engine cold, Engine hot, boolean sameBits, int count) {
    this.seed = KitSeed.of(engine.getClass());
    this.count = count;
    this.trials = new ProgramTrials(engine, watched, cold, hot, sameBits);
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    for (int first = 0; first < count; first += AT_ONCE) {
      int last = Math.min(first + AT_ONCE, count) - 1;
      String name = "seeds " + (seed + first) + " to " + (seed + last);
      long from = seed + first;
      long to = seed + last;
      trials()
          .forEach(
              (rule, trial) ->
                  checks.add(new Check("program", rule, name, () -> all(trial, from, to))));
    }
    checks.add(new Check("program", Rule.R8_PASSES, "enough is judged", this::judged));
    if (MINUTES > 0) {
      var campaign = new Campaign(trials, seed + count);
      checks.add(
          new Check("program", Rule.R8_PASSES, MINUTES + " minutes", () -> campaign.run(MINUTES)));
    }
    return checks;
  }

  private Map<Rule, Trial> trials() {
    return Map.of(
        Rule.R8_PASSES,
        trials::passes,
        Rule.R9_MEMORY,
        trials::memory,
        Rule.R7_REPLAY,
        trials::replay,
        Rule.R15_HOT,
        trials::hot,
        Rule.R16_FAILURES,
        trials::failures);
  }

  private void all(Trial trial, long from, long to) {
    UnsupportedPrimitiveException unsupported = null;
    for (long each = from; each <= to; each++) {
      RandomProgram program = programs.computeIfAbsent(each, RandomProgram::of);
      try {
        trial.on(program);
      } catch (UnsupportedPrimitiveException e) {
        unsupported = e;
      } catch (Throwable e) {
        throw smallest(trial, program, e);
      }
    }
    if (unsupported != null) {
      throw unsupported;
    }
  }

  /** The failure of the smallest program like {@code program}, with its Java source. */
  public static AssertionError smallest(Trial trial, RandomProgram program, Throwable error) {
    String kind = ProgramFailure.kind(error);
    var shrinker = new Shrinker(each -> kind.equals(kind(trial, each)), TRIES);
    RandomProgram small = shrinker.shrink(program);
    return new AssertionError(
        "program "
            + program.seed()
            + " (again: -Dtrigrad.kit.seed="
            + program.seed()
            + " -Dtrigrad.kit.programs=1), "
            + small.statements().size()
            + " of "
            + program.statements().size()
            + " statements: "
            + error.getMessage()
            + "\n\n"
            + JavaSource.of(small),
        error);
  }

  /** The kind of failure, or an empty text if there is none. */
  public static String kind(Trial trial, RandomProgram program) {
    try {
      trial.on(program);
      return "";
    } catch (Throwable e) {
      return ProgramFailure.kind(e);
    }
  }

  private void judged() {
    if (trials.judged() < JUDGED * trials.elements()) {
      throw new AssertionError(summary());
    }
  }

  /** How much was compared. */
  public String summary() {
    return programs.size()
        + " random programs from seed "
        + seed
        + ", "
        + trials.judged()
        + " of "
        + trials.elements()
        + " elements held against a bound that tells";
  }
}
