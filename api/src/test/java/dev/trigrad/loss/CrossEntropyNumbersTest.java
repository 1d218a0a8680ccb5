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
class CrossEntropyNumbersTest {
  private static final Tensor CLASSES = Tensor.of(new int[] {0, 2, 1, 1}, 4);
  private static final Tensor IGNORED = Tensor.of(new int[] {0, -100, 1, 1}, 4);
  private static final Tensor SCORES =
      Tensor.of(new float[] {1, 3, 2, -0.5f, 0.25f, 0.5f, 0, -2, 0.75f, 0.75f, -1, 4}, 4, 3);

  @Test
  void crossEntropy() {
    // cross_entropy(s, c)
    check(
        r -> new CrossEntropy(r).of(SCORES, CLASSES),
        2.848852172323,
        11.39540868929,
        new double[] {2.407605964444, 0.7639225670693, 3.179373292105, 5.044506865673},
        wrt(
            SCORES,
            -0.2274923567074,
            0.1663102389437,
            0.0611821177637,
            0.04284283204095,
            0.09069827614242,
            -0.1335411081834,
            0.07686784324223,
            -0.239597068663,
            0.1627292254208,
            0.009271582270126,
            -0.2483888405869,
            0.2391172583168));
    // cross_entropy(s, ignored)
    check(
        r -> new CrossEntropy(r).withIgnoredIndex(-100).of(SCORES, IGNORED),
        3.543828707408,
        10.63148612222,
        new double[] {2.407605964444, 0, 3.179373292105, 5.044506865673},
        wrt(
            SCORES,
            -0.3033231422765,
            0.2217469852583,
            0.08157615701827,
            0,
            0,
            0,
            0.1024904576563,
            -0.3194627582174,
            0.2169723005611,
            0.0123621096935,
            -0.3311851207825,
            0.318823011089));
  }

  @Test
  void crossEntropyOfWeightedClasses() {
    // cross_entropy(s, c, weight=w)
    check(
        r -> new CrossEntropy(r).withClassWeights(0.5f, 1, 2).of(SCORES, CLASSES),
        2.434561838698,
        10.95552827414,
        new double[] {1.203802982222, 1.527845134139, 3.179373292105, 5.044506865673},
        wrt(
            SCORES,
            -0.1011077140922,
            0.07391566175276,
            0.02719205233942,
            0.07616503473946,
            0.1612413798087,
            -0.2374064145482,
            0.06832697177087,
            -0.2129751721449,
            0.144648200374,
            0.008241406462334,
            -0.2207900805217,
            0.2125486740594));
    // cross_entropy(s, ignored, weight=w)
    check(
        r ->
            new CrossEntropy(r)
                .withClassWeights(0.5f, 1, 2)
                .withIgnoredIndex(-100)
                .of(SCORES, IGNORED),
        3.771073256,
        9.427683140001,
        new double[] {1.203802982222, 0, 3.179373292105, 5.044506865673},
        wrt(
            SCORES,
            -0.1819938853659,
            0.133048191155,
            0.04894569421096,
            0,
            0,
            0,
            0.1229885491876,
            -0.3833553098608,
            0.2603667606733,
            0.0148345316322,
            -0.397422144939,
            0.3825876133068));
  }

  @Test
  void crossEntropyWithSmoothedLabels() {
    // cross_entropy(s, c, label_smoothing=0.75)
    check(
        r -> new CrossEntropy(r).withLabelSmoothing(0.75f).of(SCORES, CLASSES),
        2.020727172323,
        8.082908689292,
        new double[] {1.657605964444, 1.076422567069, 1.991873292105, 3.357006865673},
        wrt(
            SCORES,
            -0.1024923567074,
            0.1038102389437,
            -0.001317882236301,
            -0.01965716795905,
            0.02819827614242,
            -0.008541108183369,
            0.01436784324223,
            -0.114597068663,
            0.1002292254208,
            -0.05322841772987,
            -0.1233888405869,
            0.1766172583168));
    // cross_entropy(s, ignored, label_smoothing=0.75)
    check(
        r ->
            new CrossEntropy(r)
                .withLabelSmoothing(0.75f)
                .withIgnoredIndex(-100)
                .of(SCORES, IGNORED),
        2.335495374074,
        7.006486122223,
        new double[] {1.657605964444, 0, 1.991873292105, 3.357006865673},
        wrt(
            SCORES,
            -0.1366564756099,
            0.1384136519249,
            -0.001757176315067,
            0,
            0,
            0,
            0.01915712432298,
            -0.1527960915507,
            0.1336389672277,
            -0.07097122363983,
            -0.1645184541159,
            0.2354896777557));
  }

  @Test
  void crossEntropyWithEverything() {
    // cross_entropy(s, c, weight=w, label_smoothing=0.75)
    check(
        r ->
            new CrossEntropy(r)
                .withClassWeights(0.5f, 1, 2)
                .withLabelSmoothing(0.75f)
                .of(SCORES, CLASSES),
        1.678581038148,
        7.553614671666,
        new double[] {1.407605964444, 1.23789352972, 1.951794953618, 2.956320223883},
        wrt(
            SCORES,
            -0.03554876151769,
            0.09227576794996,
            -0.05672700643227,
            0.0245856836056,
            0.05529789306296,
            -0.07988357666856,
            0.04909006546446,
            -0.1007081797741,
            0.05161811430968,
            -0.01850619550765,
            -0.109499951698,
            0.1280061472057));
    // cross_entropy(s, ignored, weight=w, label_smoothing=0.75)
    check(
        r ->
            new CrossEntropy(r)
                .withClassWeights(0.5f, 1, 2)
                .withLabelSmoothing(0.75f)
                .withIgnoredIndex(-100)
                .of(SCORES, IGNORED),
        2.526288456778,
        6.315721141945,
        new double[] {1.407605964444, 0, 1.951794953618, 2.956320223883},
        wrt(
            SCORES,
            -0.06398777073185,
            0.1660963823099,
            -0.1021086115781,
            0,
            0,
            0,
            0.08836211783602,
            -0.1812747235934,
            0.09291260575742,
            -0.03331115191377,
            -0.1970999130564,
            0.2304110649702));
    // cross_entropy(s, c, weight=w, ignore_index=2)
    check(
        r ->
            new CrossEntropy(r)
                .withClassWeights(0.5f, 1, 2)
                .withIgnoredIndex(2)
                .of(SCORES, CLASSES),
        3.771073256,
        9.427683140001,
        new double[] {1.203802982222, 0, 3.179373292105, 5.044506865673},
        wrt(
            SCORES,
            -0.1819938853659,
            0.133048191155,
            0.04894569421096,
            0,
            0,
            0,
            0.1229885491876,
            -0.3833553098608,
            0.2603667606733,
            0.0148345316322,
            -0.397422144939,
            0.3825876133068));
  }
}
