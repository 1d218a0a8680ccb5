package dev.trigrad.loss;

import static dev.trigrad.loss.LossNumbers.check;
import static dev.trigrad.loss.LossNumbers.wrt;

import dev.trigrad.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Values and gradients as PyTorch 1.13 computes them in double, by the call of {@code
 * torch.nn.functional} beside each and its {@code autograd}: mean, sum, what is not reduced, and
 * the gradient of the mean.
 */
class MarginNumbersTest {
  private static final Tensor CLASSES = Tensor.of(new int[] {0, 2, 1, 1}, 4);
  private static final Tensor MULTI =
      Tensor.of(new int[] {1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 1}, 4, 3);
  private static final Tensor S = Tensor.of(new int[] {1, -1, -1, 1, 1, -1}, 2, 3);
  private static final Tensor SCORES =
      Tensor.of(new float[] {1, 3, 2, -0.5f, 0.25f, 0.5f, 0, -2, 0.75f, 0.75f, -1, 4}, 4, 3);
  private static final Tensor X = Tensor.of(new float[] {0.5f, -1.25f, 2, 0.125f, -3, 0.75f}, 2, 3);

  @Test
  void perceptronLoss() {
    // relu(-s * x)
    check(
        r -> new PerceptronLoss(r).of(X, S),
        0.9583333333333,
        5.75,
        new double[] {0, 0, 2, 0, 3, 0.75},
        wrt(X, 0, 0, 0.1666666666667, 0, -0.1666666666667, 0.1666666666667));
  }

  @Test
  void binaryHinge() {
    // relu(1 - s * x)
    check(
        r -> new BinaryHinge(1, r).of(X, S),
        1.6875,
        10.125,
        new double[] {0.5, 0, 3, 0.875, 4, 1.75},
        wrt(
            X,
            -0.1666666666667,
            0,
            0.1666666666667,
            -0.1666666666667,
            -0.1666666666667,
            0.1666666666667));
    // relu(0.25 - s * x) ** 2
    check(
        r -> new BinaryHinge(0.25f, true, r).of(X, S),
        2.7734375,
        16.640625,
        new double[] {0, 0, 5.0625, 0.015625, 10.5625, 1},
        wrt(X, 0, 0, 0.75, -0.04166666666667, -1.083333333333, 0.3333333333333));
  }

  @Test
  void multiMargin() {
    // multi_margin_loss(s, c, p=1, margin=1)
    check(
        r -> new MultiMargin(1, 1, r).of(SCORES, CLASSES),
        1.770833333333,
        7.083333333333,
        new double[] {1.666666666667, 0.25, 2.25, 2.916666666667},
        wrt(
            SCORES,
            -0.1666666666667,
            0.08333333333333,
            0.08333333333333,
            0,
            0.08333333333333,
            -0.08333333333333,
            0.08333333333333,
            -0.1666666666667,
            0.08333333333333,
            0.08333333333333,
            -0.1666666666667,
            0.08333333333333));
    // multi_margin_loss(s, c, p=1, margin=0.5)
    check(
        r -> new MultiMargin(1, 0.5f, r).of(SCORES, CLASSES),
        1.479166666667,
        5.916666666667,
        new double[] {1.333333333333, 0.08333333333333, 1.916666666667, 2.583333333333},
        wrt(
            SCORES,
            -0.1666666666667,
            0.08333333333333,
            0.08333333333333,
            0,
            0.08333333333333,
            -0.08333333333333,
            0.08333333333333,
            -0.1666666666667,
            0.08333333333333,
            0.08333333333333,
            -0.1666666666667,
            0.08333333333333));
    // multi_margin_loss(s, c, p=2, margin=1)
    check(
        r -> new MultiMargin(2, 1, r).of(SCORES, CLASSES),
        6.682291666667,
        26.72916666667,
        new double[] {4.333333333333, 0.1875, 7.6875, 14.52083333333},
        wrt(
            SCORES,
            -0.8333333333333,
            0.5,
            0.3333333333333,
            0,
            0.125,
            -0.125,
            0.5,
            -1.125,
            0.625,
            0.4583333333333,
            -1.458333333333,
            1));
    // multi_margin_loss(s, c, p=2, margin=0.5)
    check(
        r -> new MultiMargin(2, 0.5f, r).of(SCORES, CLASSES),
        5.057291666667,
        20.22916666667,
        new double[] {2.833333333333, 0.02083333333333, 5.604166666667, 11.77083333333},
        wrt(
            SCORES,
            -0.6666666666667,
            0.4166666666667,
            0.25,
            0,
            0.04166666666667,
            -0.04166666666667,
            0.4166666666667,
            -0.9583333333333,
            0.5416666666667,
            0.375,
            -1.291666666667,
            0.9166666666667));
  }

  @Test
  void multiclassHinge() {
    // 3 * multi_margin_loss(s, c, p=1, margin=1)
    check(
        r -> new MulticlassHinge(1, false, r).of(SCORES, CLASSES),
        5.3125,
        21.25,
        new double[] {5, 0.75, 6.75, 8.75},
        wrt(SCORES, -0.5, 0.25, 0.25, 0, 0.25, -0.25, 0.25, -0.5, 0.25, 0.25, -0.5, 0.25));
    // 3 * multi_margin_loss(s, c, p=1, margin=0.5)
    check(
        r -> new MulticlassHinge(0.5f, false, r).of(SCORES, CLASSES),
        4.4375,
        17.75,
        new double[] {4, 0.25, 5.75, 7.75},
        wrt(SCORES, -0.5, 0.25, 0.25, 0, 0.25, -0.25, 0.25, -0.5, 0.25, 0.25, -0.5, 0.25));
    // 3 * multi_margin_loss(s, c, p=2, margin=1)
    check(
        r -> new MulticlassHinge(1, true, r).of(SCORES, CLASSES),
        20.046875,
        80.1875,
        new double[] {13, 0.5625, 23.0625, 43.5625},
        wrt(SCORES, -2.5, 1.5, 1, 0, 0.375, -0.375, 1.5, -3.375, 1.875, 1.375, -4.375, 3));
    // 3 * multi_margin_loss(s, c, p=2, margin=0.5)
    check(
        r -> new MulticlassHinge(0.5f, true, r).of(SCORES, CLASSES),
        15.171875,
        60.6875,
        new double[] {8.5, 0.0625, 16.8125, 35.3125},
        wrt(SCORES, -2, 1.25, 0.75, 0, 0.125, -0.125, 1.25, -2.875, 1.625, 1.125, -3.875, 2.75));
  }

  @Test
  void multiLabelMargin() {
    // multilabel_margin_loss(s, [[0, 2, -1], [1, -1, 0], [0, 1, 2], [2, -1, 0]])
    check(
        r -> new MultiLabelMargin(r).of(SCORES, MULTI),
        0.5416666666667,
        2.166666666667,
        new double[] {1.666666666667, 0.5, 0, 0},
        wrt(
            SCORES,
            -0.08333333333333,
            0.1666666666667,
            -0.08333333333333,
            0.08333333333333,
            -0.1666666666667,
            0.08333333333333,
            0,
            0,
            0,
            0,
            0,
            0));
  }
}
