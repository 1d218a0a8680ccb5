package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.loss.GaussianNegativeLogLikelihood;
import dev.trigrad.loss.GaussianPrecisionNegativeLogLikelihood;
import dev.trigrad.loss.HalfSumSquared;
import dev.trigrad.loss.Huber;
import dev.trigrad.loss.KullbackLeibler;
import dev.trigrad.loss.LogCosh;
import dev.trigrad.loss.Loss;
import dev.trigrad.loss.MeanAbsoluteError;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.loss.PoissonNegativeLogLikelihood;
import dev.trigrad.loss.Reduction;
import dev.trigrad.loss.SmoothL1;
import dev.trigrad.testkit.cases.LossCases.Subject;
import dev.trigrad.testkit.numbers.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The cases of losses of numbers against numbers. */
final class RegressionLossCases {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float[] RATES = {0, Float.MIN_VALUE, 1e-20f, 1e-8f, 1, 1e4f, 3e38f};
  private static final float[] COUNTS = {0, 1, 100};

  private RegressionLossCases() {}

  static void add(List<OperationCase> cases) {
    difference(cases, "meanSquaredError", MeanSquaredError.class, "", MeanSquaredError::new);
    difference(cases, "meanAbsoluteError", MeanAbsoluteError.class, "", MeanAbsoluteError::new);
    difference(cases, "halfSumSquared", HalfSumSquared.class, "", r -> new HalfSumSquared());
    difference(cases, "huber", Huber.class, "delta 1", r -> new Huber(1, r));
    difference(cases, "huber", Huber.class, "delta 0.3", r -> new Huber(0.3f, r));
    difference(cases, "smoothL1", SmoothL1.class, "beta 2", r -> new SmoothL1(2, r));
    difference(cases, "smoothL1", SmoothL1.class, "beta 0", r -> new SmoothL1(0, r));
    difference(cases, "logCosh", LogCosh.class, "", LogCosh::new);
    gaussian(cases);
    poisson(cases);
    divergence(cases);
  }

  private static Subject subject(
      String name, Class<?> covers, String setting, Function<Reduction, Loss> loss) {
    return new Subject(name, covers, setting, (r, in) -> loss.apply(r).of(in.get(0), in.get(1)));
  }

  private static void difference(
      List<OperationCase> cases,
      String name,
      Class<?> covers,
      String setting,
      Function<Reduction, Loss> loss) {
    subject(name, covers, setting, loss)
        .shapes(
            cases,
            LossCases.ELEMENTS,
            shape -> List.of(Samples.floats(shape, -3, 3, 41), Samples.floats(shape, -3, 3, 42)))
        .special(cases, "special values", 2, () -> LossCases.beside(0, 1, -3e38f));
  }

  private static List<Tensor> meansAndSpreads(Shape shape, Shape spread) {
    return List.of(
        Samples.floats(shape, -2, 2, 43),
        Samples.floats(shape, -2, 2, 44),
        Samples.floats(spread, 0.5, 2, 45));
  }

  private static void gaussian(List<OperationCase> cases) {
    for (boolean full : new boolean[] {false, true}) {
      new Subject(
              "gaussianNegativeLogLikelihood",
              GaussianNegativeLogLikelihood.class,
              full ? "full" : "",
              (r, in) ->
                  new GaussianNegativeLogLikelihood(full, 1e-3f, r)
                      .of(in.get(0), in.get(1), in.get(2)))
          .shapes(cases, LossCases.ELEMENTS, shape -> meansAndSpreads(shape, shape))
          .edges(cases, "shared by rows of ", LossCases.ROWS, RegressionLossCases::shared)
          .special(cases, "special means", 3, () -> spread(LossCases.beside(0, 1, -2), 0.5f))
          .special(cases, "limited", 3, () -> spread(LossCases.beside(0, 1, -2), 1e-6f))
          .special(cases, "infinite variance", 3, () -> spread(LossCases.beside(0), INFINITY));
      new Subject(
              "gaussianPrecisionNegativeLogLikelihood",
              GaussianPrecisionNegativeLogLikelihood.class,
              full ? "full" : "",
              (r, in) ->
                  new GaussianPrecisionNegativeLogLikelihood(full, r)
                      .of(in.get(0), in.get(1), in.get(2)))
          .shapes(cases, LossCases.ELEMENTS, shape -> meansAndSpreads(shape, shape))
          .edges(cases, "shared by rows of ", LossCases.ROWS, RegressionLossCases::shared)
          .special(cases, "special means", 3, () -> spread(LossCases.beside(0, 1, -2), 0.5f));
    }
  }

  /** With one variance for each row. */
  private static List<Tensor> shared(Shape shape) {
    return meansAndSpreads(shape, Shape.of(shape.extent(0), 1));
  }

  private static List<Tensor> spread(List<Tensor> pair, float spread) {
    Shape shape = pair.getFirst().shape();
    float[] values = new float[shape.elements()];
    Arrays.fill(values, spread);
    return List.of(pair.get(0), pair.get(1), Samples.leaf(values, shape));
  }

  private static void poisson(List<OperationCase> cases) {
    for (boolean full : new boolean[] {false, true}) {
      String name = "poissonNegativeLogLikelihood";
      Class<?> covers = PoissonNegativeLogLikelihood.class;
      String setting = full ? "full" : "";
      subject(name, covers, setting, r -> new PoissonNegativeLogLikelihood(true, full, 0, r))
          .shapes(
              cases,
              LossCases.ELEMENTS,
              shape -> List.of(Samples.floats(shape, -2, 2, 46), Samples.floats(shape, 2, 5, 47)))
          .special(cases, "special log rates", 1, () -> LossCases.beside(0, 1, 7));
      subject(
              name,
              covers,
              setting + " rates",
              r -> new PoissonNegativeLogLikelihood(false, full, 1e-8f, r))
          .shapes(
              cases,
              LossCases.ELEMENTS,
              shape -> List.of(Samples.floats(shape, 0.5, 2, 48), Samples.floats(shape, 2, 5, 49)))
          .special(cases, "special rates", 1, () -> LossCases.grid(RATES, COUNTS, DType.FLOAT32));
    }
  }

  private static void divergence(List<OperationCase> cases) {
    Class<?> covers = KullbackLeibler.class;
    subject("kullbackLeibler", covers, "", r -> new KullbackLeibler(false, r))
        .shapes(
            cases,
            LossCases.ELEMENTS,
            shape -> List.of(Samples.floats(shape, -3, 0, 51), Samples.floats(shape, 0.1, 1, 52)))
        .special(cases, "special log-probabilities", 2, () -> LossCases.beside(0, 0.5f, 1));
    subject("kullbackLeibler", covers, "logarithms", r -> new KullbackLeibler(true, r))
        .shapes(
            cases,
            LossCases.ELEMENTS,
            shape -> List.of(Samples.floats(shape, -3, 0, 53), Samples.floats(shape, -3, 0, 54)))
        .special(cases, "special log-probabilities", 2, () -> LossCases.beside(-INFINITY, -1, 0));
  }
}
