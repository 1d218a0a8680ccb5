package dev.trigrad.testkit.trials;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.plan.Planner;
import dev.trigrad.plan.PlannerPass;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.engines.InterruptingEngine;
import dev.trigrad.testkit.engines.RoomyEngine;
import dev.trigrad.testkit.program.Interpreter;
import dev.trigrad.testkit.program.Judging;
import dev.trigrad.testkit.program.Observing;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.RandomProgram;
import dev.trigrad.testkit.program.Requests;
import dev.trigrad.testkit.program.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What an engine owes to every program; each trial throws where it does not keep it. */
public final class ProgramTrials {
  /** Where a pass makes what is no program, the kit says so. */
  private static final Planner STRICT = Planner.all().throwing();

  private static final PlannerPass[] PASSES = PlannerPass.values();

  /** So many points are tried one by one. */
  private static final int FEW = 16;

  private final Engine engine;
  private final Engine watched;
  private final Engine cold;
  private final Engine hot;
  private final Engine poisoned;
  private final boolean sameBits;
  private final AtomicLong elements = new AtomicLong();
  private final AtomicLong judged = new AtomicLong();

  /**
   * Trials of {@code engine}, which is {@code cold} at first and {@code hot} in the end.
   *
   * @param watched the same engine, where somebody looks at its plans
   * @param sameBits whether passes leave every bit alone, or only the bounds
   */
  public ProgramTrials(Engine engine, Engine watched, Engine cold, Engine hot, boolean sameBits) {
    this.engine = engine;
    this.watched = watched;
    this.cold = cold;
    this.hot = hot;
    this.sameBits = sameBits;
    poisoned = new RoomyEngine(engine instanceof CpuEngine cpu ? cpu.poisoning() : engine);
  }

  /** Number of elements held against the reference. */
  public long elements() {
    return elements.get();
  }

  /** How many of them had a bound small enough to notice a wrong one. */
  public long judged() {
    return judged.get();
  }

  /** What {@code program}'s requests give. */
  private static List<Object> observed(RandomProgram program, Evaluator evaluator, long salt) {
    var observing = new Observing(Requests.on(evaluator));
    new Interpreter(salt, observing).run(program);
    return observing.arrays();
  }

  private List<Object> judged(RandomProgram program, Evaluator evaluator) {
    var judging = new Judging(Requests.on(evaluator));
    var observing = new Observing(judging);
    new Interpreter(0, observing).run(program);
    elements.addAndGet(judging.elements());
    judged.addAndGet(judging.judged());
    return observing.arrays();
  }

  /**
   * No pass, all passes, all but one, which depends on the program, and any of them: in the
   * reference's bounds, of equal bits.
   */
  public void passes(RandomProgram program) {
    passes(program, false);
  }

  /** As {@link #passes}, each pass being left out in turn. */
  public void everyPass(RandomProgram program) {
    passes(program, true);
  }

  private void passes(RandomProgram program, boolean every) {
    List<Object> none = judged(program, new Evaluator(watched, Planner.none().throwing()));
    for (Set<PlannerPass> passes : sets(program.seed(), every)) {
      var evaluator = new Evaluator(watched, new Planner(passes, true));
      if (sameBits) {
        ProgramFailure.unlessSame(
            none, planned(program, evaluator, passes), "without passes and with " + passes);
      } else {
        judged(program, evaluator);
      }
    }
  }

  /** What {@code program} gives, errors saying with which passes. */
  private static List<Object> planned(
      RandomProgram program, Evaluator evaluator, Set<PlannerPass> passes) {
    try {
      return observed(program, evaluator, 0);
    } catch (UnsupportedPrimitiveException e) {
      throw e;
    } catch (RuntimeException e) {
      var failure = new ProgramFailure(ProgramFailure.kind(e), e + ", with " + passes);
      failure.initCause(e);
      throw failure;
    }
  }

  private List<Set<PlannerPass>> sets(long seed, boolean every) {
    var sets = new ArrayList<Set<PlannerPass>>();
    sets.add(EnumSet.allOf(PlannerPass.class));
    for (int i = 0; i < PASSES.length; i++) {
      if (every || Math.floorMod(seed, PASSES.length) == i) {
        sets.add(EnumSet.complementOf(EnumSet.of(PASSES[i])));
      }
    }
    var random = new SplittableRandom(seed);
    Set<PlannerPass> some = EnumSet.noneOf(PlannerPass.class);
    for (PlannerPass pass : PASSES) {
      if (random.nextBoolean()) {
        some.add(pass);
      }
    }
    sets.add(some);
    return sets;
  }

  /** Dead buffers that hold anything, and arrays longer than they need be, change no bit. */
  public void memory(RandomProgram program) {
    ProgramFailure.unlessSame(
        observed(program, new Evaluator(engine, STRICT), 0),
        observed(program, new Evaluator(poisoned, STRICT), 0),
        "with clean and with poisoned buffers");
  }

  /** Plans found again give the same bits, also with other numbers in all leaves and cells. */
  public void replay(RandomProgram program) {
    var evaluator = new Evaluator(engine, STRICT);
    List<Object> first = observed(program, evaluator, 0);
    ProgramFailure.unlessSame(first, observed(program, evaluator, 0), "at first and once more");
    long salt = 0x5eed;
    ProgramFailure.unlessSame(
        observed(program, new Evaluator(engine, STRICT), salt),
        observed(program, evaluator, salt),
        "with other numbers, on a new plan and on one that was there");
  }

  /** What is used once the engine is warm gives the bits of what was used at first. */
  public void hot(RandomProgram program) {
    ProgramFailure.unlessSame(
        observed(program, new Evaluator(cold, STRICT), 0),
        observed(program, new Evaluator(hot, STRICT), 0),
        "cold and hot");
  }

  /** A step in which anything is thrown leaves each cell as it was, or unreadable. */
  public void failures(RandomProgram program) {
    if (program.statements().stream().noneMatch(ProgramTrials::changesState)) {
      return;
    }
    var failing = new InterruptingEngine(engine, Math.floorMod(program.seed(), 2) == 0);
    var evaluator = new Evaluator(failing, STRICT);
    var counting = new CountingPoints(failing, Requests.on(evaluator));
    var observing = new Observing(counting);
    new Interpreter(0, observing).run(program);
    int[] points = counting.points();
    int most = Arrays.stream(points).max().orElseThrow();
    var random = new SplittableRandom(program.seed());
    for (int attempt = 0; attempt < (most <= FEW ? most : 1); attempt++) {
      int point = most <= FEW ? attempt : random.nextInt(most);
      failure(program, observing.arrays(), failing, evaluator, points, point);
    }
  }

  /** One attempt, in which every step fails at {@code point}, or as late as it can. */
  private static void failure(
      RandomProgram program,
      List<Object> expected,
      InterruptingEngine failing,
      Evaluator evaluator,
      int[] points,
      int point) {
    Interpreter[] interpreter = {null};
    var requests =
        new FailingRequests(failing, evaluator, () -> interpreter[0].cells(), points, point);
    var again = new Observing(requests);
    interpreter[0] = new Interpreter(0, again);
    try {
      interpreter[0].run(program);
    } catch (FailingRequests.Torn e) {
      return;
    }
    ProgramFailure.unlessSame(
        expected, again.arrays(), "without a failure and tried again after one");
  }

  private static boolean changesState(Statement statement) {
    return statement instanceof Statement.Commit || statement instanceof Statement.Learn;
  }
}
