package dev.trigrad.oracle;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.vector.VectorProvider;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.program.Architecture;
import dev.trigrad.testkit.program.CompositeCode;
import dev.trigrad.testkit.program.ElementwiseCode;
import dev.trigrad.testkit.program.Interpreter;
import dev.trigrad.testkit.program.JavaSource;
import dev.trigrad.testkit.program.Judging;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.RandomProgram;
import dev.trigrad.testkit.program.Requests;
import dev.trigrad.testkit.program.Shrinker;
import dev.trigrad.testkit.program.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/**
 * Random programs: libtorch against the reference, and the reference against an engine.
 *
 * <p>{@code -Dtrigrad.oracle.minutes=10} goes on for so long, {@code -Dtrigrad.kit.seed=7} begins
 * at another program.
 */
class OracleTest {
  private static final int SECONDS = 60 * Integer.getInteger("trigrad.oracle.minutes", 0);
  private static final int SHORT = 45;
  private static final long REPORT_NANOS = 30_000_000_000L;
  private static final Set<Object> ROUNDED =
      Set.of(ElementwiseCode.ERF, CompositeCode.GELU, CompositeCode.GELU_TANH);

  private final Engine engine = new VectorProvider().open();
  private long programs;
  private long compared;
  private double used;

  @Test
  void torchAgreesWithTheReference() {
    torch.set_num_threads(1);
    long seed = Long.getLong("trigrad.kit.seed", 1_000_000);
    Map<String, AssertionError> failures = new TreeMap<>();
    long start = System.nanoTime();
    long next = start + REPORT_NANOS;
    while (System.nanoTime() - start < Math.max(SHORT, SECONDS) * 1_000_000_000L) {
      RandomProgram program = RandomProgram.of(seed + programs++);
      try {
        compare(program);
      } catch (RuntimeException | AssertionError e) {
        failures.computeIfAbsent(ProgramFailure.kind(e), kind -> smallest(program, e, kind));
      }
      if (System.nanoTime() > next) {
        next += REPORT_NANOS;
        report(start, failures);
      }
    }
    report(start, failures);
    for (AssertionError failure : failures.values()) {
      throw failure;
    }
  }

  private void compare(RandomProgram program) {
    try (var _ = new PointerScope()) {
      // The interpreter and torch's side know each other; requests come later.
      Requests[] opinion = {null};
      var trigrad = new Interpreter(0, new Late(opinion));
      var torchSide = new Torch(trigrad);
      var compared =
          new Opinion(
              new Judging(Requests.on(new Evaluator(engine))), torchSide, isRounded(program));
      opinion[0] = compared;
      for (Statement statement : program.statements()) {
        trigrad.run(statement);
        torchSide.run(statement);
      }
      this.compared += compared.compared();
      used = isRounded(program) ? used : Math.max(used, compared.used());
    }
  }

  private static boolean isRounded(RandomProgram program) {
    return program.statements().stream()
        .anyMatch(
            each ->
                each instanceof Statement.Apply apply && ROUNDED.contains(apply.code())
                    || each instanceof Statement.Network network
                        && network.architecture() == Architecture.NORMALIZED);
  }

  private AssertionError smallest(RandomProgram program, Throwable error, String kind) {
    var shrinker = new Shrinker(each -> kind.equals(kind(each)), 2_000);
    RandomProgram small = shrinker.shrink(program);
    var failure =
        new AssertionError(
            "program " + program.seed() + ": " + error.getMessage() + "\n" + JavaSource.of(small),
            error);
    System.out.println(failure.getMessage());
    return failure;
  }

  private String kind(RandomProgram program) {
    try {
      compare(program);
      return "";
    } catch (RuntimeException | AssertionError e) {
      return ProgramFailure.kind(e);
    }
  }

  private void report(long start, Map<String, AssertionError> failures) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d programs in %.0f s, %.1f a second, %,d elements compared with torch, at most %.3f of"
            + " the bound used, failures %s%n",
        programs,
        seconds,
        programs / seconds,
        compared,
        used,
        failures.keySet());
  }
}
