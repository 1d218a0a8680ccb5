package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Values and gradients as PyTorch 1.13 and NumPy 1.24 compute them in double precision. Gradients
 * are of Σ i · yᵢ, i from 1 on in row-major order.
 */
class ReductionNumbersTest {
  private static final float NAN = Float.NaN;
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final Tensor X =
      Tensor.of(new float[] {0.5f, -1.25f, 3, 2.5f, 4, -0.75f, 1.5f, -2}, 2, 4);
  private static final Tensor ZERO = Tensor.of(new float[] {2, 0, 3, -1});
  private static final int[] ALL = {};

  private static double[] values(Tensor x) {
    return new Reference().of(x).value();
  }

  private static void gives(Tensor actual, double... expected) {
    assertArrayEquals(expected, values(actual), 2e-7);
  }

  private static void slope(Tensor x, UnaryOperator<Tensor> f, double... expected) {
    Tensor y = f.apply(x);
    int n = y.type().elements();
    Tensor weights = Tensor.arange(n).add(1).cast(DType.FLOAT32).reshape(y.shape().extents());
    assertArrayEquals(expected, values(Gradients.of(y.mul(weights).sum(), x).getFirst()), 5e-7);
  }

  /** {@code x.var(1)}, {@code x.var(0, unbiased=False)}, {@code x.std(1)} and their gradients. */
  @Test
  void deviations() {
    gives(X.var(1), 3.8072916666666665, 6.973958333333333);
    slope(
        X,
        x -> x.var(1),
        -0.4583333333333333,
        -1.625,
        1.2083333333333333,
        0.875,
        4.416666666666666,
        -1.9166666666666665,
        1.0833333333333333,
        -3.583333333333333);
    gives(X.varKeep(new int[] {0}, 0), 3.0625, 0.0625, 0.5625, 5.0625);
    slope(X, x -> x.var(new int[] {0}, 0), -1.75, -0.5, 2.25, 9, 1.75, 0.5, -2.25, -9);
    gives(X.std(-1), 1.9512282456613492, 2.6408253129151373);
    slope(
        X,
        x -> x.std(1),
        -0.11744739098372006,
        -0.41640438621500747,
        0.30963403077526197,
        0.22421774642346556,
        0.8362284784735012,
        -0.362891603865859,
        0.2051126456633116,
        -0.6784495202709537);
    gives(X.std(ALL, 0), 2.026195634680916);
  }

  @Test
  void equalNumbersDoNotDeviate() {
    Tensor equal = Tensor.full(0.1f, 7);
    gives(equal.var(), 0);
    gives(equal.std(), 0);
    slope(Tensor.of(new float[] {3, 3, 3}), Tensor::std, 0, 0, 0);
    gives(X.slice(1, 0, 1).var(1), Double.NaN, Double.NaN);
    Tensor large = Tensor.of(new float[] {1e8f, 1e8f + 8, 1e8f + 16});
    gives(large.var(), 64);
  }

  /** {@code torch.linalg.vector_norm(x, p, dim)} and its gradient. */
  @Test
  void norms() {
    gives(X.norm(1), 4.130677910464576, 4.7762432936357);
    slope(
        X,
        x -> x.norm(1),
        0.12104550653376049,
        -0.30261376633440124,
        0.7262730392025629,
        0.6052275326688025,
        1.674956552288684,
        -0.31405435355412825,
        0.6281087071082565,
        -0.837478276144342);
    gives(X.norm(new int[] {0}, 1), 4.5, 2, 4.5, 4.5);
    slope(X, x -> x.norm(new int[] {0}, 1), 1, -2, 3, 4, 1, -2, 3, -4);
    gives(X.normKeep(new int[] {1}, INFINITY), 3, 4);
    slope(X, x -> x.norm(new int[] {1}, INFINITY), 0, 0, 1, 0, 2, 0, 0, 0);
    gives(X.norm(new int[] {1}, 3), 3.5490541684423595, 4.232046525759969);
    slope(
        X,
        x -> x.norm(new int[] {1}, 3),
        0.01984790866657734,
        -0.12404942916610837,
        0.7145247119967842,
        0.49619771666443346,
        1.7866896072472513,
        -0.06281330650478618,
        0.25125322601914474,
        -0.44667240181181284);
    gives(
        X.norm(new int[] {0}, 1.5f),
        4.116999697860557,
        1.612206244960909,
        3.670891222157213,
        3.5826760204575523);
    slope(
        X,
        x -> x.norm(new int[] {0}, 1.5f),
        0.34849342170702474,
        -1.7610622295401746,
        2.7120402103593646,
        3.3413827575903867,
        0.9856882467517615,
        -1.3641129373287997,
        1.9177020235956974,
        -2.9886235939271226);
  }

  @Test
  void normsAtZeroHaveNoDirection() {
    Tensor zeros = Tensor.of(new float[3]);
    for (float p : new float[] {0.5f, 1, 1.5f, 2, 3, INFINITY}) {
      UnaryOperator<Tensor> norm = x -> x.norm(ALL, p);
      gives(norm.apply(zeros), 0);
      slope(zeros, norm, 0, 0, 0);
      UnaryOperator<Tensor> twice = x -> Gradients.of(norm.apply(x), x).getFirst();
      slope(zeros, twice, 0, 0, 0);
      slope(Tensor.of(new float[] {0, 2, 0}), norm, 0, 1, 0);
    }
    slope(Tensor.of(new float[] {2, -2, 1}), x -> x.norm(ALL, INFINITY), 0.5, -0.5, 0);
    gives(Tensor.of(new float[] {3e30f, -4e30f}).norm(ALL, 3).div(1e30f), 4.497941445275415);
  }

  /** {@code torch.nn.functional.normalize(x, dim=1)}. */
  @Test
  void normalized() {
    gives(
        X.normalize(1),
        0.12104550653376049,
        -0.30261376633440124,
        0.7262730392025629,
        0.6052275326688025,
        0.837478276144342,
        -0.15702717677706413,
        0.31405435355412825,
        -0.418739138072171);
    slope(
        X,
        x -> x.normalize(1),
        0.12148889666758378,
        0.785687317134885,
        0.0026603408029397535,
        0.3653534702703979,
        0.6797340802952364,
        1.3250512451324863,
        1.327919321420652,
        1.8585134347312795);
    gives(Tensor.of(new float[2]).normalize(0), 0, 0);
  }

  /** {@code x.cumprod(1)} and {@code x.prod(0)}; the gradient of each does not divide. */
  @Test
  void products() {
    gives(X.cumulativeProduct(1), 0.5, -0.625, -1.875, -4.6875, 4, -3, -4.5, 9);
    slope(X, x -> x.cumulativeProduct(1), -50.25, 20.5, -8.125, -7.5, 10.625, -30, 27, -36);
    gives(X.prod(0), 2, 0.9375, 4.5, -5);
    slope(X, x -> x.prod(0), 4, -1.5, 4.5, -8, 0.5, -2.5, 9, 10);
    gives(ZERO.cumulativeProduct(0), 2, 0, 0, -0.0);
    slope(ZERO, x -> x.cumulativeProduct(0), 1, -2, 0, 0);
    slope(ZERO, Tensor::prod, 0, -6, 0, 0);
    slope(Tensor.of(new float[] {2, 0, 0, 3}), Tensor::prod, 0, 0, 0, 0);
    gives(Tensor.of(new float[0]).prod(), 1);
    gives(Tensor.of(new int[] {1 << 20, 1 << 20, 3}).prod(), 0);
    gives(Tensor.of(new int[] {65_537, 65_537}).prod(), 131_073);
    gives(ZERO.cumulativeProduct(0, true), -0.0, -0.0, -3, -1);
  }

  /** Rewards discounted by ½, from the end. */
  @Test
  void recurrences() {
    Tensor rewards = Tensor.of(new float[] {1, 2, 4});
    Tensor half = Tensor.of(0.5f);
    gives(rewards.linearRecurrence(half, 0, true), 3, 4, 4);
    gives(rewards.linearRecurrence(half, 0), 1, 2.5, 5.25);
    slope(rewards, x -> x.linearRecurrence(half, 0, true), 1, 2.5, 4.25);
    slope(half, a -> rewards.linearRecurrence(a, 0), 2 + 3 * (2.5 + 0.5));
    slope(
        Tensor.of(new float[] {NAN, 0.5f, 0.5f}), a -> rewards.linearRecurrence(a, 0), 0, 3.5, 7.5);
  }

  /** {@code torch.sort}, {@code topk}, {@code quantile} and {@code numpy.median}. */
  @Test
  void order() {
    gives(X.sort(1, true), 3, 2.5, 0.5, -1.25, 4, 1.5, -0.75, -2);
    gives(X.argsort(1, true), 2, 3, 0, 1, 0, 2, 1, 3);
    slope(X, x -> x.sort(1, true), 3, 4, 1, 2, 5, 7, 6, 8);
    gives(X.topK(2, 1).values(), 3, 2.5, 4, 1.5);
    gives(X.topK(2, 1).indices(), 2, 3, 0, 2);
    slope(X, x -> x.topK(2, 1).values(), 0, 0, 1, 2, 3, 0, 4, 0);
    gives(X.median(1), 1.5, 0.375);
    slope(X, x -> x.median(1), 0.5, 0, 0, 0.5, 0, 1, 1, 0);
    gives(X.quantile(0.3, 1), 0.325, -0.875);
    slope(X, x -> x.quantile(0.3, 1), 0.9, 0.1, 0, 0, 0, 1.8, 0, 0.2);
    gives(Tensor.of(new float[] {3, 1, 2, 10}).quantile(0.9, 0), 7.9);
    gives(Tensor.of(new float[] {3, NAN, 2}).median(0), Double.NaN);
    gives(Tensor.of(new float[] {1, INFINITY, INFINITY}).quantile(1, 0), Double.POSITIVE_INFINITY);
  }

  @Test
  void equalElementsKeepTheirOrder() {
    Tensor x = Tensor.of(new float[] {0, NAN, -0f, 1, NAN, 0});
    gives(x.argsort(0), 0, 2, 5, 3, 1, 4);
    gives(x.argsort(0, true), 1, 4, 3, 0, 2, 5);
    gives(Tensor.of(new boolean[] {true, false, true}).argsort(0), 1, 0, 2);
    gives(x.topK(1, 0).values(), Double.NaN);
  }

  /** {@code numpy.argmin}: a NaN is found, too. */
  @Test
  void smallest() {
    int min = Integer.MIN_VALUE;
    gives(Tensor.of(new int[] {0, min, min, -min - 1}).argmin(0), 1);
    gives(Tensor.of(new float[] {1, NAN, -1, NAN}).argmin(0), 1);
    gives(X.argmin(), 7);
    gives(X.argmax(), 4);
    gives(Tensor.of(5f).argmin(), 0);
    gives(X.argminKeep(-1), 1, 3);
    assertEquals(Shape.of(2, 1), X.argminKeep(-1).shape());
    gives(X.minWithIndex(0).values(), 0.5, -1.25, 1.5, -2);
    gives(X.minWithIndex(0).indices(), 0, 0, 1, 1);
    Tensor ties = Tensor.of(new float[] {1, 3, 3});
    slope(ties, x -> x.maxWithIndex(0).values(), 0, 1, 0);
    assertEquals(Shape.of(2, 1), X.maxWithIndexKeep(1).values().shape());
  }

  @Test
  void truthValuesAndIntegers() {
    Tensor truths = Tensor.of(new boolean[] {true, false, true, true, true, true}, 2, 3);
    gives(truths.any(1), 1, 1);
    gives(truths.all(1), 0, 1);
    gives(truths.sum(), 5);
    assertEquals(DType.INT32, truths.sum(0).dtype());
    gives(truths.mean(1), 2 / 3., 1);
    assertEquals(DType.FLOAT32, truths.meanKeep(1).dtype());
    gives(truths.cumulativeSum(1), 1, 1, 2, 1, 2, 3);
    gives(truths.prod(1), 0, 1);
    Tensor none = Tensor.of(new boolean[0], 2, 0);
    gives(none.any(1), 0, 0);
    gives(none.all(), 1);
    gives(Tensor.of(new int[] {1, 2}).mean(), 1.5);
    gives(Tensor.of(new int[] {Integer.MAX_VALUE, 1}).sum(), Integer.MIN_VALUE);
  }
}
