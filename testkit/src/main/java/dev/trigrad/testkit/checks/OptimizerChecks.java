package dev.trigrad.testkit.checks;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Rule R13 on the library's optimizers: some steps on the engine against the published formulas in
 * the reference.
 */
public final class OptimizerChecks {
  private static final int STEPS = 3;
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
    for (int n : new int[] {1, 17, 1030}) {
      add(checks, "sgd", n, w -> new Sgd(List.of(w), RATE), (w, g) -> sgd(w, g, 0, 0));
      add(
          checks,
          "sgd with momentum and decay",
          n,
          w -> new Sgd(List.of(w), RATE).momentum(0.9f).weightDecay(0.01f),
          (w, g) -> sgd(w, g, 0.9f, 0.01f));
      add(checks, "adam", n, w -> new Adam(List.of(w), RATE), OptimizerChecks::adam);
    }
    return checks;
  }

  private void add(
      List<Check> checks,
      String name,
      int n,
      Function<Parameter, Optimizer> make,
      BiFunction<Tensor, List<Tensor>, Tensor> formula) {
    checks.add(
        new Check(
            "optimizers", Rule.R13_UPDATES, name + " of " + n, () -> check(n, make, formula)));
  }

  private void check(
      int n,
      Function<Parameter, Optimizer> make,
      BiFunction<Tensor, List<Tensor>, Tensor> formula) {
    Tensor start = Samples.floats(Shape.of(n), -1, 1, 41);
    var gradients = new ArrayList<Tensor>();
    for (int step = 0; step < STEPS; step++) {
      gradients.add(Samples.floats(Shape.of(n), 0.5, 2, 42 + step));
    }
    Tensor trained = trained(planned, start, make, gradients);
    Comparison.within(new Reference().of(formula.apply(start, gradients)), trained);
    if (sameBits) {
      Tensor other = trained(plain, start, make, gradients);
      Comparison.sameBits(
          Comparison.array(other), Comparison.array(trained), "with and without passes");
    }
  }

  private static Tensor trained(
      Evaluator evaluator,
      Tensor start,
      Function<Parameter, Optimizer> make,
      List<Tensor> gradients) {
    var w = new Parameter("w", start.shape(), Initializer.zeros());
    w.assign(start);
    Optimizer optimizer = make.apply(w);
    optimizer.on(evaluator);
    for (Tensor gradient : gradients) {
      optimizer.step(List.of(gradient), new Updates());
    }
    return w.snapshot();
  }

  private static Tensor sgd(Tensor start, List<Tensor> gradients, float momentum, float decay) {
    Tensor w = start;
    Tensor v = Tensor.zeros(start.shape().extents());
    for (Tensor g : gradients) {
      Tensor d = decay > 0 ? g.add(w.mul(decay)) : g;
      v = momentum > 0 ? v.mul(momentum).add(d) : d;
      w = w.sub(v.mul(RATE));
    }
    return w;
  }

  private static Tensor adam(Tensor start, List<Tensor> gradients) {
    double beta1 = 0.9;
    double beta2 = 0.999;
    Tensor w = start;
    Tensor m = Tensor.zeros(start.shape().extents());
    Tensor v = m;
    for (int t = 1; t <= gradients.size(); t++) {
      Tensor g = gradients.get(t - 1);
      m = m.mul((float) beta1).add(g.mul((float) (1 - beta1)));
      v = v.mul((float) beta2).add(g.square().mul((float) (1 - beta2)));
      Tensor rate = Tensor.of((float) (RATE / (1 - Math.pow(beta1, t))));
      Tensor correction = Tensor.of((float) (1 / Math.sqrt(1 - Math.pow(beta2, t))));
      w = w.sub(m.mul(rate).div(v.sqrt().mul(correction).add(1e-8f)));
    }
    return w;
  }
}
