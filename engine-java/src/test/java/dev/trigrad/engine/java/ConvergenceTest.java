package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adadelta;
import dev.trigrad.optim.Adagrad;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.AdamW;
import dev.trigrad.optim.Adamax;
import dev.trigrad.optim.Lamb;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Lion;
import dev.trigrad.optim.NAdam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.PerceptronRule;
import dev.trigrad.optim.RAdam;
import dev.trigrad.optim.RmsProp;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer goes where it is meant to go. */
class ConvergenceTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private static Arguments row(
      String name,
      Function<List<Parameter>, Optimizer> onLine,
      Function<List<Parameter>, Optimizer> inValley) {
    return Arguments.of(name, onLine, inValley);
  }

  static Stream<Arguments> optimizers() {
    return Stream.of(
        row("Sgd", w -> new Sgd(w, 0.1f), w -> new Sgd(w, 0.001f)),
        row(
            "Sgd with momentum",
            w -> new Sgd(w, 0.05f).momentum(0.9f),
            w -> new Sgd(w, 5e-4f).momentum(0.9f)),
        row(
            "Sgd with Nesterov's step",
            w -> new Sgd(w, 0.05f).momentum(0.9f).nesterov(),
            w -> new Sgd(w, 5e-4f).momentum(0.9f).nesterov()),
        row("PerceptronRule", w -> new PerceptronRule(w, 0.1f), w -> new PerceptronRule(w, 0.001f)),
        row("Adagrad", w -> new Adagrad(w, 1), w -> new Adagrad(w, 0.5f)),
        row("Adadelta", w -> new Adadelta(w, 10), w -> new Adadelta(w, 5)),
        row("RmsProp", w -> new RmsProp(w, 0.01f), w -> new RmsProp(w, 0.002f)),
        row(
            "RmsProp centered",
            w -> new RmsProp(w, 0.02f).momentum(0.5f).centered(),
            w -> new RmsProp(w, 0.001f).epsilon(1e-3f).centered()),
        row("Adam", w -> new Adam(w, 0.1f), w -> new Adam(w, 0.02f)),
        row("AMSGrad", w -> new Adam(w, 0.1f).amsgrad(), w -> new Adam(w, 0.02f).amsgrad()),
        row(
            "AdamW",
            w -> new AdamW(w, 0.1f).weightDecay(0),
            w -> new AdamW(w, 0.02f).weightDecay(1e-5f)),
        row("NAdam", w -> new NAdam(w, 0.1f), w -> new NAdam(w, 0.02f)),
        row("RAdam", w -> new RAdam(w, 0.1f), w -> new RAdam(w, 0.006f)),
        row("Adamax", w -> new Adamax(w, 0.1f), w -> new Adamax(w, 0.02f)),
        row("Lion", w -> new Lion(w, 0.02f), w -> new Lion(w, 0.003f)),
        row("Lamb", w -> new Lamb(w, 0.02f), w -> new Lamb(w, 0.005f)),
        row("Lbfgs", w -> new Lbfgs(w, 1), w -> new Lbfgs(w, 1)));
  }

  private static Parameter parameter(String name, float... values) {
    var parameter = new Parameter(name, Shape.of(values.length), Initializer.zeros());
    parameter.assign(Tensor.of(values));
    return parameter;
  }

  /** Rates fall linearly, so that what oscillates by its rate settles. */
  private float minimized(Optimizer optimizer, Function<Pass, Tensor> loss, int steps) {
    optimizer.on(evaluator);
    double rate = optimizer.learningRate();
    float last = Float.NaN;
    for (int step = 0; step < steps; step++) {
      last = optimizer.step(loss).item();
      optimizer.learningRate(optimizer instanceof Lbfgs ? rate : rate * (steps - step) / steps);
    }
    return last;
  }

  /** Points of y = 2 x₁ − x₂ + ½, exactly; the mean squared error begins at about 5. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void aRegressionIsSolved(
      String name,
      Function<List<Parameter>, Optimizer> make,
      Function<List<Parameter>, Optimizer> other) {
    float[] x = new float[64];
    float[] y = new float[32];
    for (int i = 0; i < y.length; i++) {
      x[2 * i] = (float) Math.sin(3 * i + 1);
      x[2 * i + 1] = (float) Math.cos(5 * i);
      y[i] = 2 * x[2 * i] - x[2 * i + 1] + 0.5f;
    }
    Tensor inputs = Tensor.of(x, 32, 2);
    Tensor targets = Tensor.of(y, 32, 1);
    var layer = new Linear(2, 1);
    layer.initialize(1);
    Optimizer optimizer = make.apply(layer.parameters());
    float last =
        minimized(optimizer, pass -> layer.apply(inputs, pass).sub(targets).square().mean(), 400);
    assertTrue(last < 1e-3f, name + " ended at " + last);
    assertEquals(2, layer.weight().snapshot().toArray()[0], 0.1);
  }

  private static Function<Pass, Tensor> rosenbrock(Parameter w) {
    return pass -> {
      Tensor at = pass.value(w).sub(3);
      Tensor x = at.slice(0, 0, 1);
      Tensor y = at.slice(0, 1, 2);
      Tensor up = y.sub(x.square());
      return up.square().mul(100).add(x.mul(-1).add(1).square()).sum();
    };
  }

  /**
   * The banana-shaped valley, from (−1.2, 1), where the loss is 24.2; moved by 3, since LAMB takes
   * no steps at 0.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void theValleyOfRosenbrockIsDescended(
      String name,
      Function<List<Parameter>, Optimizer> other,
      Function<List<Parameter>, Optimizer> make) {
    var w = parameter("w", 1.8f, 4);
    float last = minimized(make.apply(List.of(w)), rosenbrock(w), 5000);
    assertTrue(last < 0.2f, name + " ended at " + last);
  }

  @Test
  void lbfgsFindsTheEndOfTheValleyInFewIterations() {
    var w = parameter("w", 1.8f, 4);
    var lbfgs = new Lbfgs(List.of(w), 1);
    float last = minimized(lbfgs, rosenbrock(w), 4);
    assertTrue(last < 1e-8f, "ended at " + last);
    double iterations = ((double[]) Evaluator.value(lbfgs.cells().get("progress").snapshot()))[0];
    assertTrue(iterations <= 60, iterations + " iterations");
  }

  /** Novikoff's bound: (R / γ)² mistakes at most, here with R² = 1 + 2 and γ at least 0.2. */
  @Test
  void thePerceptronRuleSeparatesWhatCanBeSeparated() {
    var w = parameter("w", 0, 0, 0);
    var rule = new PerceptronRule(List.of(w), 1).on(evaluator);
    int mistakes = 0;
    int before = -1;
    for (int round = 0; round < 100 && mistakes > before; round++) {
      before = mistakes;
      for (int i = 0; i < 40; i++) {
        float a = (float) Math.sin(7 * i);
        float b = (float) Math.cos(11 * i);
        float side = a - 0.5f * b + 0.1f;
        if (Math.abs(side) < 0.3f) {
          continue;
        }
        Tensor x = Tensor.of(new float[] {a, b, 1});
        float y = Math.signum(side);
        long version = w.version();
        float[] now = w.snapshot().toArray();
        boolean wrong = y * (now[0] * a + now[1] * b + now[2]) <= 0;
        mistakes += wrong ? 1 : 0;
        // At w = 0 the loss has a corner, and the slope from the wrong side is taken.
        float margin = version == 1 ? 1 : 0;
        rule.step(pass -> pass.value(w).mul(x).sum().mul(-y).add(margin).relu());
      }
    }
    assertEquals(before, mistakes, "still wrong in the last round");
    assertTrue(mistakes <= 3 / (0.2 * 0.2), mistakes + " mistakes");
  }
}
