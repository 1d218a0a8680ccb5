package dev.trigrad.benchmarks.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.synthetic.Points;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Identity;
import dev.trigrad.run.Evaluator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lessons claim holds for other seeds than the one that is shown, and on every engine. */
class ClaimsTest {
  private static Evaluator engine(String name) {
    Evaluator engine = Engines.evaluator(name);
    assertEquals(name, engine.engine().info().name());
    return engine;
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void thePerceptronMakesNoMoreMistakesThanNovikoffAllows(String name) {
    for (long seed = 0; seed < 5; seed++) {
      TensorDataset points = Perceptron.separable(seed);
      Perceptron.Result result = Perceptron.train(points, 500, engine(name));
      assertEquals(0, result.mistakes().getLast());
      assertTrue(result.total() > 0 && result.total() <= Perceptron.bound(points));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void twoLinearLayersEqualOneWithinRounding(String name) {
    for (long seed = 0; seed < 20; seed++) {
      LinearNeurons.Difference difference = LinearNeurons.difference(seed, engine(name));
      assertTrue(difference.largest() <= difference.bound(), difference::toString);
      assertTrue(difference.bound() < 1e-3, difference::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void depthHelpsIfAFunctionIsBetween(String name) {
    for (long seed = 0; seed < 10; seed++) {
      double linear = LinearNeurons.train(new Identity(), seed, engine(name))[1999];
      double tanh = LinearNeurons.train(Activation.tanh(), seed, engine(name))[1999];
      assertEquals(0.25, linear, 1e-4, "linear, seed " + seed);
      assertTrue(tanh < 0.05, "tanh, seed " + seed + ": " + tanh);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void oneHiddenLayerSolvesXor(String name) {
    for (long seed = 0; seed < 5; seed++) {
      assertTrue(Xor.solved(Xor.train(seed, engine(name)).outputs(engine(name))), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void bothRegressionsEndWhereTheExactMethodsDo(String name) {
    for (long seed = 0; seed < 3; seed++) {
      var points = LinearRegression.Points.of(seed);
      LinearRegression.Line[] lines = LinearRegression.descend(points, engine(name));
      LinearRegression.Line end = lines[lines.length - 1];
      LinearRegression.Line best = points.normalEquations();
      double apart = Math.hypot(end.w() - best.w(), end.b() - best.b());
      assertTrue(apart <= points.rounding(end), "linear, seed " + seed + ": " + apart);

      var data = LogisticRegression.Data.of(seed);
      LogisticRegression.Neuron learned = data.descend(new double[2000], engine(name));
      LogisticRegression.Neuron lowest = data.newton();
      apart = Math.hypot(learned.w() - lowest.w(), learned.b() - lowest.b());
      assertTrue(apart <= data.rounding(learned), "logistic, seed " + seed + ": " + apart);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void twoLayersPriceHomesToFourThousandInTheMeanOfTenSplits(String name) {
    TensorDataset data =
        Housing.without(EmbeddedData.housing(), EmbeddedData.HOUSING_FEATURES.indexOf("B"));
    double sum = 0;
    for (long split = 0; split < 10; split++) {
      sum += Housing.train(data, true, split, engine(name)).test();
    }
    assertTrue(sum / 10 <= Housing.MOST, "error " + sum / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void everyWayOfDescentTellsCirclesApart(String name) {
    for (long seed = 0; seed < 5; seed++) {
      Circles.Sets sets = Circles.Sets.of(seed);
      for (Circles.Way way : Circles.Way.values()) {
        Circles.Result result = Circles.train(way, sets, seed, engine(name));
        String what = way + ", seed " + seed + ": ";
        assertTrue(result.accuracy() >= 0.97, what + result.accuracy());
        assertTrue(result.losses().stream().allMatch(Double::isFinite), what + result.losses());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void fourWaysToWriteItGiveTheSameLosses(String name) {
    var practical = new Practical();
    TensorDataset data = Points.circles(40, 0.1, 0.5, RandomKey.of(7));
    for (long seed = 0; seed < 3; seed++) {
      float[][] losses = {
        practical.byHand(data, seed),
        practical.automatic(data, seed, engine(name)),
        practical.modules(data, seed, engine(name)),
        practical.optimizer(data, seed, engine(name))
      };
      double[] bounds = practical.bounds(data, seed);
      for (int step = 0; step < bounds.length; step++) {
        double apart = Practical.apart(losses, step);
        assertTrue(apart <= bounds[step], "step " + step + ": " + apart);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void theSigmoidLosesTheGradientAndReluKeepsIt(String name) {
    for (long seed = 0; seed < 5; seed++) {
      double[] sigmoid =
          VanishingGradient.norms(VanishingGradient.Kind.SIGMOID, 16, seed, engine(name));
      double[] relu = VanishingGradient.norms(VanishingGradient.Kind.RELU, 16, seed, engine(name));
      assertTrue(sigmoid[0] / sigmoid[15] < 1e-6, "sigmoid, seed " + seed);
      double ratio = relu[0] / relu[15];
      assertTrue(ratio > 0.1 && ratio < 10, "relu, seed " + seed + ": " + ratio);
    }
  }
}
