package dev.trigrad.loss;

import static dev.trigrad.loss.LossNumbers.check;
import static dev.trigrad.loss.LossNumbers.wrt;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import org.junit.jupiter.api.Test;

/**
 * Values and gradients as PyTorch 1.13 computes them in double, by the call of {@code
 * torch.nn.functional} beside each and its {@code autograd}: mean, sum, what is not reduced, and
 * the gradient of the mean.
 */
class TripletNumbersTest {
  private static final Tensor A =
      Tensor.of(new float[] {1, 2, -1, 0.5f, 0, 0.25f, -2, 1, 1.5f}, 3, 3);
  private static final Tensor B =
      Tensor.of(new float[] {0.5f, 1, 1, -0.5f, 1, 0.25f, -1, 1, 2}, 3, 3);
  private static final Tensor N = Tensor.of(new float[] {0, 1, -1, 2, 0.5f, 0, -2, 1, 1}, 3, 3);

  @Test
  void triplet() {
    // triplet_margin_loss(a, b, n, p=2)
    check(
        r -> new Triplet(1, 2, 1e-6f, false, r).of(A, B, N),
        1.436179298671,
        4.308537896013,
        new double[] {1.877072652674, 0.8134335962317, 1.618031647108},
        wrt(
            A,
            -0.162962811244,
            -0.09022350757112,
            -0.2909573049149,
            0.5480500249535,
            -0.1315863205623,
            -0.05205792871086,
            -0.2981431232937,
            -3.685225776318e-07,
            -0.4824044125748),
        wrt(
            B,
            -0.07273944915147,
            -0.1454787528243,
            0.2909570692128,
            -0.2357024960976,
            0.2357020246931,
            -2.357022598002e-07,
            0.2981424566284,
            -2.981427540184e-07,
            0.1490710792428),
        wrt(
            N,
            0.2357022603955,
            0.2357022603955,
            2.357020240983e-07,
            -0.3123475288559,
            -0.1041157041308,
            0.05205816441312,
            6.666653316502e-07,
            6.666653316502e-07,
            0.333333333332));
    // triplet_margin_loss(a, b, n, p=1)
    check(
        r -> new Triplet(1, 1, 1e-6f, false, r).of(A, B, N),
        1.749998666667,
        5.249996,
        new double[] {2.499998, 0.750002, 1.999996},
        wrt(
            A,
            0,
            0,
            -0.6666666666667,
            0.6666666666667,
            0,
            0,
            -0.6666666666667,
            0,
            -0.6666666666667),
        wrt(
            B,
            -0.3333333333333,
            -0.3333333333333,
            0.3333333333333,
            -0.3333333333333,
            0.3333333333333,
            -0.3333333333333,
            0.3333333333333,
            -0.3333333333333,
            0.3333333333333),
        wrt(
            N,
            0.3333333333333,
            0.3333333333333,
            0.3333333333333,
            -0.3333333333333,
            -0.3333333333333,
            0.3333333333333,
            0.3333333333333,
            0.3333333333333,
            0.3333333333333));
  }

  @Test
  void tripletByLargeNorms() {
    // triplet_margin_loss(a, b, n, p=4)
    check(
        r -> new Triplet(1, 4, 1e-6f, false, r).of(A, B, N),
        1.347593496167,
        4.042780488502,
        new double[] {1.843197802285, 0.6843131687763, 1.515269517441},
        wrt(
            A,
            -0.1932380073804,
            -0.1584958773229,
            -0.3176410386999,
            0.5282929970856,
            -0.1859750395157,
            -0.001528221471992,
            -0.3185166342274,
            -2.348133059166e-18,
            -0.373147793168),
        wrt(
            B,
            -0.004963178453356,
            -0.03970530851092,
            0.3176410386999,
            -0.198201780437,
            0.1982005912299,
            -1.982011843317e-19,
            0.3185166342274,
            -3.185175873667e-19,
            0.03981445983469),
        wrt(
            N,
            0.1982011858338,
            0.1982011858338,
            1.982005897302e-19,
            -0.3300912166485,
            -0.01222555171424,
            0.001528221471992,
            2.666650646533e-18,
            2.666650646533e-18,
            0.3333333333333));
    // triplet_margin_loss(a, b, n, p=inf)
    check(
        r -> new Triplet(1, Float.POSITIVE_INFINITY, 1e-6f, false, r).of(A, B, N),
        1.333332666667,
        3.999998,
        new double[] {1.999998, 0.500002, 1.499998},
        wrt(
            A,
            -0.1666666666667,
            -0.1666666666667,
            -0.3333333333333,
            0.6666666666667,
            0,
            0,
            -0.3333333333333,
            0,
            -0.3333333333333),
        wrt(B, 0, 0, 0.3333333333333, -0.3333333333333, 0, 0, 0.3333333333333, 0, 0),
        wrt(N, 0.1666666666667, 0.1666666666667, 0, -0.3333333333333, 0, 0, 0, 0, 0.3333333333333));
  }

  @Test
  void tripletThatSwaps() {
    // triplet_margin_loss(a, b, n, margin=2, swap=True)
    check(
        r -> new Triplet(2, 2, 1e-6f, true, r).of(A, B, N),
        2.436179298671,
        7.308537896013,
        new double[] {2.877072652674, 1.813433596232, 2.618031647108},
        wrt(
            A,
            -0.162962811244,
            -0.09022350757112,
            -0.2909573049149,
            0.5480500249535,
            -0.1315863205623,
            -0.05205792871086,
            -0.2981431232937,
            -3.685225776318e-07,
            -0.4824044125748),
        wrt(
            B,
            -0.07273944915147,
            -0.1454787528243,
            0.2909570692128,
            -0.2357024960976,
            0.2357020246931,
            -2.357022598002e-07,
            0.2981424566284,
            -2.981427540184e-07,
            0.1490710792428),
        wrt(
            N,
            0.2357022603955,
            0.2357022603955,
            2.357020240983e-07,
            -0.3123475288559,
            -0.1041157041308,
            0.05205816441312,
            6.666653316502e-07,
            6.666653316502e-07,
            0.333333333332));
  }

  /** Distances whose powers are beyond any number: 2⁻¹⁷ and 2⁻¹⁶, and 2³³ twice. */
  @Test
  void powersNeitherVanishNorOverflow() {
    Tensor zero = Tensor.of(new float[] {0, 0}, 2, 1);
    Tensor near = Tensor.of(new float[] {0x1p-17f, 0x1p33f}, 2, 1);
    Tensor far = Tensor.of(new float[] {0x1p-16f, 0x1p33f}, 2, 1);
    Tensor loss = new Triplet(1, 100, 0, false, Reduction.NONE).of(zero, near, far);
    double[] values = new Reference().of(loss).value();
    assertArrayEquals(new double[] {1 - 0x1p-17, 1}, values, 1e-12);
    Tensor gradient = Gradients.of(loss.sum(), near).getFirst();
    assertArrayEquals(new double[] {1, 1}, new Reference().of(gradient).value(), 1e-12);
  }
}
