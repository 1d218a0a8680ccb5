package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.checks.KernelChecks;
import dev.trigrad.testkit.checks.ProviderChecks;
import dev.trigrad.testkit.numbers.Samples;
import dev.trigrad.testkit.trials.ProgramChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The conformance of an engine. Extend it, give the provider, and run it: every rule on every
 * operation, with a report in {@code target/conformance-<engine>.md}.
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
  /** What the names of the operations to check contain; for a quick look while one is written. */
  private static final String ONLY = System.getProperty("trigrad.kit.operation", "");

  private final ConformanceReport report = new ConformanceReport();
  private Engine engine;
  private ConformanceChecks operationChecks;

  /** Nothing to set up. */
  protected EngineConformance() {}

  /**
   * The provider of the engine to check; the very one, so that no other engine can take its place.
   */
  protected abstract EngineProvider provider();

  /** What the engine declares it does not do. */
  protected Set<Limitation> limitations() {
    return Set.of();
  }

  /**
   * Whether planner passes leave every bit alone; an engine that promises only the bounds says no.
   */
  protected boolean passesKeepBits() {
    return true;
  }

  /**
   * {@code engine} as it is at its first calls; by default as {@code CpuEngine.cold()} says, and
   * for an engine of another kind as it is.
   */
  protected Engine cold(Engine engine) {
    return HotChecks.cold(engine);
  }

  /**
   * {@code engine} as it is once it is warm: what it uses only then is used at once. By default as
   * {@code CpuEngine.hot()} says; an engine of another kind runs each plan some dozen times, which
   * says nothing of what it would use still later.
   */
  protected Engine hot(Engine engine) {
    return HotChecks.hot(engine);
  }

  /**
   * Number of random programs; by default what takes about half a minute, or the property {@code
   * trigrad.kit.programs}.
   */
  protected int programs() {
    return ProgramChecks.PROGRAMS;
  }

  /** The engine's calls that hold off safepoints; by default there are none. */
  protected CriticalCalls criticalCalls() {
    return CriticalCalls.NONE;
  }

  /**
   * Operations that must run on the engine's own code, at some shape at least, once it is warm; if
   * none is named, any one will do. An operation whose loop is inherited from plain Java is not its
   * own.
   */
  protected Set<String> ownKernels() {
    return Set.of();
  }

  private ConformanceChecks operationChecks() {
    if (operationChecks == null) {
      engine = provider().open();
      operationChecks =
          new ConformanceChecks(engine, cold(engine), hot(engine), passesKeepBits(), programs());
    }
    return operationChecks;
  }

  /** Every check. */
  @TestFactory
  Stream<DynamicNode> conformance() {
    var checks = new ArrayList<>(new ProviderChecks(provider()).all());
    checks.addAll(operationChecks().all());
    checks.addAll(new KernelChecks(hot(engine), ownKernels()).all());
    checks.addAll(criticalCalls().checks());
    assertFalse(checks.isEmpty(), "no checks were generated");
    Map<String, List<Check>> byOperation = new TreeMap<>();
    checks.forEach(
        check ->
            byOperation.computeIfAbsent(check.operation(), key -> new ArrayList<>()).add(check));
    byOperation.keySet().removeIf(operation -> !operation.contains(ONLY));
    assertFalse(
        byOperation.isEmpty(),
        () ->
            "no operation's name contains '" + ONLY + "'; see the property trigrad.kit.operation");
    return byOperation.entrySet().stream()
        .map(
            entry ->
                DynamicContainer.dynamicContainer(
                    entry.getKey(),
                    entry.getValue().stream().filter(this::isOwed).map(this::test)));
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
          } catch (UnsupportedPrimitiveException e) {
            unsupported(check, e);
          } catch (Throwable e) {
            report.failed(check, e);
            throw e;
          }
        });
  }

  /** Reported if declared, failed if not. */
  private void unsupported(Check check, UnsupportedPrimitiveException error) {
    for (Limitation limitation : limitations()) {
      if (limitation.excludes(error.op().name())) {
        report.limited(check, limitation);
        Assumptions.abort(limitation.reason());
      }
    }
    report.failed(check, error);
    throw error;
  }

  /** A sample of what runs, for the report. */
  @Test
  void explanationNamesTheKernels() {
    Tensor x = Samples.floats(Shape.of(64, 64), -1, 1, 1);
    operationChecks();
    String explanation = new Evaluator(engine).explain(x.matmul(x).relu().sum());
    assertTrue(explanation.contains("matmul"), explanation);
    report.explanation(explanation);
  }

  /** Writes the report. */
  @AfterAll
  void writeReport() throws IOException {
    report.kernels(operationChecks().kernels());
    report.used(operationChecks().used());
    report.programs(operationChecks().programs());
    report.write(Path.of("target", "conformance-" + engine.info().name() + ".md"), engine.info());
  }
}
