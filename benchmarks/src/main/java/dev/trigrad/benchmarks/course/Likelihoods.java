package dev.trigrad.benchmarks.course;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Bounds;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Surface;
import dev.trigrad.loss.BinaryCrossEntropy;
import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.GaussianPrecisionNegativeLogLikelihood;
import dev.trigrad.loss.Reduction;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adam;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;

/**
 * A loss is the negative logarithm of a likelihood. For three distributions the density is written
 * down, −log of it compared with the library's loss, and the loss minimised: what comes out are the
 * estimates of statistics, frequency, mean and inverse variance, and frequencies.
 */
@Command(name = "likelihood", description = "Bernoulli, Gaussian, categorical and their losses")
final class Likelihoods extends Lesson {
  private static final int SAMPLES = 500;
  private static final int STEPS = 400;

  @Override
  protected void teach() {
    say("%d draws of each; losses are means over them.", SAMPLES);
    bernoulli();
    gaussian();
    categorical();
  }

  /** p(y) = pʸ (1 − p)¹⁻ʸ: binary cross-entropy. */
  private void bernoulli() {
    RandomKey key = RandomKey.of(seed()).split("bernoulli");
    Tensor y = draws(Tensor.bernoulli(key, 0.3, Shape.of(SAMPLES)).cast(DType.FLOAT32));
    Tensor p = Tensor.full(0.4, SAMPLES);
    Tensor density = y.greater(0.5).where(p, p.rsub(1));
    compare("Bernoulli, p = 0.4", density, new BinaryCrossEntropy().of(p, y));

    var logit = new Parameter("logit", Shape.of(1), Initializer.zeros());
    var loss = new BinaryCrossEntropyWithLogits();
    fit(List.of(logit), pass -> loss.of(pass.value(logit).expand(SAMPLES), y));
    double frequency = number(y.mean());
    estimated("p", number(logit.snapshot().sigmoid().sum()), "frequency of 1", frequency);
    plot("bernoulli", () -> bernoulli(y, frequency));
  }

  private Curves bernoulli(Tensor y, double frequency) {
    double[] ps = new double[99];
    double[] losses = new double[99];
    for (int i = 0; i < 99; i++) {
      ps[i] = (i + 1) / 100.0;
      losses[i] = number(new BinaryCrossEntropy().of(Tensor.full(ps[i], SAMPLES), y));
    }
    double lowest = number(new BinaryCrossEntropy().of(Tensor.full(frequency, SAMPLES), y));
    return new Curves("Bernoulli: the loss is lowest at the frequency", "p", "cross-entropy")
        .line("loss", ps, losses)
        .points("frequency", new double[] {frequency}, new double[] {lowest});
  }

  /** p(y) = √(β / 2π) exp(−β (y − μ)² / 2), with precision β = 1 / σ². */
  private void gaussian() {
    RandomKey key = RandomKey.of(seed()).split("gaussian");
    Tensor y = draws(Tensor.normal(key, SAMPLES).mul(0.5).add(2));
    Tensor mean = Tensor.full(1.5, SAMPLES);
    Tensor precision = Tensor.full(3, SAMPLES);
    Tensor exponent = y.sub(mean).square().mul(precision).mul(-0.5);
    Tensor density = precision.div(2 * Math.PI).sqrt().mul(exponent.exp());
    var loss = new GaussianPrecisionNegativeLogLikelihood(true, Reduction.MEAN);
    compare("Gaussian, μ = 1.5, β = 3", density, loss.of(mean, y, precision));

    var mu = new Parameter("mu", Shape.of(1), Initializer.zeros());
    // Of any real number it is the exponential that is positive.
    var logBeta = new Parameter("log beta", Shape.of(1), Initializer.zeros());
    var path =
        fit(
            List.of(mu, logBeta),
            pass ->
                loss.of(
                    pass.value(mu).expand(SAMPLES), y, pass.value(logBeta).exp().expand(SAMPLES)));
    double average = number(y.mean());
    double variance = number(y.sub(average).square().mean());
    estimated("μ", number(mu.snapshot().sum()), "mean", average);
    estimated("β", Math.exp(number(logBeta.snapshot().sum())), "inverse variance", 1 / variance);
    plot("gaussian", () -> gaussian(average, variance, path));
  }

  /** The mean loss depends on the draws by their mean and variance alone. */
  private static Surface gaussian(double average, double variance, double[][] path) {
    return new Surface(
            "Gaussian: loss over mean and precision",
            "μ",
            "log β",
            new Bounds(-0.5, 3.5, -1.5, 2.5),
            (mu, logBeta) ->
                0.5 * Math.exp(logBeta) * (variance + (average - mu) * (average - mu))
                    - 0.5 * logBeta
                    + 0.5 * Math.log(2 * Math.PI))
        .path("Adam", path[0], path[1]);
  }

  /** p(y) = softmax(z)_y: cross-entropy of logits. */
  private void categorical() {
    RandomKey key = RandomKey.of(seed()).split("categorical");
    Tensor u = Tensor.uniform(key, SAMPLES);
    Tensor y = draws(u.greater(0.2).cast(DType.INT32).add(u.greater(0.7).cast(DType.INT32)));
    Tensor z = Tensor.of(new float[] {0, 1, 0.5f}).expand(SAMPLES, 3);
    Tensor density = z.softmax(1).takeAlong(1, y.reshape(-1, 1)).reshape(-1);
    compare("Categorical, z = (0, 1, ½)", density, new CrossEntropy().of(z, y));

    var logits = new Parameter("logits", Shape.of(3), Initializer.zeros());
    var loss = new CrossEntropy();
    fit(List.of(logits), pass -> loss.of(pass.value(logits).expand(SAMPLES, 3), y));
    float[] p = engine().evaluate(logits.snapshot().softmax(0)).toArray();
    for (int i = 0; i < 3; i++) {
      double frequency = number(y.equal(i).cast(DType.FLOAT32).mean());
      estimated("p" + (i + 1), p[i], "frequency of class " + (i + 1), frequency);
    }
  }

  private void compare(String name, Tensor density, Tensor loss) {
    double byHand = number(density.log().mean().neg());
    double library = number(loss);
    say("");
    say("%s", name);
    say("  -log of the density %.6f, the library's loss %.6f", byHand, library);
    claim(Math.abs(byHand - library) < 1e-5, "they are the same.");
  }

  private void estimated(String what, double fitted, String estimate, double expected) {
    claim(
        Math.abs(fitted - expected) < 1e-3 * Math.max(1, expected),
        "the loss is lowest at %s = %.4f, the %s: %.4f.",
        what,
        fitted,
        estimate,
        expected);
  }

  /** Where each parameter's first number was, before each step and at the end. */
  private double[][] fit(List<Parameter> parameters, Function<Pass, Tensor> loss) {
    parameters.forEach(parameter -> parameter.initialize(RandomKey.of(seed())));
    var optimizer = new Adam(parameters, 0.1).on(engine());
    double[][] path = new double[parameters.size()][STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      for (int i = 0; i < path.length; i++) {
        path[i][step] = parameters.get(i).snapshot().toArray()[0];
      }
      if (step < STEPS) {
        optimizer.step(loss);
      }
    }
    return path;
  }

  private Tensor draws(Tensor drawn) {
    return engine().evaluate(drawn);
  }

  private double number(Tensor scalar) {
    return engine().evaluate(scalar).item();
  }
}
