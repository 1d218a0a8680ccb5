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
class DivergenceNumbersTest {
  private static final Tensor CLASSES = Tensor.of(new int[] {0, 2, 1, 1}, 4);
  private static final Tensor P =
      Tensor.of(new float[] {0.125f, 0.5f, 0.875f, 0.25f, 0.9375f, 0.0625f}, 2, 3);
  private static final Tensor SCORES =
      Tensor.of(new float[] {1, 3, 2, -0.5f, 0.25f, 0.5f, 0, -2, 0.75f, 0.75f, -1, 4}, 4, 3);
  private static final Tensor SOFT =
      Tensor.of(
          new float[] {0.5f, 0.5f, 0, 0.25f, 0.25f, 0.5f, 1, 0, 0, 0.125f, 0.75f, 0.125f}, 4, 3);
  private static final Tensor X = Tensor.of(new float[] {0.5f, -1.25f, 2, 0.125f, -3, 0.75f}, 2, 3);
  private static final Tensor Y = Tensor.of(new float[] {0.25f, 1, -0.5f, 0.125f, -1.75f, 3}, 2, 3);

  @Test
  void kullbackLeibler() {
    // kl_div(s, soft)
    check(
        r -> new KullbackLeibler(false, r).of(SCORES, SOFT),
        -0.3749783242632,
        -4.499739891159,
        new double[] {
          -0.84657359028,
          -1.84657359028,
          0,
          -0.22157359028,
          -0.40907359028,
          -0.59657359028,
          0,
          0,
          0,
          -0.35368019271,
          0.5342384456612,
          -0.75993019271
        },
        wrt(
            SCORES,
            -0.04166666666667,
            -0.04166666666667,
            0,
            -0.02083333333333,
            -0.02083333333333,
            -0.04166666666667,
            -0.08333333333333,
            0,
            0,
            -0.01041666666667,
            -0.0625,
            -0.01041666666667));
    // kl_div(x, p)
    check(
        r -> new KullbackLeibler(false, r).of(X, P),
        0.04052766657953,
        0.2431659994772,
        new double[] {
          -0.32243019271,
          0.27842640972,
          -1.866839968546,
          -0.37782359028,
          2.751995136434,
          -0.22016179514
        },
        wrt(
            X,
            -0.02083333333333,
            -0.08333333333333,
            -0.1458333333333,
            -0.04166666666667,
            -0.15625,
            -0.01041666666667),
        wrt(
            P,
            -0.2632402569466,
            0.2594754699067,
            -0.1889218987708,
            -0.08521572685332,
            0.6559102464771,
            -0.4204314537066));
    // kl_div(x, y, log_target=True)
    check(
        r -> new KullbackLeibler(true, r).of(X, Y),
        8.281412769511,
        49.68847661706,
        new double[] {
          -0.3210063541719, 6.116134114033, -1.516326649282, 0, 0.2172174293131, 45.19245807717
        },
        wrt(
            X,
            -0.2140042361146,
            -0.4530469714098,
            -0.1010884432854,
            -0.1888580755111,
            -0.02896232390841,
            -3.347589487198),
        wrt(
            Y,
            0.160503177086,
            1.472402657082,
            -0.1516326649282,
            0.1888580755111,
            0.06516522879392,
            10.87966583339));
  }

  @Test
  void kullbackLeiblerWithLogits() {
    // kl_div(log_softmax(x, 1), log_softmax(y, 1), log_target=True), summed over classes
    check(
        r -> new KullbackLeiblerWithLogits(r).of(X, Y),
        0.943298279496,
        1.886596558992,
        new double[] {1.633036692308, 0.2535598666838},
        wrt(
            X,
            -0.05089025354441,
            -0.2795354616652,
            0.3304257152096,
            0.1452077498484,
            0.003482072530259,
            -0.1486898223786),
        wrt(
            Y,
            -0.1641501961826,
            0.3897411115254,
            -0.2255909153428,
            -0.05621908636389,
            -0.00354451358296,
            0.05976359994685));
  }

  @Test
  void multiclassFocal() {
    // -(1 - p) ** 2 * log(p), p = softmax(s, 1)[c]
    check(
        r -> new MulticlassFocal(2, r).of(SCORES, CLASSES),
        2.527888057897,
        10.11155223159,
        new double[] {1.993604534579, 0.2179712798097, 2.920280074002, 4.979696343196},
        wrt(
            SCORES,
            -0.2781164418677,
            0.2033194106855,
            0.07479703118227,
            0.02851231648399,
            0.06036057447027,
            -0.08887289095426,
            0.09009649964692,
            -0.2808307908962,
            0.1907342912493,
            0.009751416926499,
            -0.2612437741352,
            0.2514923572087));
    // -(1 - p) ** 0.5 * log(p), p = softmax(s, 1)[c]
    check(
        r -> new MulticlassFocal(0.5f, r).of(SCORES, CLASSES),
        2.748935556435,
        10.99574222574,
        new double[] {2.296671129572, 0.5583246769771, 3.112520837104, 5.028225582088},
        wrt(
            SCORES,
            -0.242856558832,
            0.1775423707107,
            0.0653141881213,
            0.04174255039705,
            0.08836897988401,
            -0.1301115302811,
            0.08044553967376,
            -0.2507487484995,
            0.1703032088258,
            0.009392855637198,
            -0.2516377953137,
            0.2422449396765));
    // -(1 - p) ** 0 * log(p), p = softmax(s, 1)[c]
    check(
        r -> new MulticlassFocal(0, r).of(SCORES, CLASSES),
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
    // -w[c] * (1 - p) ** 2 * log(p), p = softmax(s, 1)[c]
    check(
        r -> new MulticlassFocal(2, r).withClassWeights(0.5f, 1, 2).of(SCORES, CLASSES),
        2.333180311027,
        9.332721244107,
        new double[] {0.9968022672893, 0.4359425596193, 2.920280074002, 4.979696343196},
        wrt(
            SCORES,
            -0.1390582209339,
            0.1016597053427,
            0.03739851559114,
            0.05702463296798,
            0.1207211489405,
            -0.1777457819085,
            0.09009649964692,
            -0.2808307908962,
            0.1907342912493,
            0.009751416926499,
            -0.2612437741352,
            0.2514923572087));
  }
}
