package dev.trigrad.testkit;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.graph.Gradients;
import dev.trigrad.op.Composite;
import dev.trigrad.plan.Planner;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import dev.trigrad.testkit.checks.AroundStepChecks;
import dev.trigrad.testkit.checks.FailureChecks;
import dev.trigrad.testkit.checks.HeldPlanChecks;
import dev.trigrad.testkit.checks.HostChecks;
import dev.trigrad.testkit.checks.LookupChecks;
import dev.trigrad.testkit.checks.OptimizerChecks;
import dev.trigrad.testkit.checks.ProductChecks;
import dev.trigrad.testkit.checks.PropertyChecks;
import dev.trigrad.testkit.checks.ScalarChecks;
import dev.trigrad.testkit.checks.StateChecks;
import dev.trigrad.testkit.checks.WidthChecks;
import dev.trigrad.testkit.engines.ObservedEngine;
import dev.trigrad.testkit.engines.ReplayingEngine;
import dev.trigrad.testkit.engines.RoomyEngine;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import dev.trigrad.testkit.trials.ProgramChecks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All checks of one engine. */
public final class ConformanceChecks {
  /** Enough for the optimizing compiler to replace the interpreter. */
  private static final int MANY = 20_000;

  /** Largest number of elements of a case that is run so often. */
  private static final int SMALL = 60;

  private final Engine engine;
  private final HotChecks hot;
  private final ProgramChecks programs;
  private final WidthChecks widths;
  private final Evaluator planned;
  private final Evaluator plain;
  private final Evaluator poisoned;
  private final Evaluator replaying;
  private final ObservedEngine observed;
  private final Map<String, Double> used = new ConcurrentHashMap<>();
  private final Set<String> replayed = new HashSet<>();
  private final boolean sameBits;
  private final List<Check> checks = new ArrayList<>();

  /**
   * Checks of {@code engine}.
   *
   * @param sameBits whether planner passes leave every bit alone on it, or only the bounds
   */
  public ConformanceChecks(Engine engine, boolean sameBits) {
    this(engine, HotChecks.cold(engine), HotChecks.hot(engine), sameBits, ProgramChecks.PROGRAMS);
  }

  /**
   * Checks of {@code engine}, which is {@code cold} at first and {@code hot} in the end.
   *
   * @param sameBits whether planner passes leave every bit alone on it, or only the bounds
   * @param programs number of random programs
   */
  ConformanceChecks(Engine engine, Engine cold, Engine hot, boolean sameBits, int programs) {
    this.engine = engine;
    this.hot = new HotChecks(cold, hot, sameBits);
    this.widths = new WidthChecks(cold, hot, sameBits);
    this.sameBits = sameBits;
    this.observed = new ObservedEngine(engine);
    this.programs = new ProgramChecks(engine, observed, cold, hot, sameBits, programs);
    this.planned = new Evaluator(observed);
    this.plain = new Evaluator(observed, Planner.none());
    this.replaying = new Evaluator(new ReplayingEngine(engine, MANY));
    this.poisoned =
        new Evaluator(new RoomyEngine(engine instanceof CpuEngine cpu ? cpu.poisoning() : engine));
  }

  /**
   * By operation, the engines whose kernels ran in the checks so far, with the number of planned
   * steps.
   */
  public Map<String, Map<String, Integer>> kernels() {
    return observed.kernels();
  }

  /** How much the random programs compared so far. */
  String programs() {
    return programs.summary();
  }

  /** By operation, the largest part of its bound that an error took in the checks so far. */
  Map<String, Double> used() {
    return used;
  }

  /** The composites that came up in the checks so far. */
  Set<Class<? extends Composite>> composites() {
    return observed.composites();
  }

  /** The checks, in order of operation. */
  public List<Check> all() {
    checks.clear();
    replayed.clear();
    for (OperationCase each : OperationCases.all()) {
      operation(each);
    }
    checks.addAll(new ScalarChecks(planned).all());
    checks.addAll(new PropertyChecks(planned).all());
    checks.addAll(new ProductChecks(new Evaluator(engine)).all());
    checks.addAll(new OptimizerChecks(planned, plain, sameBits).all());
    checks.addAll(new LookupChecks(planned, plain, sameBits).all());
    checks.addAll(new OptimizerChecks(planned, plain, sameBits).plans());
    checks.addAll(new AroundStepChecks(planned, plain, sameBits).all());
    checks.addAll(new StateChecks(engine, planned, sameBits).all());
    checks.addAll(new FailureChecks(engine).all());
    checks.addAll(new HeldPlanChecks(engine, planned).all());
    checks.addAll(new HostChecks(planned).all());
    checks.addAll(hot.all());
    checks.addAll(widths.all());
    checks.addAll(programs.all());
    return List.copyOf(checks);
  }

  private void add(OperationCase each, Rule rule, org.junit.jupiter.api.function.Executable body) {
    checks.add(new Check(each.operation(), rule, each.name(), body));
  }

  private void operation(OperationCase each) {
    add(
        each,
        Rule.R1_SHAPE,
        () -> {
          Tensor result = planned.evaluate(each.function().apply(each.inputs().get()));
          Comparison.shape(result);
        });
    add(each, each.rule(), () -> value(each, planned));
    add(each, Rule.R6_INPUTS, () -> inputsUntouched(each));
    add(each, Rule.R7_REPLAY, () -> replay(each));
    if (isRunOften(each)) {
      checks.add(
          new Check(
              each.operation(),
              Rule.R7_REPLAY,
              each.name() + ", " + MANY + " runs",
              () -> runOften(each)));
    }
    add(
        each,
        Rule.R9_MEMORY,
        () -> memory(planned, poisoned, () -> List.of(each.function().apply(each.inputs().get()))));
    if (each.rule() != Rule.R4_SPECIAL && differentiable(each)) {
      add(each, Rule.R3_GRADIENT, () -> gradient(each));
    }
  }

  private void value(OperationCase each, Evaluator evaluator) {
    Tensor result = each.function().apply(each.inputs().get());
    var expected = new Reference().of(result);
    Comparison.within(expected, evaluator.evaluate(result));
    used.merge(each.operation(), expected.used(Comparison.array(result)), Math::max);
  }

  /**
   * One ordinary case of each operation, and all with special values, on which compiled code
   * differs from interpreted if anywhere.
   */
  private boolean isRunOften(OperationCase each) {
    if (each.rule() == Rule.R4_SPECIAL) {
      return true;
    }
    int elements = each.function().apply(each.inputs().get()).type().elements();
    return elements > 1 && elements <= SMALL && replayed.add(each.operation());
  }

  private void runOften(OperationCase each) {
    replaying.evaluate(each.function().apply(each.inputs().get()));
  }

  /**
   * What is right with clean buffers must be right with poisoned ones; what is wrong anyway is
   * another rule's concern.
   */
  static void memory(Evaluator planned, Evaluator poisoned, Supplier<List<Tensor>> graph) {
    List<Tensor> outputs = graph.get();
    var reference = new Reference();
    var expected = outputs.stream().map(reference::of).toList();
    planned.evaluate(outputs.toArray(Tensor[]::new));
    List<Tensor> again = graph.get();
    poisoned.evaluate(again.toArray(Tensor[]::new));
    for (int i = 0; i < expected.size(); i++) {
      if (Comparison.isWithin(expected.get(i), outputs.get(i))) {
        Comparison.within(expected.get(i), again.get(i));
      }
    }
  }

  private static boolean differentiable(OperationCase each) {
    List<Tensor> inputs = each.inputs().get();
    return each.function().apply(inputs).dtype() == DType.FLOAT32
        && inputs.stream().anyMatch(x -> x.dtype() == DType.FLOAT32);
  }

  private void gradient(OperationCase each) {
    List<Tensor> inputs = each.inputs().get();
    Tensor y = each.function().apply(inputs);
    List<Tensor> xs = inputs.stream().filter(x -> x.dtype() == DType.FLOAT32).toList();
    Tensor cotangent = Samples.floats(y.shape(), -1, 1, 77);
    for (Tensor gradient : Gradients.orZeros(y, cotangent, xs)) {
      var expected = new Reference().of(gradient);
      planned.evaluate(gradient);
      Comparison.shape(gradient);
      Comparison.within(expected, gradient);
    }
  }

  private void inputsUntouched(OperationCase each) {
    List<Tensor> inputs = each.inputs().get();
    planned.evaluate(inputs.toArray(Tensor[]::new));
    List<Object> before = inputs.stream().map(x -> Comparison.copy(Comparison.array(x))).toList();
    planned.evaluate(each.function().apply(inputs));
    for (int i = 0; i < before.size(); i++) {
      Comparison.sameBits(
          before.get(i), Comparison.array(inputs.get(i)), "input " + i + " after the run");
    }
  }

  private void replay(OperationCase each) {
    Object first = Comparison.array(planned.evaluate(each.function().apply(each.inputs().get())));
    for (int i = 0; i < 3; i++) {
      Object again = Comparison.array(planned.evaluate(each.function().apply(each.inputs().get())));
      Comparison.sameBits(first, again, "run " + (i + 2));
    }
  }
}
