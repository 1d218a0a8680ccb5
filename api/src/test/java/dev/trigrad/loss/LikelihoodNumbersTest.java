package dev.trigrad.loss;

import static dev.trigrad.loss.LossNumbers.check;
import static dev.trigrad.loss.LossNumbers.checkRounded;
import static dev.trigrad.loss.LossNumbers.wrt;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.trigrad.Tensor;
import dev.trigrad.reference.Reference;
import org.junit.jupiter.api.Test;

/**
 * Values and gradients as PyTorch 1.13 computes them in double, by the call of {@code
 * torch.nn.functional} beside each and its {@code autograd}: mean, sum, what is not reduced, and
 * the gradient of the mean.
 */
class LikelihoodNumbersTest {
  private static final Tensor COUNTS = Tensor.of(new float[] {0, 1, 2, 5, 3, 0}, 2, 3);
  private static final Tensor V = Tensor.of(new float[] {0.5f, 2, 1.5f, 0.25f, 3, 0.75f}, 2, 3);
  private static final Tensor VARIANCES = Tensor.of(new float[] {0.5f, 2}, 2, 1);
  private static final Tensor X = Tensor.of(new float[] {0.5f, -1.25f, 2, 0.125f, -3, 0.75f}, 2, 3);
  private static final Tensor Y = Tensor.of(new float[] {0.25f, 1, -0.5f, 0.125f, -1.75f, 3}, 2, 3);

  @Test
  void gaussianNegativeLogLikelihood() {
    // gaussian_nll_loss(x, y, v, full=False)
    check(
        r -> new GaussianNegativeLogLikelihood(false, 1e-6f, r).of(X, Y, V),
        1.1603209136,
        6.961925481602,
        new double[] {
          -0.28407359028,
          1.61219859028,
          2.286065887387,
          -0.6931471805599,
          0.8097228110007,
          3.231158963774
        },
        wrt(X, 0.08333333333333, -0.1875, 0.2777777777778, 0, -0.06944444444444, -0.5),
        wrt(Y, -0.08333333333333, 0.1875, -0.2777777777778, 0, 0.06944444444444, 0.5),
        wrt(
            V,
            0.1458333333333,
            -0.06380208333333,
            -0.1759259259259,
            0.3333333333333,
            0.01331018518519,
            -0.6388888888889));
    // gaussian_nll_loss(x, y, v, full=True)
    checkRounded(
        r -> new GaussianNegativeLogLikelihood(true, 1e-6f, r).of(X, Y, V),
        2.079259446805,
        12.47555668083,
        new double[] {
          0.6348649429247,
          2.531137123485,
          3.205004420592,
          0.2257913526447,
          1.728661344205,
          4.150097496979
        },
        wrt(X, 0.08333333333333, -0.1875, 0.2777777777778, 0, -0.06944444444444, -0.5),
        wrt(Y, -0.08333333333333, 0.1875, -0.2777777777778, 0, 0.06944444444444, 0.5),
        wrt(
            V,
            0.1458333333333,
            -0.06380208333333,
            -0.1759259259259,
            0.3333333333333,
            0.01331018518519,
            -0.6388888888889));
    // gaussian_nll_loss(x, y, v, eps=1)
    check(
        r -> new GaussianNegativeLogLikelihood(false, 1, r).of(X, Y, V),
        1.211747881445,
        7.270487288668,
        new double[] {0.03125, 1.61219859028, 2.286065887387, 0, 0.8097228110007, 2.53125},
        wrt(X, 0.04166666666667, -0.1875, 0.2777777777778, 0, -0.06944444444444, -0.375),
        wrt(Y, -0.04166666666667, 0.1875, -0.2777777777778, 0, 0.06944444444444, 0.375),
        wrt(
            V,
            0.078125,
            -0.06380208333333,
            -0.1759259259259,
            0.08333333333333,
            0.01331018518519,
            -0.3385416666667));
    // gaussian_nll_loss(x, y, v)
    check(
        r -> new GaussianNegativeLogLikelihood(false, 1e-6f, r).of(X, Y, VARIANCES),
        2.171875,
        13.03125,
        new double[] {
          -0.28407359028, 4.71592640972, 5.90342640972, 0.34657359028, 0.73719859028, 1.61219859028
        },
        wrt(X, 0.08333333333333, -0.75, 0.8333333333333, 0, -0.1041666666667, -0.1875),
        wrt(Y, -0.08333333333333, 0.75, -0.8333333333333, 0, 0.1041666666667, 0.1875),
        wrt(VARIANCES, -3.291666666667, -0.01302083333333));
  }

  @Test
  void gaussianPrecisionNegativeLogLikelihood() {
    // gaussian_nll_loss(x, y, 1 / v, full=False)
    check(
        r -> new GaussianPrecisionNegativeLogLikelihood(false, r).of(X, Y, V),
        2.348793669733,
        14.0927620184,
        new double[] {
          0.36219859028,
          4.71592640972,
          4.484767445946,
          0.6931471805599,
          1.794443855666,
          2.042278536226
        },
        wrt(X, 0.02083333333333, -0.75, 0.625, 0, -0.625, -0.28125),
        wrt(Y, -0.02083333333333, 0.75, -0.625, 0, 0.625, 0.28125),
        wrt(
            V,
            -0.1614583333333,
            0.3802083333333,
            0.4652777777778,
            -0.3333333333333,
            0.1024305555556,
            0.3107638888889));
    // gaussian_nll_loss(x, y, 1 / v, full=True)
    checkRounded(
        r -> new GaussianPrecisionNegativeLogLikelihood(true, r).of(X, Y, V),
        3.267732202938,
        19.60639321763,
        new double[] {
          1.281137123485,
          5.634864942925,
          5.403705979151,
          1.612085713765,
          2.713382388871,
          2.961217069431
        },
        wrt(X, 0.02083333333333, -0.75, 0.625, 0, -0.625, -0.28125),
        wrt(Y, -0.02083333333333, 0.75, -0.625, 0, 0.625, 0.28125),
        wrt(
            V,
            -0.1614583333333,
            0.3802083333333,
            0.4652777777778,
            -0.3333333333333,
            0.1024305555556,
            0.3107638888889));
  }

  /** Infinite limits, where the sum would be ∞ − ∞ or 0 · ∞. */
  @Test
  void poissonOfRatesThatAreInfinite() {
    float infinity = Float.POSITIVE_INFINITY;
    Tensor rates = Tensor.of(new float[] {infinity, infinity, infinity});
    Tensor counts = Tensor.of(new float[] {0, 1, 3});
    double[] costs = {infinity, infinity, infinity};
    for (boolean logs : new boolean[] {true, false}) {
      var loss = new PoissonNegativeLogLikelihood(logs, true, 1e-8f, Reduction.NONE);
      assertArrayEquals(costs, new Reference().of(loss.of(rates, counts)).value());
    }
  }

  @Test
  void poissonNegativeLogLikelihood() {
    // poisson_nll_loss(x, counts, full=False)
    check(
        r -> new PoissonNegativeLogLikelihood(true, false, 0, r).of(X, COUNTS),
        3.04153628409,
        18.24921770454,
        new double[] {
          1.6487212707,
          1.53650479686,
          3.389056098931,
          0.5081484530668,
          9.049787068368,
          2.117000016613
        },
        wrt(
            X,
            0.27478687845,
            -0.11891586719,
            0.8981760164884,
            -0.6444752578222,
            -0.491702155272,
            0.3528333361021));
    // poisson_nll_loss(v, counts, log_input=False, eps=0.125, full=False)
    check(
        r -> new PoissonNegativeLogLikelihood(false, false, 0.125f, r).of(V, COUNTS),
        1.293509330259,
        7.761055981554,
        new double[] {0.5, 1.246228197624, 0.5289843684366, 5.154146265059, -0.4183028495651, 0.75},
        wrt(
            V,
            0.1666666666667,
            0.08823529411765,
            -0.03846153846154,
            -2.055555555556,
            0.006666666666667,
            0.1666666666667));
    // poisson_nll_loss(x, counts, full=True)
    checkRounded(
        r -> new PoissonNegativeLogLikelihood(true, true, 0, r).of(X, COUNTS),
        4.239325464046,
        25.43595278428,
        new double[] {
          1.6487212707,
          1.53650479686,
          4.040862583535,
          5.278995504659,
          10.81386861191,
          2.117000016613
        },
        wrt(
            X,
            0.27478687845,
            -0.11891586719,
            0.8981760164884,
            -0.6444752578222,
            -0.491702155272,
            0.3528333361021));
    // poisson_nll_loss(v, counts, log_input=False, eps=0.125, full=True)
    checkRounded(
        r -> new PoissonNegativeLogLikelihood(false, true, 0.125f, r).of(V, COUNTS),
        2.491298510216,
        14.94779106129,
        new double[] {0.5, 1.246228197624, 1.180790853041, 9.924993316651, 1.345778693978, 0.75},
        wrt(
            V,
            0.1666666666667,
            0.08823529411765,
            -0.03846153846154,
            -2.055555555556,
            0.006666666666667,
            0.1666666666667));
  }
}
