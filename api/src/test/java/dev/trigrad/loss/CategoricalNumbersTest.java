package dev.trigrad.loss;

import static dev.trigrad.loss.LossNumbers.check;
import static dev.trigrad.loss.LossNumbers.wrt;

import dev.trigrad.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Values and gradients as PyTorch 1.13 computes them in double, by the call of {@code
 * torch.nn.functional} beside each and its {@code autograd}: mean, sum, what is not reduced, and
 * the gradient of the mean. {@code w = [0.5, 1, 2]}.
 */
class CategoricalNumbersTest {
  private static final Tensor CLASSES = Tensor.of(new int[] {0, 2, 1, 1}, 4);
  private static final Tensor IGNORED = Tensor.of(new int[] {0, -100, 1, 1}, 4);
  private static final Tensor SCORES =
      Tensor.of(new float[] {1, 3, 2, -0.5f, 0.25f, 0.5f, 0, -2, 0.75f, 0.75f, -1, 4}, 4, 3);

  @Test
  void negativeLogLikelihood() {
    // nll_loss(s, c)
    check(
        r -> new NegativeLogLikelihood(r).of(SCORES, CLASSES),
        0.375,
        1.5,
        new double[] {-1, -0.5, 2, 1},
        wrt(SCORES, -0.25, 0, 0, 0, 0, -0.25, 0, -0.25, 0, 0, -0.25, 0));
    // nll_loss(s, c, weight=w)
    check(
        r -> new NegativeLogLikelihood(r).withClassWeights(0.5f, 1, 2).of(SCORES, CLASSES),
        0.3333333333333,
        1.5,
        new double[] {-0.5, -1, 2, 1},
        wrt(
            SCORES,
            -0.1111111111111,
            0,
            0,
            0,
            0,
            -0.4444444444444,
            0,
            -0.2222222222222,
            0,
            0,
            -0.2222222222222,
            0));
    // nll_loss(s, ignored, weight=w)
    check(
        r ->
            new NegativeLogLikelihood(r)
                .withClassWeights(0.5f, 1, 2)
                .withIgnoredIndex(-100)
                .of(SCORES, IGNORED),
        1,
        2.5,
        new double[] {-0.5, 0, 2, 1},
        wrt(SCORES, -0.2, 0, 0, 0, 0, 0, 0, -0.4, 0, 0, -0.4, 0));
  }
}
