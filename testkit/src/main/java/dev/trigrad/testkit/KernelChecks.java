package dev.trigrad.testkit;

import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rule R14: the kernels that run are those of the engine that was asked for, wherever it claims to
 * have them.
 */
final class KernelChecks {
  private final ObservedEngine engine;
  private final Set<String> own;

  /**
   * Checks of {@code engine}.
   *
   * @param own the operations that must run on its own kernels at some shape; if empty, any one
   *     will do
   */
  KernelChecks(Engine engine, Set<String> own) {
    this.engine = new ObservedEngine(engine);
    this.own = own;
  }

  List<Check> all() {
    var checks = new ArrayList<Check>();
    if (own.isEmpty()) {
      checks.add(new Check("kernels", Rule.R14_KERNELS, "some are its own", this::some));
    }
    for (String operation : own) {
      checks.add(new Check(operation, Rule.R14_KERNELS, "its own kernel", () -> owned(operation)));
    }
    return checks;
  }

  private void some() {
    String name = engine.info().name();
    Map<String, Map<String, Integer>> planned = planned(OperationCases.all());
    for (Map<String, Integer> names : planned.values()) {
      if (names.containsKey(name)) {
        return;
      }
    }
    throw new AssertionError(
        "no step runs on a kernel of engine "
            + name
            + ": "
            + planned
            + "; is another engine doing its work?");
  }

  private void owned(String operation) {
    List<OperationCase> cases =
        OperationCases.all().stream().filter(each -> each.operation().equals(operation)).toList();
    Map<String, Integer> names = planned(cases).getOrDefault(operation, Map.of());
    if (!names.containsKey(engine.info().name())) {
      throw new AssertionError(
          operation
              + " runs on kernels of "
              + names
              + ", none of them of engine "
              + engine.info().name());
    }
  }

  private Map<String, Map<String, Integer>> planned(List<OperationCase> cases) {
    var evaluator = new Evaluator(engine, Planner.none());
    for (OperationCase each : cases) {
      Tensor result = each.function().apply(each.inputs().get());
      try {
        evaluator.explain(result);
      } catch (UnsupportedPrimitiveException e) {
        // The operation's own checks report it.
        continue;
      }
    }
    return engine.kernels();
  }
}
