package dev.trigrad.testkit.checks;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Accumulation;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.WeightAverage;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import dev.trigrad.optim.transform.ClipByNorm;
import dev.trigrad.optim.transform.ClipByValue;
import dev.trigrad.optim.transform.GradientNoise;
import dev.trigrad.optim.transform.GradientTransform;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Rule R13 on what stands around a step: schedules, transforms of gradients, accumulation and
 * averages, some steps of two parameters on the engine against the formulas in the reference.
 */
public final class AroundStepChecks {
  private static final int STEPS = 3;
  private static final float RATE = 0.1f;

  private final Evaluator planned;
  private final Evaluator plain;
  private final boolean sameBits;

  public AroundStepChecks(Evaluator planned, Evaluator plain, boolean sameBits) {
    this.planned = planned;
    this.plain = plain;
    this.sameBits = sameBits;
  }

  /** Two parameters, their first values, and two gradients for each step. */
  private static final class Trained {
    final List<Parameter> parameters = new ArrayList<>();
    final List<Tensor> start = new ArrayList<>();
    final List<List<Tensor>> gradients = new ArrayList<>();
    final Optimizer optimizer;

    Trained(int n, double scale, Evaluator evaluator) {
      for (int i = 0; i < 2; i++) {
        Shape shape = i == 0 ? Shape.of(n) : Shape.of(2, 3);
        start.add(Samples.floats(shape, -1, 1, 51 + i));
        var parameter = new Parameter("w" + i, shape, Initializer.zeros());
        parameter.assign(start.get(i));
        parameters.add(parameter);
      }
      for (int step = 0; step < STEPS; step++) {
        gradients.add(
            List.of(
                Samples.floats(Shape.of(n), -scale, scale, 60 + step),
                Samples.floats(Shape.of(2, 3), -scale, scale, 70 + step)));
      }
      optimizer = new Sgd(parameters, RATE).on(evaluator);
    }

    List<Tensor> values() {
      return parameters.stream().map(Parameter::snapshot).toList();
    }

    Trained steps() {
      gradients.forEach(each -> optimizer.step(each, new Updates()));
      return this;
    }
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    for (int n : new int[] {1, 17, 1030}) {
      clipping(checks, n);
      add(checks, "schedule of " + n, evaluator -> schedule(n, evaluator));
      add(checks, "gradient noise of " + n, evaluator -> noise(n, evaluator));
      add(checks, "accumulation of " + n, evaluator -> accumulation(n, evaluator));
      add(
          checks,
          "exponential average of " + n,
          evaluator ->
              average(n, WeightAverage.exponential(0.9), new double[] {1, 0.1, 0.1}, evaluator));
      add(
          checks,
          "equal average of " + n,
          evaluator ->
              average(n, WeightAverage.equal(), new double[] {1, 1 / 2.0, 1 / 3.0}, evaluator));
    }
    return checks;
  }

  private void clipping(List<Check> checks, int n) {
    for (double scale : new double[] {0.01, 100}) {
      String name = " of " + n + " within " + scale;
      add(
          checks,
          "clip by value" + name,
          evaluator ->
              transformed(n, scale, new ClipByValue(1), AroundStepChecks::values, evaluator));
      add(
          checks,
          "clip by norm" + name,
          evaluator -> transformed(n, scale, new ClipByNorm(1), AroundStepChecks::each, evaluator));
      for (double order : new double[] {1, 2, Double.POSITIVE_INFINITY}) {
        add(
            checks,
            "clip by global norm " + order + name,
            evaluator ->
                transformed(
                    n,
                    scale,
                    new ClipByGlobalNorm(1, order),
                    gradients -> together(gradients, order),
                    evaluator));
      }
    }
  }

  /** What an engine gave, and the same as an expression. */
  private record Pair(List<Tensor> actual, List<Tensor> expected) {}

  private void add(List<Check> checks, String name, Function<Evaluator, Pair> steps) {
    checks.add(new Check("optimizers", Rule.R13_UPDATES, name, () -> check(steps)));
  }

  private void check(Function<Evaluator, Pair> steps) {
    Pair pair = steps.apply(planned);
    Pair other = sameBits ? steps.apply(plain) : null;
    for (int i = 0; i < pair.actual.size(); i++) {
      Comparison.within(new Reference().of(pair.expected.get(i)), pair.actual.get(i));
      if (sameBits) {
        Comparison.sameBits(
            Comparison.array(other.actual.get(i)),
            Comparison.array(pair.actual.get(i)),
            "with and without passes");
      }
    }
  }

  private static Pair transformed(
      int n,
      double scale,
      GradientTransform transform,
      UnaryOperator<List<Tensor>> formula,
      Evaluator evaluator) {
    var trained = new Trained(n, scale, evaluator);
    trained.optimizer.transform(transform);
    List<Tensor> w = trained.start;
    for (List<Tensor> gradients : trained.gradients) {
      w = moved(w, formula.apply(gradients), RATE);
    }
    return new Pair(trained.steps().values(), w);
  }

  private static List<Tensor> moved(List<Tensor> w, List<Tensor> gradients, float rate) {
    var moved = new ArrayList<Tensor>();
    for (int i = 0; i < w.size(); i++) {
      moved.add(w.get(i).sub(gradients.get(i).mul(rate)));
    }
    return moved;
  }

  private static List<Tensor> values(List<Tensor> gradients) {
    return gradients.stream().map(g -> g.clip(-1, 1)).toList();
  }

  private static List<Tensor> each(List<Tensor> gradients) {
    return gradients.stream().map(g -> together(List.of(g), 2).getFirst()).toList();
  }

  private static List<Tensor> together(List<Tensor> gradients, double order) {
    Tensor all = gradients.getFirst().reshape(-1);
    for (Tensor each : gradients.subList(1, gradients.size())) {
      all = all.concat(0, each.reshape(-1));
    }
    Tensor norm =
        order == 1 ? all.abs().sum() : order == 2 ? all.square().sum().sqrt() : all.abs().max();
    Tensor factor = Tensor.of(1f).div(norm.add(1e-6f)).minimum(1f);
    return gradients.stream().map(g -> g.mul(factor)).toList();
  }

  private static Pair schedule(int n, Evaluator evaluator) {
    var trained = new Trained(n, 1, evaluator);
    Schedule schedule = Schedule.cosine(5, 0.2).warmUp(2);
    trained.optimizer.schedule(schedule);
    List<Tensor> w = trained.start;
    for (int step = 0; step < STEPS; step++) {
      w = moved(w, trained.gradients.get(step), (float) (RATE * schedule.factor(step)));
    }
    return new Pair(trained.steps().values(), w);
  }

  private static Pair noise(int n, Evaluator evaluator) {
    var trained = new Trained(n, 1, evaluator);
    trained.optimizer.transform(new GradientNoise(0.3)).seed(7);
    List<Tensor> w = trained.start;
    for (int step = 0; step < STEPS; step++) {
      var noisy = new ArrayList<Tensor>();
      for (int i = 0; i < 2; i++) {
        Tensor g = trained.gradients.get(step).get(i);
        RandomKey key = RandomKey.of(7).split(-1).split(step).split(i);
        float deviation = (float) Math.sqrt(0.3 / Math.pow(1 + step, 0.55));
        noisy.add(g.add(Tensor.normal(key, g.shape().extents()).mul(deviation)));
      }
      w = moved(w, noisy, RATE);
    }
    return new Pair(trained.steps().values(), w);
  }

  /** Three batches of unlike size: the gradient of the sum of g w is g. */
  private static Pair accumulation(int n, Evaluator evaluator) {
    var trained = new Trained(n, 1, evaluator);
    Accumulation batches = trained.optimizer.accumulation();
    float[] weights = {32, 32, 5};
    List<Tensor> sums = null;
    for (int step = 0; step < STEPS; step++) {
      List<Tensor> gradients = trained.gradients.get(step);
      if (step < STEPS - 1) {
        batches.add(weights[step], pass -> loss(trained, gradients, pass));
      } else {
        batches.step(weights[step], pass -> loss(trained, gradients, pass));
      }
      var next = new ArrayList<Tensor>();
      for (int i = 0; i < 2; i++) {
        Tensor weighted = gradients.get(i).mul(weights[step]);
        next.add(sums == null ? weighted : sums.get(i).add(weighted));
      }
      sums = next;
    }
    List<Tensor> means = sums.stream().map(sum -> sum.div(69)).toList();
    return new Pair(trained.values(), moved(trained.start, means, RATE));
  }

  private static Tensor loss(Trained trained, List<Tensor> gradients, dev.trigrad.nn.Pass pass) {
    Tensor first = pass.value(trained.parameters.get(0)).mul(gradients.get(0)).sum();
    return first.add(pass.value(trained.parameters.get(1)).mul(gradients.get(1)).sum());
  }

  private static Pair average(int n, WeightAverage average, double[] rates, Evaluator evaluator) {
    var trained = new Trained(n, 1, evaluator);
    trained.optimizer.average(average);
    List<Tensor> w = trained.start;
    List<Tensor> a = null;
    for (int step = 0; step < STEPS; step++) {
      w = moved(w, trained.gradients.get(step), RATE);
      var next = new ArrayList<Tensor>();
      for (int i = 0; i < 2; i++) {
        Tensor from = a == null ? null : a.get(i);
        next.add(a == null ? w.get(i) : from.add(w.get(i).sub(from).mul((float) rates[step])));
      }
      a = next;
    }
    trained.steps();
    return new Pair(trained.parameters.stream().map(average.values()::get).toList(), a);
  }
}
