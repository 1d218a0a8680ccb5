package dev.trigrad.testkit;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.graph.Gradients;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import dev.trigrad.testkit.checks.AroundStepChecks;
import dev.trigrad.testkit.checks.FailureChecks;
import dev.trigrad.testkit.checks.HeldPlanChecks;
import dev.trigrad.testkit.checks.OptimizerChecks;
import dev.trigrad.testkit.checks.ProductChecks;
import dev.trigrad.testkit.checks.StateChecks;
import dev.trigrad.testkit.engines.ReplayingEngine;
import dev.trigrad.testkit.engines.RoomyEngine;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rule R15, and the other rules on an engine that is warm: what runs only after some time is run
 * here for every case, and compared with what runs at first.
 */
final class HotChecks {
  /** Runs after which an engine that does not say how it gets warm counts as warm. */
  private static final int RUNS = 50;

  private static final String HOT = ", hot";

  private final Engine hotEngine;
  private final boolean sameBits;
  private final Evaluator cold;
  private final Evaluator hot;
  private final Evaluator poisoned;

  /**
   * Checks of {@code hot} against {@code cold}.
   *
   * @param sameBits whether planner passes leave every bit alone
   */
  HotChecks(Engine cold, Engine hot, boolean sameBits) {
    this.hotEngine = hot;
    this.sameBits = sameBits;
    this.cold = new Evaluator(cold);
    this.hot = new Evaluator(hot);
    this.poisoned = new Evaluator(new RoomyEngine(poisoning(hot)));
  }

  /** The engine as it is at first, as far as it can be kept so. */
  static Engine cold(Engine engine) {
    return engine instanceof CpuEngine cpu ? cpu.cold() : engine;
  }

  /** The engine as it is in the long run; one that cannot say runs each plan some times more. */
  static Engine hot(Engine engine) {
    return engine instanceof CpuEngine cpu ? cpu.hot() : new ReplayingEngine(engine, RUNS);
  }

  /** The engine with dead buffers poisoned, if it can be. */
  static Engine poisoning(Engine engine) {
    return engine instanceof CpuEngine cpu ? cpu.poisoning() : engine;
  }

  /** The checks of each case, and of products and updates. */
  List<Check> all() {
    var checks = new ArrayList<Check>();
    for (OperationCase each : OperationCases.all()) {
      add(checks, each.operation(), each.name(), () -> List.of(result(each)));
      if (each.rule() != Rule.R4_SPECIAL && isDifferentiable(each)) {
        checks.add(
            new Check(
                each.operation(),
                Rule.R15_HOT,
                each.name() + ", gradient",
                () -> same(() -> gradients(each))));
      }
    }
    var plain = new Evaluator(hotEngine, Planner.none());
    named(checks, new ProductChecks(hot).all());
    named(checks, new OptimizerChecks(hot, plain, sameBits).all());
    named(checks, new AroundStepChecks(hot, plain, sameBits).all());
    named(checks, new StateChecks(hotEngine, hot, sameBits).all());
    named(checks, new FailureChecks(hotEngine).all());
    named(checks, new HeldPlanChecks(hotEngine, hot).all());
    return checks;
  }

  private static void named(List<Check> checks, List<Check> others) {
    for (Check each : others) {
      checks.add(new Check(each.operation(), each.rule(), each.name() + HOT, each.body()));
    }
  }

  private void add(
      List<Check> checks, String operation, String name, Supplier<List<Tensor>> graph) {
    checks.add(new Check(operation, Rule.R15_HOT, name, () -> same(graph)));
    checks.add(new Check(operation, Rule.R9_MEMORY, name + HOT, () -> memory(graph)));
  }

  private static Tensor result(OperationCase each) {
    return each.function().apply(each.inputs().get());
  }

  private static boolean isDifferentiable(OperationCase each) {
    List<Tensor> inputs = each.inputs().get();
    return each.function().apply(inputs).dtype() == DType.FLOAT32
        && inputs.stream().anyMatch(x -> x.dtype() == DType.FLOAT32);
  }

  private static List<Tensor> gradients(OperationCase each) {
    List<Tensor> inputs = each.inputs().get();
    Tensor y = each.function().apply(inputs);
    List<Tensor> xs = inputs.stream().filter(x -> x.dtype() == DType.FLOAT32).toList();
    return Gradients.orZeros(y, Samples.floats(y.shape(), -1, 1, 77), xs);
  }

  /** The bits are those of the cold engine, whose values are held against the reference. */
  private void same(Supplier<List<Tensor>> graph) {
    Object[] first = values(cold, graph.get());
    Object[] second = values(hot, graph.get());
    for (int i = 0; i < first.length; i++) {
      Comparison.sameBits(first[i], second[i], "output " + i + " cold and hot");
    }
  }

  private void memory(Supplier<List<Tensor>> graph) {
    ConformanceChecks.memory(hot, poisoned, graph);
  }

  private static Object[] values(Evaluator evaluator, List<Tensor> outputs) {
    evaluator.evaluate(outputs.toArray(Tensor[]::new));
    return outputs.stream().map(Comparison::array).toArray();
  }
}
