package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Op;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.Program;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The kit's own test: each fault, put into an engine on purpose, trips its own rules of its
 * operation and no other rule of it; the engine without fault trips none.
 */
class BrokenEnginesTest {
  private record Case(String name, String operation, Set<Rule> trips, BrokenEngine.Fault fault) {
    Case(String name, String operation, BrokenEngine.Fault fault, Rule first, Rule... others) {
      this(name, operation, EnumSet.of(first, others), fault);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(
              "forgets the tail of a loop",
              "exp",
              Faults.in("exp", -1, n -> n > 4 && n % 4 != 0, (y, n, f, r) -> y[n - 1] = 0),
              Rule.R5_EDGES),
          new Case(
              "sums all but the last",
              "sum",
              Faults.in("sum", 17, n -> n == 1, (y, n, f, r) -> y[0] -= ((float[]) f[r.in(0)])[16]),
              Rule.R2_VALUE),
          new Case(
              "ignores a transposition",
              "matmul",
              (r, right) -> Faults.untransposed(r),
              Rule.R5_EDGES,
              Rule.R3_GRADIENT),
          new Case(
              "multiplies half the digits",
              "matmul",
              Faults.in("matmul", -1, n -> n == 72, (y, n, f, r) -> y[7] *= 1.001f),
              Rule.R2_VALUE,
              Rule.R5_EDGES),
          new Case(
              "swallows NaN",
              "max",
              Faults.in("max", (y, n, f, r) -> Faults.replace(y, n, v -> v.isNaN(), 0)),
              Rule.R4_SPECIAL),
          new Case(
              "flushes denormals",
              "mul",
              Faults.in(
                  "mul",
                  (y, n, f, r) -> Faults.replace(y, n, v -> Math.abs(v) < Float.MIN_NORMAL, 0)),
              Rule.R4_SPECIAL),
          new Case(
              "negates by 0 − x",
              "neg",
              Faults.in("neg", (y, n, f, r) -> Faults.replace(y, n, v -> v == 0, 0)),
              Rule.R4_SPECIAL),
          new Case(
              "keeps −0 in relu",
              "relu",
              Faults.in("relu", 20, n -> true, (y, n, f, r) -> y[4] = -0f),
              Rule.R4_SPECIAL),
          new Case(
              "chooses by multiplying with a mask",
              "where",
              Faults.in("where", Faults::mask),
              Rule.R4_SPECIAL),
          new Case(
              "broadcasts columns as rows",
              "sub",
              Faults.in("sub", Faults::columnsAsRows),
              Rule.R2_VALUE),
          new Case(
              "takes the last among equals",
              "argmax",
              (r, right) -> Faults.lastAmongEquals(r),
              Rule.R2_VALUE),
          new Case(
              "stores truth as 2",
              "less",
              Faults.in(
                  "less", 12, n -> true, (y, n, f, r) -> Faults.replace(y, n, v -> v == 1, 2)),
              Rule.R2_VALUE),
          new Case(
              "overwrites where it should add",
              "scatterAdd",
              Faults.in("scatterAdd", Faults::overwrite),
              Rule.R2_VALUE,
              Rule.R4_SPECIAL),
          new Case(
              "walks backwards the wrong way",
              "slice",
              Faults.in("slice", 10, n -> n == 3, Faults::reverse),
              Rule.R2_VALUE),
          new Case(
              "joins in the wrong order",
              "concat",
              Faults.in("concat", 6, n -> n == 14, Faults::reverse),
              Rule.R2_VALUE),
          new Case(
              "divides wrongly in a gradient",
              "log",
              Faults.in("div", Faults::spoil),
              Rule.R3_GRADIENT),
          new Case("writes its input", "tanh", writesInput(), Rule.R6_INPUTS),
          new Case(
              "gives other bits at some runs",
              "exp",
              Faults.unsteady("exp"),
              Rule.R7_REPLAY,
              Rule.R15_HOT),
          new Case(
              "gives other bits once compiled",
              "network",
              Faults.changingAfter("matmul", 9_000),
              Rule.R7_REPLAY),
          new Case("reads scratch before it is written", "permute", Faults::stale, Rule.R9_MEMORY),
          new Case(
              "writes whole vectors behind the end",
              "sqrt",
              Faults.in(
                  "sqrt",
                  (y, n, f, r) -> Arrays.fill(y, n, Math.min(y.length, (n + 3) / 4 * 4), 0)),
              Rule.R9_MEMORY),
          new Case(
              "shares scratch between threads", "network", Faults.sharing("sum"), Rule.R10_THREADS),
          new Case("updates twice", "updates", Faults::twice, Rule.R13_UPDATES));

  private static BrokenEngine.Fault writesInput() {
    return (r, right) ->
        Faults.is(r, UnaryFunction.TANH) && r.output().elements() > 0 && r.in(0) != r.out()
            ? BrokenEngine.after(right, frame -> ((float[]) frame[r.in(0)])[0] += 1)
            : null;
  }

  @TestFactory
  Stream<DynamicTest> eachFaultTripsItsOwnRules() {
    return CASES.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () ->
                        trips(
                            each.trips(),
                            checks(new BrokenEngine(each.fault()).open(), each.operation()))));
  }

  private static List<Check> checks(Engine engine, String operation) {
    return conformance(engine).all().stream()
        .filter(check -> check.operation().equals(operation))
        .toList();
  }

  /** With few random programs, which have a test of their own. */
  static ConformanceChecks conformance(Engine engine) {
    return new ConformanceChecks(engine, HotChecks.cold(engine), HotChecks.hot(engine), true, 20);
  }

  static void trips(Set<Rule> expected, List<Check> checks) {
    Set<Rule> tripped = EnumSet.noneOf(Rule.class);
    var failures = new StringBuilder();
    for (Check check : checks) {
      try {
        check.body().execute();
      } catch (Throwable e) {
        tripped.add(check.rule());
        failures.append('\n').append(check.path()).append(": ").append(e);
      }
    }
    assertEquals(expected, tripped, () -> "of " + checks.size() + " checks failed:" + failures);
  }

  @Test
  void aResultOfAnotherLengthTripsR1() {
    trips(Set.of(Rule.R1_SHAPE), checks(new Longer(BrokenEngine.sound().open()), "abs"));
  }

  @Test
  void aFaultOfWarmKernelsTripsR15() {
    trips(
        Set.of(Rule.R15_HOT),
        checks(BrokenEngine.whenHot(Faults.in("tanh", Faults::spoil)).open(), "tanh"));
  }

  /** Puts a longer array in place of the one it was given. */
  private record Longer(Engine engine) implements Engine {
    @Override
    public EngineInfo info() {
      return engine.info();
    }

    @Override
    public boolean canFail(Op op) {
      return engine.canFail(op);
    }

    @Override
    public Plan compile(Program program) {
      Plan plan = engine.compile(program);
      boolean concerned =
          program.steps().size() == 1 && program.steps().getFirst().op().name().equals("abs");
      return new Plan() {
        @Override
        public void run(Object[] inputs, Object[] outputs) {
          plan.run(inputs, outputs);
          if (concerned && outputs[0] instanceof float[] y) {
            outputs[0] = Arrays.copyOf(y, y.length + 1);
          }
        }

        @Override
        public List<String> kernels() {
          return plan.kernels();
        }
      };
    }
  }

  @Test
  void writesAnnouncedAfterwardsTripR13() {
    trips(Set.of(Rule.R13_UPDATES), checks(new LateWord(BrokenEngine.sound().open()), "updates"));
  }

  /** Announces writes when they are done. */
  private record LateWord(Engine engine) implements Engine {
    @Override
    public boolean canFail(Op op) {
      return engine.canFail(op);
    }

    @Override
    public EngineInfo info() {
      return engine.info();
    }

    @Override
    public Plan compile(Program program) {
      Plan plan = engine.compile(program);
      return new Plan() {
        @Override
        public void run(Object[] inputs, Object[] outputs) {
          plan.run(inputs, outputs);
        }

        @Override
        public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
          plan.run(inputs, outputs);
          beforeWrites.run();
        }

        @Override
        public List<String> kernels() {
          return plan.kernels();
        }
      };
    }
  }

  @Test
  void anEngineWithoutFaultTripsNothing() {
    Set<String> failed = new TreeSet<>();
    for (Check check : conformance(BrokenEngine.sound().open()).all()) {
      try {
        check.body().execute();
      } catch (Throwable e) {
        failed.add(check.path());
      }
    }
    assertTrue(failed.isEmpty(), failed::toString);
  }

  @Test
  void everyRuleHasItsBrokenEngine() {
    Set<Rule> missing = EnumSet.allOf(Rule.class);
    CASES.forEach(each -> missing.removeAll(each.trips()));
    missing.removeAll(BrokenProgramsTest.RULES);
    missing.removeAll(EnumSet.of(Rule.R1_SHAPE, Rule.R11_PAUSE, Rule.R12_PROBE, Rule.R14_KERNELS));
    Remedy.unlessEmpty(missing, "no broken engine trips", Remedy::ofFault);
  }
}
