package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.graph.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The conformance of an engine. Extend it, give the provider, and run it: every rule on every operation, with a report in
 * {@code target/conformance-<engine>.md}.
 *
 * <pre>{@code
 * class MyEngineTest extends EngineConformance {
 *   protected EngineProvider provider() {
 *     return new MyProvider();
 *   }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineConformance {
  private final ConformanceReport report = new ConformanceReport();
  private Engine engine;

  /** Nothing to set up. */
  protected EngineConformance() {}

  /** The provider of the engine to check; the very one, so that no other engine can take its place. */
  protected abstract EngineProvider provider();

  /** What the engine declares it does not do. */
  protected Set<Limitation> limitations() {
    return Set.of();
  }

  /** Whether planner passes leave every bit alone; an engine that promises only the bounds says no. */
  protected boolean passesKeepBits() {
    return true;
  }

  /** The largest work of one call that holds off safepoints, for a product m × k × n; by default there are no such calls. */
  protected CriticalWork criticalWork(boolean transposeA, boolean transposeB, int m, int n, int k) {
    return new CriticalWork(0, 0);
  }

  /**
   * Work of a call during which no safepoint is reached.
   *
   * @param flops floating-point operations
   * @param bytes bytes touched
   */
  public record CriticalWork(long flops, long bytes) {}

  private Engine engine() {
    if (engine == null) {
      engine = provider().open();
    }
    return engine;
  }

  /** Every check of every operation. */
  @TestFactory
  Stream<DynamicNode> operations() {
    List<Check> checks = new ConformanceChecks(engine(), passesKeepBits()).all();
    assertFalse(checks.isEmpty(), "no checks were generated");
    Map<String, List<Check>> byOperation = new java.util.TreeMap<>();
    checks.forEach(check -> byOperation.computeIfAbsent(check.operation(), key -> new java.util.ArrayList<>()).add(check));
    return byOperation.entrySet().stream()
        .map(entry -> DynamicContainer.dynamicContainer(entry.getKey(), entry.getValue().stream().filter(this::isOwed).map(this::test)));
  }

  private boolean isOwed(Check check) {
    for (Limitation limitation : limitations()) {
      if (limitation.covers(check)) {
        report.limited(check, limitation);
        return false;
      }
    }
    return true;
  }

  private DynamicTest test(Check check) {
    return DynamicTest.dynamicTest(
        check.path(),
        () -> {
          try {
            check.body().execute();
            report.passed(check);
          } catch (Throwable e) {
            report.failed(check, e);
            throw e;
          }
        });
  }

  /** Rule R12: names agree, and a provider that cannot run says why and what to do. */
  @Test
  void providerExplainsItself() {
    EngineProvider provider = provider();
    assertEquals(provider.name().toLowerCase(Locale.ROOT), provider.name(), "names are lower case");
    switch (provider.probe()) {
      case Availability.Available(String detail) -> assertFalse(detail.isBlank(), "what the engine would use");
      case Availability.Unavailable(String reason, String remedy) ->
          assertTrue(!reason.isBlank() && !remedy.isBlank(), "reason and remedy");
    }
    assertEquals(provider.name(), engine().info().name(), "the engine that runs is the one that was asked for");
  }

  /** Rule R11: no call that holds off safepoints is long. */
  @Test
  void pausesAreBounded() {
    for (int size : new int[] {1, 64, 256, 384, 512, 1000, 1024, 2048, 4096}) {
      for (int[] shape : new int[][] {{size, size, size}, {1, size, 4096}, {4096, 10, size}, {size, 4096, 64}, {8192, 16, size}, {16, 8192, size}}) {
        for (int flags = 0; flags < 4; flags++) {
          CriticalWork work = criticalWork((flags & 1) != 0, (flags & 2) != 0, shape[0], shape[1], shape[2]);
          String product = shape[0] + " × " + shape[2] + " × " + shape[1];
          assertTrue(work.flops() <= 200_000_000, () -> product + ": " + work + " exceeds 2·10⁸ operations");
          assertTrue(work.bytes() <= 16L << 20, () -> product + ": " + work + " exceeds 16 MiB");
        }
      }
    }
  }

  /** The kernels that run are this engine's or those it is laid over, and each step says whose. */
  @Test
  void everyStepSaysWhoseKernelRuns() {
    Tensor x = Samples.floats(dev.trigrad.Shape.of(64, 64), -1, 1, 1);
    String explanation = new Evaluator(engine()).explain(x.matmul(x.tanh()).sum());
    assertTrue(explanation.contains("matmul"), explanation);
    report.explanation(explanation);
  }

  /** Writes the report. */
  @AfterAll
  void writeReport() throws IOException {
    report.write(Path.of("target", "conformance-" + engine().info().name() + ".md"), engine().info());
  }
}
