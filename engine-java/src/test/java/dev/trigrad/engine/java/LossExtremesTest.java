package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.BinaryCrossEntropy;
import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.loss.BinaryFocal;
import dev.trigrad.loss.Contrastive;
import dev.trigrad.loss.CosineEmbedding;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.GaussianNegativeLogLikelihood;
import dev.trigrad.loss.Huber;
import dev.trigrad.loss.KullbackLeibler;
import dev.trigrad.loss.KullbackLeiblerWithLogits;
import dev.trigrad.loss.LogCosh;
import dev.trigrad.loss.Loss;
import dev.trigrad.loss.MulticlassFocal;
import dev.trigrad.loss.NegativeLogLikelihood;
import dev.trigrad.loss.PoissonNegativeLogLikelihood;
import dev.trigrad.loss.Reduction;
import dev.trigrad.loss.SmoothL1;
import dev.trigrad.loss.Triplet;
import dev.trigrad.run.Evaluator;
import org.junit.jupiter.api.Test;

/** Losses and gradients in float32 where exponentials overflow and distances vanish. */
class LossExtremesTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float MAX = Float.MAX_VALUE;
  private static final Reduction NONE = Reduction.NONE;
  private static final Evaluator JAVA = new Evaluator(new JavaProvider().open());

  private static Tensor tensor(float... values) {
    return Tensor.of(values);
  }

  private static float[] floats(float... values) {
    return values;
  }

  /** The losses of elements, and their sum's gradient. */
  private static void gives(Tensor x, Tensor losses, float[] values, float[] gradient) {
    Tensor slope = Gradients.of(losses.sum(), x).getFirst();
    assertArrayEquals(values, JAVA.evaluate(losses).toArray(), 1e-6f, "losses");
    assertArrayEquals(gradient, JAVA.evaluate(slope).toArray(), 1e-6f, "gradient");
  }

  private static void gives(Loss loss, float[] x, Tensor target, float[] values, float[] gradient) {
    Tensor leaf = Tensor.of(x);
    gives(leaf, loss.of(leaf, target), values, gradient);
  }

  @Test
  void differences() {
    float[] x = {1e4f, -1e4f, MAX, -INFINITY, INFINITY, 0, 1e-20f};
    Tensor zero = Tensor.of(new float[x.length]);
    float[] signs = {1, -1, 1, -1, 1, 0, 1e-20f};
    float[] far = {1e4f - 0.5f, 1e4f - 0.5f, MAX, INFINITY, INFINITY, 0, 0};
    gives(new Huber(1, NONE), x, zero, far, signs);
    gives(new SmoothL1(1, NONE), x, zero, far, signs);
    float log2 = (float) Math.log(2);
    float[] cosh = {1e4f - log2, 1e4f - log2, MAX, INFINITY, INFINITY, 0, 0};
    gives(new LogCosh(NONE), x, zero, cosh, signs);
  }

  @Test
  void logitsOfTwoClasses() {
    float[] x = {1e4f, -1e4f, 1e4f, -1e4f, INFINITY, -INFINITY, INFINITY, -INFINITY, MAX};
    Tensor y = tensor(1, 1, 0, 0, 1, 1, 0, 0, 0);
    float[] cost = {0, 1e4f, 1e4f, 0, 0, INFINITY, INFINITY, 0, MAX};
    float[] slope = {0, -1, 1, 0, 0, -1, 1, 0, 1};
    gives(new BinaryCrossEntropyWithLogits(NONE), x, y, cost, slope);
    for (float gamma : new float[] {0, 0.5f, 1, 2, 5}) {
      gives(new BinaryFocal(gamma, 1, 1, NONE), x, y, cost, slope);
    }
  }

  @Test
  void certainProbabilities() {
    gives(
        new BinaryCrossEntropy(NONE),
        floats(0, 1, 0, 1),
        tensor(0, 1, 1, 0),
        floats(0, 0, 100, 100),
        floats(0, 0, -1e12f, 1e12f));
  }

  @Test
  void logitsOfManyClasses() {
    Tensor x =
        Tensor.of(
            new float[] {1e4f, -1e4f, 0, 1e4f, -1e4f, 0, 1e4f, 1e4f, -INFINITY, 0, 0, -INFINITY},
            4,
            3);
    Tensor y = Tensor.of(new int[] {0, 1, 1, 2});
    float log2 = (float) Math.log(2);
    float[] losses = {0, 2e4f, log2, INFINITY};
    float[] slope = {0, 0, 0, 1, -1, 0, 0.5f, -0.5f, 0, 0.5f, 0.5f, -1};
    gives(x, new CrossEntropy(NONE).of(x, y), losses, slope);
    gives(x, new CrossEntropy(NONE).withIgnoredIndex(9).of(x, y), losses, slope);
    gives(x, new CrossEntropy(NONE).withClassWeights(1, 1, 1).of(x, y), losses, slope);
    gives(x, new NegativeLogLikelihood(NONE).of(x.logSoftmax(-1), y), losses, slope);
    gives(x, new MulticlassFocal(0, NONE).of(x, y), losses, slope);
    float half = (0.25f + 2 * 0.5f * log2 * 0.5f) / 2;
    gives(
        x,
        new MulticlassFocal(2, NONE).of(x, y),
        floats(0, 2e4f, log2 / 4, INFINITY),
        floats(0, 0, 0, 1, -1, 0, half, -half, 0, 0.5f, 0.5f, -1));
  }

  @Test
  void ignoredSamplesGiveNothing() {
    Tensor x = Tensor.of(new float[] {Float.NaN, INFINITY, 1, 1}, 2, 2);
    Tensor y = Tensor.of(new int[] {-100, 0});
    var loss = new CrossEntropy().withIgnoredIndex(-100);
    float log2 = (float) Math.log(2);
    gives(x, loss.of(x, y).reshape(1), floats(log2), floats(0, 0, -0.5f, 0.5f));
    Tensor all = Tensor.of(new int[] {-100, -100});
    gives(x, loss.of(x, all).reshape(1), floats(Float.NaN), new float[] {0, 0, 0, 0});
  }

  @Test
  void excludedClassesDoNotDiverge() {
    Tensor x = Tensor.of(new float[] {0, 0, -INFINITY, 1e4f, -1e4f, 0}, 2, 3);
    Tensor t = Tensor.of(new float[] {0, 0, -INFINITY, -1e4f, 1e4f, 0}, 2, 3);
    gives(
        x,
        new KullbackLeiblerWithLogits(NONE).of(x, t),
        floats(0, 2e4f),
        floats(0, 0, 0, 1, -1, 0));
    gives(
        t, new KullbackLeiblerWithLogits(NONE).of(x, t), floats(0, 2e4f), floats(0, 0, 0, 0, 0, 0));
    gives(
        new KullbackLeibler(false, NONE),
        floats(-INFINITY, -INFINITY, 0),
        tensor(0, 0.5f, 1),
        floats(0, INFINITY, 0),
        floats(0, -0.5f, -1));
    gives(
        new PoissonNegativeLogLikelihood(true, true, 0, NONE),
        floats(-INFINITY, -1e4f, 1e4f),
        tensor(0, 0, 1),
        floats(0, 0, INFINITY),
        floats(0, 0, INFINITY));
  }

  @Test
  void tooSmallVariancesComeBack() {
    Tensor variance = tensor(0, 0.5f, INFINITY);
    Tensor losses =
        new GaussianNegativeLogLikelihood(false, 0.25f, NONE)
            .of(tensor(1, 0, 0), tensor(0, 0, 0), variance);
    float log = (float) Math.log(0.25);
    gives(
        variance,
        losses,
        floats(0.5f * (log + 4), 0.5f * (float) Math.log(0.5), INFINITY),
        floats(0.5f * (4 - 16), 1, 0));
  }

  @Test
  void distancesOfNothing() {
    Tensor x = Tensor.of(new float[] {0, 0, 1, 2}, 2, 2);
    Tensor same = Tensor.of(new float[] {0, 0, 1, 2}, 2, 2);
    int[] different = {1, 1};
    gives(
        x,
        new Contrastive(2, NONE).of(x, same, Tensor.of(different)),
        floats(2, 2),
        floats(0, 0, 0, 0));
    for (float p : new float[] {1, 2, 3, INFINITY}) {
      var loss = new Triplet(1, p, 0, false, NONE);
      gives(x, loss.of(x, same, same), floats(1, 1), floats(0, 0, 0, 0));
    }
    Tensor zero = Tensor.of(new float[4], 2, 2);
    Tensor cosine = new CosineEmbedding(0, NONE).of(zero, same, Tensor.of(different));
    float[] slope = JAVA.evaluate(Gradients.of(cosine.sum(), zero).getFirst()).toArray();
    for (float each : slope) {
      assertFalse(Float.isNaN(each) || Float.isInfinite(each), "finite");
    }
  }
}
