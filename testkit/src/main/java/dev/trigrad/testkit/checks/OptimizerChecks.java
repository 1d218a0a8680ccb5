package dev.trigrad.testkit.checks;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.learning.OptimizerRow;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rule R13 on the library's optimizers: each step on the engine against what the reference makes of
 * the same update, in all cells; with and without passes; a thousand steps in one plan. That the
 * updates are the published formulas is shown in double precision, where the optimizers are.
 */
public final class OptimizerChecks {
  private static final int STEPS = 5;
  private static final int MANY = 1000;
  private static final float RATE = 0.1f;

  private final Evaluator planned;
  private final Evaluator plain;
  private final boolean sameBits;

  public OptimizerChecks(Evaluator planned, Evaluator plain, boolean sameBits) {
    this.planned = planned;
    this.plain = plain;
    this.sameBits = sameBits;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    for (OptimizerRow row : OptimizerRow.all()) {
      for (int n : new int[] {1, 17, 1030}) {
        add(checks, row.name() + " of " + n, () -> check(row, n));
      }
    }
    for (int n : new int[] {1, 17}) {
      add(checks, "Lbfgs of " + n, () -> search(n));
    }
    return checks;
  }

  /** That neither steps nor rates make new plans. */
  public List<Check> plans() {
    var checks = new ArrayList<Check>();
    for (OptimizerRow row : OptimizerRow.all()) {
      add(checks, row.name() + " in one plan", () -> onePlan(row));
    }
    add(checks, "Lbfgs in three plans", this::threePlans);
    return checks;
  }

  private static void add(List<Check> checks, String name, Runnable check) {
    checks.add(new Check("optimizers", Rule.R13_UPDATES, name, check::run));
  }

  private static Parameter parameter(String name, Tensor values) {
    var parameter = new Parameter(name, values.shape(), Initializer.zeros());
    parameter.assign(values);
    return parameter;
  }

  /** One of rank 1, one of rank 2, and one of zeros. */
  private static List<Parameter> parameters(int n) {
    return List.of(
        parameter("a", Samples.floats(Shape.of(n), -1, 1, 41)),
        parameter("b", Samples.floats(Shape.of(2, n), -3, 3, 42)),
        parameter("c", Tensor.of(new float[3])));
  }

  /** Of all in the first step, zeros for the last; then of all but one; then of all. */
  private static List<Tensor> gradients(int step, int n) {
    return Arrays.asList(
        Samples.floats(Shape.of(n), -2, 2, 50 + step),
        step == 1 ? null : Samples.floats(Shape.of(2, n), -2, 2, 60 + step),
        step == 0 ? Tensor.of(new float[3]) : Samples.floats(Shape.of(3), -2, 2, 70 + step));
  }

  private void check(OptimizerRow row, int n) {
    Optimizer judged = row.make().apply(parameters(n), RATE).on(planned);
    Optimizer stepped = row.make().apply(parameters(n), RATE).on(plain);
    for (int step = 0; step < STEPS; step++) {
      if (step == 3) {
        judged.learningRate(RATE / 4);
        stepped.learningRate(RATE / 4);
      }
      List<Tensor> gradients = gradients(step, n);
      Updates updates = judged.updates(gradients);
      var reference = new Reference();
      Map<Cell, ReferenceValue> expected = new LinkedHashMap<>();
      updates.values().forEach((cell, value) -> expected.put(cell, reference.of(value)));
      planned.commit(updates);
      expected.forEach((cell, value) -> within(value, cell, row.name()));
      if (sameBits) {
        stepped.step(gradients, new Updates());
        same(judged, stepped);
      }
    }
  }

  private static void within(ReferenceValue expected, Cell cell, String name) {
    try {
      Comparison.within(expected, cell.snapshot());
    } catch (AssertionError error) {
      throw new AssertionError(name + ", '" + cell.name() + "': " + error.getMessage(), error);
    }
  }

  private static void same(Optimizer one, Optimizer other) {
    for (int i = 0; i < one.parameters().size(); i++) {
      same(one.parameters().get(i), other.parameters().get(i));
    }
    one.cells().forEach((path, cell) -> same(cell, other.cells().get(path)));
  }

  private static void same(Cell one, Cell other) {
    if (one.type().dtype() != DType.FLOAT64) {
      Comparison.sameBits(
          Comparison.array(one.snapshot()),
          Comparison.array(other.snapshot()),
          "'" + one.name() + "' with and without passes");
    }
  }

  private void onePlan(OptimizerRow row) {
    var evaluator = new Evaluator(planned.engine());
    Optimizer optimizer = row.make().apply(parameters(2), RATE).on(evaluator);
    List<Tensor> gradients = gradients(2, 2);
    for (int step = 0; step < MANY; step++) {
      optimizer.learningRate(RATE / (1 + step));
      optimizer.step(gradients, new Updates());
    }
    requirePlans(evaluator, 1);
  }

  private static void requirePlans(Evaluator evaluator, int most) {
    if (evaluator.plans().misses() > most) {
      throw new AssertionError(
          evaluator.plans().misses() + " plans in " + MANY + " steps, expected " + most);
    }
  }

  /** {@code Σ h (w − c)²}, by which h from 1 on grows along the parameters. */
  private static Function<Pass, Tensor> bowl(List<Parameter> parameters) {
    return pass -> {
      Tensor loss = Tensor.of(0f);
      for (int i = 0; i < parameters.size(); i++) {
        Tensor from = pass.value(parameters.get(i)).sub(i + 1);
        loss = loss.add(from.square().sum().mul(i + 1));
      }
      return loss;
    };
  }

  /** Within 20 iterations the loss falls to what float32 cannot tell from its minimum, 0. */
  private void search(int n) {
    float[][][] found = new float[2][][];
    for (int i = 0; i < 2; i++) {
      List<Parameter> parameters = parameters(n);
      Optimizer optimizer = new Lbfgs(parameters, 1).on(i == 0 ? planned : plain);
      float first = optimizer.step(bowl(parameters)).item();
      float last = optimizer.step(bowl(parameters)).item();
      if (!(last <= first * 0x1p-24f)) {
        throw new AssertionError("from " + first + " the loss fell to " + last + " only");
      }
      found[i] = parameters.stream().map(w -> w.snapshot().toArray()).toArray(float[][]::new);
    }
    for (int p = 0; sameBits && p < found[0].length; p++) {
      Comparison.sameBits(found[0][p], found[1][p], "with and without passes");
    }
  }

  /** Loss and gradients at present values, and at others; what is committed. */
  private void threePlans() {
    var evaluator = new Evaluator(planned.engine());
    List<Parameter> parameters = parameters(2);
    Optimizer optimizer = new Lbfgs(parameters, 1).maxIterations(1).history(4).on(evaluator);
    for (int step = 0; step < MANY; step++) {
      optimizer.learningRate(1f / (1 + step % 7));
      parameters.getFirst().assign(Samples.floats(Shape.of(2), -1, 1, step));
      optimizer.step(bowl(parameters));
    }
    requirePlans(evaluator, 3);
  }
}
