package dev.trigrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Values, gradients and statistics of modules: the numbers are PyTorch 1.13's in double, of the
 * module of the same name, with ε = 2⁻¹⁷ and gradients by autograd of Σ c y, c being 1/8, 2/8, ….
 */
class ModuleNumbersTest {
  private static final float EPSILON = 0x1p-17f;
  private static final double EXACT = 1e-12;

  private static final Tensor X =
      Tensor.of(new float[] {1, -2, 0.5f, 3, 0.25f, 4, -1, 2, -3, 1.5f, 2, 0.75f}, 3, 4);

  private static final Tensor W = Tensor.of(new float[] {1, 0.5f, -1, 2});
  private static final Tensor B = Tensor.of(new float[] {0, 0.25f, 1, -1});

  private static void gives(Tensor y, double... expected) {
    assertArrayEquals(expected, new Reference().of(y).value(), EXACT);
  }

  private static List<Tensor> gradients(Tensor y, Tensor... xs) {
    int[] extents = y.shape().extents();
    Tensor c = Tensor.arange(1, 1, y.type().elements()).div(8).reshape(extents);
    return Gradients.of(y.mul(c).sum(), xs);
  }

  private static Pass bound(Pass pass, Module module) {
    Map<String, Cell> cells = module.cells();
    return pass.with(Map.of(cells.get("weight"), W, cells.get("bias"), B));
  }

  @Test
  void batchNormByTheBatch() {
    var norm = new BatchNorm(4, BatchNorm.Settings.STANDARD.epsilon(EPSILON));
    Pass pass = bound(Pass.training(RandomKey.of(1)), norm);
    Tensor y = norm.apply(X, pass);
    gives(
        y,
        0.9120280310422815,
        -0.39342078308186723,
        1.0,
        1.3539187983898762,
        0.4800147531801482,
        0.8256922795995654,
        2.224741756716196,
        -0.8189293232007788,
        -1.3920427842224297,
        0.3177285034823018,
        -0.224741756716196,
        -3.5349894751890973);
    List<Tensor> gradients = gradients(y, X, W, B);
    gives(
        gradients.get(0),
        -0.08627044328222767,
        -0.03961193219052738,
        0.408247252238732,
        -0.044534958668288264,
        0.10617810980308484,
        -0.05545652587156477,
        -0.20412258789819546,
        0.08014531554823372,
        -0.01990766652085711,
        0.09506845806209216,
        -0.20412466434053653,
        -0.03561035687994567);
    gives(
        gradients.get(1),
        -1.1520354076323353,
        0.7111492865641689,
        0.612370878358098,
        -1.2222270683947436);
    gives(gradients.get(2), 1.875, 2.25, 2.625, 3.0);
    statistics(
        norm,
        pass,
        new double[] {-0.05833333333333334, 0.11666666666666668, 0.05, 0.19166666666666668},
        new double[] {1.3520833333333333, 1.8083333333333336, 1.125, 1.0270833333333333});
    // Applied again in one pass, it goes on from there.
    norm.apply(X.mul(2).add(1), pass);
    statistics(
        norm,
        pass,
        new double[] {
          -0.06916666666666667, 0.43833333333333335, 0.24500000000000002, 0.6558333333333334
        },
        new double[] {3.0252083333333335, 5.260833333333334, 1.9125, 1.4327083333333333});
    norm.runningMean().assign(Tensor.of(new float[] {-0.0625f, 0.4375f, 0.25f, 0.65625f}));
    Tensor before = norm.apply(X, bound(Pass.inference(), norm));
    assertEquals(1 - 1.0 / 16 + 1.0 / 8, new Reference().of(before).value()[0], 1e-5);
    norm.resetStatistics();
    assertArrayEquals(new float[4], norm.runningMean().snapshot().toArray());
  }

  /** Momentum 0.1 is rounded to float32. */
  private static void statistics(BatchNorm norm, Pass pass, double[] mean, double[] variance) {
    assertArrayEquals(mean, new Reference().of(pass.value(norm.runningMean())).value(), 1e-7);
    double[] found = new Reference().of(pass.value(norm.runningVariance())).value();
    assertArrayEquals(variance, found, 1e-6);
  }

  @Test
  void batchNormOfAllBatchesSoFar() {
    var settings = BatchNorm.Settings.STANDARD.epsilon(EPSILON).cumulative().plain();
    var norm = new BatchNorm(2, settings);
    Pass pass = Pass.training(RandomKey.of(1));
    Tensor x = X.reshape(3, 2, 2);
    Tensor y = norm.apply(x, pass);
    gives(
        y,
        0.3076700390593683,
        -0.995403067545015,
        -0.5472481169224885,
        1.384215825156883,
        -0.018098237591727545,
        1.6107431456637515,
        -1.7061264821701116,
        0.6116302483251345,
        -1.429760769746476,
        0.5248488901600988,
        0.6116302483251345,
        -0.35410172271455137);
    gives(
        gradients(y, X).getFirst(),
        -0.24508202863849077,
        -0.1875861909920046,
        -0.44053387304092695,
        -0.32294484273789353,
        -0.027102896319934327,
        0.023190410366118935,
        -0.06685058454449158,
        0.05494161239835483,
        0.19354384005804168,
        0.24303686552626905,
        0.3446612037102606,
        0.4307264842146968);
    norm.apply(x.mul(2).add(1), pass);
    statistics(
        norm,
        pass,
        new double[] {0.9375, 2.3125},
        new double[] {15.901041666666666, 5.026041666666666});
  }

  @Test
  void groupInstanceAndLayerNorm() {
    var group = new GroupNorm(2, 4, EPSILON, true);
    Tensor y = group.apply(X, bound(Pass.inference(), group));
    gives(
        y,
        0.9999983045833047,
        -0.24999915229165237,
        1.9999975586026906,
        0.9999951172053814,
        -0.9999989149323215,
        0.7499994574661608,
        1.9999983045833047,
        0.9999966091666095,
        -0.9999992464804042,
        0.7499996232402022,
        9.765481951085064e-06,
        -2.9999804690360974);
    gives(
        gradients(y, W).getFirst(),
        -1.6249986860502426,
        1.7499986681539204,
        0.1249889714759164,
        1.173210757675347e-05);
    var instance = new InstanceNorm(2, EPSILON, false);
    gives(
        instance.apply(X.reshape(3, 2, 2)),
        0.9999983045833047,
        -0.9999983045833047,
        -0.9999975586026906,
        0.9999975586026907,
        -0.9999989149323215,
        0.9999989149323216,
        -0.9999983045833047,
        0.9999983045833047,
        -0.9999992464804042,
        0.9999992464804042,
        0.9999902345180489,
        -0.9999902345180487);
    var layer = new LayerNorm(EPSILON, 4);
    layer.initialize(1);
    gives(
        gradients(layer.apply(X), X).getFirst(),
        -0.1140957007341839,
        0.02662218667413513,
        0.038031900244727995,
        0.049441613815320806,
        -0.09899090505831154,
        -0.034778605534806106,
        0.034558951635650925,
        0.09921055895746661,
        -0.01515745382998801,
        -0.06062912245960628,
        -0.009094295933541163,
        0.08488087222313523);
  }

  /** 1 and 7, over the root of 25, and 3 and 4 over that of 12.5. */
  @Test
  void rmsNormDividesByTheRootOfTheMeanSquare() {
    var norm = new RmsNorm(0f, 2);
    norm.initialize(1);
    double root = Math.sqrt(12.5);
    gives(norm.apply(Tensor.of(new float[] {1, 7, 3, 4}, 2, 2)), 0.2, 1.4, 3 / root, 4 / root);
  }

  @Test
  void bilinear() {
    var layer = new Bilinear(4, 2, 2);
    layer
        .weight()
        .assign(
            Tensor.of(
                new float[] {
                  -1.75f, -1.5f, -1.25f, -1, -0.75f, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f, 1, 1.25f,
                  1.5f, 1.75f, 2
                },
                2,
                4,
                2));
    layer.bias().assign(Tensor.of(new float[] {0.5f, -1}));
    Tensor z = Tensor.of(new float[] {1, 2, 0.5f, -1, 3, 0.25f}, 3, 2);
    Tensor y = layer.apply(X, z);
    gives(y, 0.625, 14.125, 1.78125, -4.96875, 6.0625, 12.6875);
    Tensor c = Tensor.arange(1, 1, 6).reshape(3, 2);
    Tensor weight = layer.weight().tensor();
    List<Tensor> gradients = Gradients.of(y.mul(c).sum(), X, z, weight);
    gives(
        gradients.get(0),
        -2.25,
        2.25,
        6.75,
        11.25,
        0.375,
        -1.375,
        -3.125,
        -4.875,
        -22.875,
        -5.0,
        12.875,
        30.75);
    gives(gradients.get(1), 8.875, 10.75, 5.6875, 14.875, 33.5625, 37.0);
    gives(
        gradients.get(2),
        -43.625,
        -2.5,
        26.5,
        -14.125,
        29.0,
        6.5,
        17.25,
        0.9375,
        -51.5,
        -1.5,
        31.0,
        -21.75,
        35.0,
        9.0,
        23.5,
        5.125);
  }

  @Test
  void anEmbeddingsPaddingStaysAndGetsNoGradient() {
    var table = Embedding.padded(4, 2, 1);
    table.initialize(1);
    float[] first = table.weight().snapshot().toArray();
    assertEquals(0, first[2]);
    assertEquals(0, first[3]);
    table.weight().assign(Tensor.of(new float[] {1, 2, 0, 0, 3, 4, 5, 6}, 4, 2));
    Tensor y = table.apply(Tensor.of(new int[] {3, 1, 3, 0}));
    gives(y, 5, 6, 0, 0, 5, 6, 1, 2);
    Tensor c = Tensor.arange(1, 1, 8).reshape(4, 2);
    Tensor weight = table.weight().tensor();
    gives(Gradients.of(y.mul(c).sum(), weight).getFirst(), 7, 8, 0, 0, 0, 0, 6, 8);
    var shortened = new Embedding(2, 2, -1, 1, Initializer.zeros());
    shortened.weight().assign(Tensor.of(new float[] {3, 4, 0.5f, 0}, 2, 2));
    gives(shortened.apply(Tensor.of(new int[] {0, 1})), 0.6, 0.8, 0.5, 0);
  }

  @Test
  void anglesArePointsOnTheCircle() {
    Tensor x = Tensor.of(new float[] {3, 4, -1, 2, 0, -5}, 3, 2);
    Tensor y = new SinCos().apply(x);
    gives(y, 0.6, 0.8, -0.4472135954999579, 0.8944271909999159, 0, -1);
    Tensor c = Tensor.arange(1, 1, 6).reshape(3, 2);
    gives(
        Gradients.of(y.mul(c).sum(), x).getFirst(),
        -0.064,
        0.048,
        1.7888543819998317,
        0.894427190999916,
        1.0,
        0);
    Tensor far = Tensor.of(new float[] {3e30f, 4e30f, 3e-30f, 4e-30f, 0, 0}, 3, 2);
    assertArrayEquals(
        new double[] {0.6, 0.8, 0.6, 0.8, 0, 0},
        new Reference().of(new SinCos().apply(far)).value(),
        1e-6);
    Tensor angle = Tensor.of(new float[] {0.5f});
    gives(SinCos.of(angle), Math.sin(0.5), Math.cos(0.5));
    gives(SinCos.angle(x), 0.6435011087932844, -0.4636476090008061, (float) Math.PI);
  }

  @Test
  void dropoutKeepsByTheBitsOfItsKey() {
    RandomKey key = RandomKey.of(9);
    Tensor y = new Dropout(0.25f).apply(Tensor.ones(1000), Pass.training(key));
    double[] values = new Reference().of(y).value();
    int kept = 0;
    for (int i = 0; i < values.length; i++) {
      boolean keeps = key.split(0).bits(i) < 0.5 * 0x1p31;
      assertEquals(keeps ? (double) (float) (1 / 0.75) : 0, values[i]);
      kept += keeps ? 1 : 0;
    }
    // Five standard deviations of a count of 1000 at ¾.
    assertEquals(750, kept, 5 * Math.sqrt(1000 * 0.75 * 0.25));
    Pass never = Pass.training(key);
    assertEquals(X, new Dropout(0).apply(X, never));
    assertEquals(X, new Dropout(0.5f).apply(X));
    gives(new Dropout(1).apply(Tensor.of(new float[] {1, Float.NaN}), never), 0, 0);
    // Rates that round to none of the 2³² integers.
    for (float rate : new float[] {1e-10f, Float.MIN_VALUE}) {
      gives(new Dropout(rate).apply(Tensor.ones(4), Pass.training(key)), 1, 1, 1, 1);
    }
    double[] channels =
        new Reference()
            .of(new DropoutChannels(0.5f).apply(Tensor.ones(2, 8, 3), Pass.training(key)))
            .value();
    for (int i = 0; i < channels.length; i++) {
      assertEquals(channels[i / 3 * 3], channels[i]);
    }
  }
}
