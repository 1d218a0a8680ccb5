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
class SoftTargetNumbersTest {
  private static final Tensor SCORES =
      Tensor.of(new float[] {1, 3, 2, -0.5f, 0.25f, 0.5f, 0, -2, 0.75f, 0.75f, -1, 4}, 4, 3);
  private static final Tensor SOFT =
      Tensor.of(
          new float[] {0.5f, 0.5f, 0, 0.25f, 0.25f, 0.5f, 1, 0, 0, 0.125f, 0.75f, 0.125f}, 4, 3);

  @Test
  void crossEntropy() {
    // cross_entropy(s, soft)
    check(
        r -> new CrossEntropy(r).of(SCORES, SOFT),
        1.966039672323,
        7.864158689292,
        new double[] {1.407605964444, 1.076422567069, 1.179373292105, 4.200756865673},
        wrt(
            SCORES,
            -0.1024923567074,
            0.04131023894371,
            0.0611821177637,
            -0.01965716795905,
            0.02819827614242,
            -0.008541108183369,
            -0.1731321567578,
            0.01040293133698,
            0.1627292254208,
            -0.02197841772987,
            -0.1858888405869,
            0.2078672583168));
    // cross_entropy(s, soft, weight=w)
    check(
        r -> new CrossEntropy(r).withClassWeights(0.5f, 1, 2).of(SCORES, SOFT),
        1.658424548471,
        6.633698193884,
        new double[] {0.8057044733333, 1.23789352972, 0.5896866460526, 4.000413544778},
        wrt(
            SCORES,
            -0.04561926753055,
            -0.0002673207922209,
            0.04588658832277,
            0.0276588940563,
            0.06221012969583,
            -0.08986902375213,
            -0.08656607837888,
            0.005201465668488,
            0.0813646127104,
            -0.005773943837991,
            -0.1857881431236,
            0.1915620869616));
    // cross_entropy(s, soft, label_smoothing=0.75)
    check(
        r -> new CrossEntropy(r).withLabelSmoothing(0.75f).of(SCORES, SOFT),
        1.800024047323,
        7.200096189292,
        new double[] {1.407605964444, 1.154547567069, 1.491873292105, 3.146069365673},
        wrt(
            SCORES,
            -0.0712423567074,
            0.07256023894371,
            -0.001317882236301,
            -0.03528216795905,
            0.01257327614242,
            0.02270889181663,
            -0.04813215675777,
            -0.05209706866302,
            0.1002292254208,
            -0.06104091772987,
            -0.1077638405869,
            0.1688047583168));
    // cross_entropy(s, soft, weight=w, label_smoothing=0.75)
    check(
        r ->
            new CrossEntropy(r)
                .withClassWeights(0.5f, 1, 2)
                .withLabelSmoothing(0.75f)
                .of(SCORES, SOFT),
        1.6182892879,
        6.473157151602,
        new double[] {1.308081337222, 1.165405628616, 1.304373292105, 2.695296893659},
        wrt(
            SCORES,
            -0.02296062900162,
            0.08295462887769,
            -0.05999399987607,
            0.01315220154991,
            0.03241352404858,
            -0.04556572559848,
            0.01436784324223,
            -0.05209706866302,
            0.03772922542079,
            -0.02458085147314,
            -0.1075372712944,
            0.1321181227676));
  }
}
