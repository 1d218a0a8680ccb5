package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.Engine;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.MatMulEpilogue;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.engines.RoomyEngine;
import dev.trigrad.testkit.program.Compiled;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.RandomProgram;
import dev.trigrad.testkit.program.Shrinker;
import dev.trigrad.testkit.trials.ProgramChecks;
import dev.trigrad.testkit.trials.ProgramTrials;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs find faults put into an engine on purpose, shrink to a few lines, and print as
 * Java that compiles and goes wrong in the same way.
 */
class BrokenProgramsTest {
  /** The rules that these faults break. */
  static final Set<Rule> RULES =
      EnumSet.of(Rule.R7_REPLAY, Rule.R8_PASSES, Rule.R9_MEMORY, Rule.R15_HOT, Rule.R16_FAILURES);

  private static final int PROGRAMS = 150;
  private static final int STATEMENTS = 7;

  /**
   * A fault.
   *
   * @param shows whether running the printed program once shows it
   */
  private record Case(
      String name,
      boolean shows,
      Function<ProgramTrials, ProgramChecks.Trial> trial,
      Supplier<Engine> engine) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "skips the last operation of a fused step",
              true,
              trials -> trials::passes,
              new BrokenEngine(Faults.inPlanned(Fused.class, Faults::spoil))::open),
          new Case(
              "forgets the bias of an epilogue",
              true,
              trials -> trials::passes,
              new BrokenEngine(Faults.inPlanned(MatMulEpilogue.class, Faults::withoutBias))::open),
          new Case(
              "loses its way in a wide sum",
              true,
              trials -> trials::passes,
              new BrokenEngine(
                      Faults.in(
                          "sum", (y, n, f, r) -> y[0] += r.input(0).elements() > 1_024 ? 99 : 0))
                  ::open),
          new Case(
              "is wrong once warm",
              true,
              trials -> trials::hot,
              BrokenEngine.whenHot(Faults.in("matmul", Faults::spoil))::open),
          new Case(
              "reads scratch before it is written",
              true,
              trials -> trials::memory,
              new BrokenEngine(Faults::stale)::open),
          new Case(
              "keeps the numbers of the first run",
              false,
              trials -> trials::replay,
              () -> new ForgetfulEngine(BrokenEngine.sound().open())),
          new Case(
              "changes a cell before the step is sure",
              false,
              trials -> trials::failures,
              new BrokenEngine(Faults.inPlanned(Fused.class, Faults::writeInput))::open));

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> faultsAreFoundAndShrink() {
    return CASES.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> found(each)));
  }

  private static ProgramTrials trials(Engine engine) {
    return new ProgramTrials(engine, engine, HotChecks.cold(engine), HotChecks.hot(engine), true);
  }

  private void found(Case each) throws Throwable {
    Engine engine = each.engine().get();
    ProgramChecks.Trial trial = each.trial().apply(trials(engine));
    for (int seed = 0; seed < PROGRAMS; seed++) {
      RandomProgram program = RandomProgram.of(seed);
      String kind = ProgramChecks.kind(trial, program);
      if (!kind.isEmpty()) {
        RandomProgram small =
            new Shrinker(p -> kind.equals(ProgramChecks.kind(trial, p)), 3_000).shrink(program);
        System.out.println(
            each.name() + ": program " + (seed + 1) + ", " + small.statements().size() + " lines");
        assertTrue(small.statements().size() <= STATEMENTS, () -> small.statements().toString());
        assertEquals(kind, ProgramChecks.kind(trial, small));
        if (each.shows()) {
          reproduces(small, engine);
        }
        return;
      }
    }
    throw new AssertionError("not found by " + PROGRAMS + " programs");
  }

  /** The compiled text runs on a sound engine, and goes wrong on the broken one, cold or hot. */
  private void reproduces(RandomProgram small, Engine engine) throws Throwable {
    try (var compiled = new Compiled(small, directory)) {
      List<Object> right = compiled.run(new Evaluator(BrokenEngine.sound().open(), Planner.none()));
      boolean wrong = false;
      for (Engine variant :
          List.of(engine, HotChecks.hot(engine), new RoomyEngine(HotChecks.poisoning(engine)))) {
        try {
          List<Object> got = compiled.run(new Evaluator(variant));
          ProgramFailure.unlessSame(right, got, "on the broken engine");
        } catch (AssertionError e) {
          wrong = true;
        }
      }
      assertTrue(wrong, "the printed program goes right");
    }
  }
}
