package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Values and gradients of activation functions: the numbers are those of PyTorch 1.13's functional
 * forms of the same names in double, with their gradients by autograd, but for the slopes of
 * hardswish at ±3, where it takes the parabola's, and that of hardsigmoid, which it rounds to
 * float32.
 */
class ActivationsTest {
  /** Constants are rounded to float32. */
  private static final double EXACT = 2e-7;

  private static final float[] POINTS = {-5, -3, -1.5f, -0.25f, 0, 0.25f, 1.5f, 3, 7};

  private static void judge(UnaryOperator<Tensor> function, double[] values, double[] gradients) {
    Tensor x = Tensor.of(POINTS);
    Tensor y = function.apply(x);
    assertArrayEquals(values, new Reference().of(y).value(), EXACT * 8);
    Tensor gradient = Gradients.of(y.sum(), x).getFirst();
    assertArrayEquals(gradients, new Reference().of(gradient).value(), EXACT * 2);
  }

  /** The limits at ±∞, and what is far out: no published table has them. */
  @Test
  void limitsOfWhatIsLinearAbove() {
    List<UnaryOperator<Tensor>> all =
        List.of(Tensor::silu, Tensor::mish, Tensor::gelu, Tensor::geluTanh);
    float infinity = Float.POSITIVE_INFINITY;
    for (UnaryOperator<Tensor> function : all) {
      Tensor x = Tensor.of(new float[] {-infinity, -3e38f, -1e25f, 1e25f, 3e38f, infinity});
      Tensor y = function.apply(x);
      Tensor first = Gradients.of(y.sum(), x).getFirst();
      Tensor second = Gradients.of(first.sum(), x).getFirst();
      double[] values = new Reference().of(y).value();
      assertArrayEquals(new double[] {0, 0, 0, 1e25f, 3e38f, infinity}, values, 1e-50);
      assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1}, new Reference().of(first).value(), 1e-50);
      assertArrayEquals(new double[6], new Reference().of(second).value(), 1e-50);
    }
  }

  @Test
  void relu6() {
    judge(
        Tensor::relu6,
        new double[] {0.0, 0.0, 0.0, 0.0, 0.0, 0.25, 1.5, 3.0, 6.0},
        new double[] {0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0});
  }

  @Test
  void leakyRelu() {
    judge(
        x -> x.leakyRelu(0.125f),
        new double[] {-0.625, -0.375, -0.1875, -0.03125, 0.0, 0.25, 1.5, 3.0, 7.0},
        new double[] {0.125, 0.125, 0.125, 0.125, 0.125, 1.0, 1.0, 1.0, 1.0});
  }

  @Test
  void elu() {
    judge(
        x -> x.elu(0.75f),
        new double[] {
          -0.7449465397506859,
          -0.7126596987241021,
          -0.5826523798886777,
          -0.16589941269644634,
          0.0,
          0.25,
          1.5,
          3.0,
          7.0
        },
        new double[] {
          0.0050534602493141,
          0.03734030127589796,
          0.16734762011132237,
          0.5841005873035536,
          0.75,
          1.0,
          1.0,
          1.0,
          1.0
        });
  }

  @Test
  void celu() {
    judge(
        x -> x.celu(2),
        new double[] {
          -1.8358300027522023,
          -1.5537396797031404,
          -1.0552668945179706,
          -0.2350061948308091,
          0.0,
          0.25,
          1.5,
          3.0,
          7.0
        },
        new double[] {
          0.0820849986238988,
          0.22313016014842982,
          0.4723665527410147,
          0.8824969025845955,
          1.0,
          1.0,
          1.0,
          1.0,
          1.0
        });
  }

  @Test
  void selu() {
    judge(
        Tensor::selu,
        new double[] {
          -1.7462533606696198,
          -1.6705687287671118,
          -1.3658143533672527,
          -0.388890197478119,
          0.0,
          0.2626752468388701,
          1.5760514810332207,
          3.1521029620664414,
          7.354906911488364
        },
        new double[] {
          0.011845980177756718,
          0.08753061208026487,
          0.392284987480124,
          1.3692091433692577,
          1.7580993408473766,
          1.0507009873554805,
          1.0507009873554805,
          1.0507009873554805,
          1.0507009873554805
        });
  }

  @Test
  void silu() {
    judge(
        Tensor::silu,
        new double[] {
          -0.03346425462142428,
          -0.14227761953270035,
          -0.2736382857095345,
          -0.10945587477855048,
          0.0,
          0.14054412522144952,
          1.2263617142904655,
          2.8577223804672998,
          6.993622641639196
        },
        new double[] {
          -0.026547432429665917,
          -0.08810410601516962,
          -0.041294154299142946,
          0.37628997842980233,
          0.5,
          0.6237100215701977,
          1.041294154299143,
          1.0881041060151693,
          1.0054604970664518
        });
  }

  @Test
  void mish() {
    judge(
        Tensor::mish,
        new double[] {
          -0.033576237730161704,
          -0.1456474612756246,
          -0.2980997421668068,
          -0.12992696367914103,
          0.0,
          0.1695724096638176,
          1.4033782663958028,
          2.9865350049679575,
          6.999988379809741
        },
        new double[] {
          -0.026747498019901936,
          -0.09339311453232084,
          -0.06409781589225866,
          0.4398156017218052,
          0.6,
          0.7541726677205928,
          1.0884879850078475,
          1.0211069109294435,
          1.000021559160889
        });
  }

  @Test
  void softplus() {
    judge(
        x -> x.softplus(2, 3),
        new double[] {
          2.2699449608432323e-05,
          0.0012378425688652247,
          0.02429367578687103,
          0.23703849209005334,
          0.34657359027997264,
          0.48703849209005334,
          1.524293675786871,
          3.0,
          7.0
        },
        new double[] {
          4.5397868702434395e-05,
          0.0024726231566347748,
          0.04742587317756679,
          0.37754066879814546,
          0.5,
          0.6224593312018546,
          0.9525741268224333,
          1.0,
          1.0
        });
  }

  @Test
  void softsign() {
    judge(
        Tensor::softsign,
        new double[] {-0.8333333333333334, -0.75, -0.6, -0.2, 0.0, 0.2, 0.6, 0.75, 0.875},
        new double[] {
          0.027777777777777762,
          0.0625,
          0.16000000000000003,
          0.64,
          1.0,
          0.64,
          0.16000000000000003,
          0.0625,
          0.015625
        });
  }

  @Test
  void logSigmoid() {
    judge(
        Tensor::logSigmoid,
        new double[] {
          -5.006715348489118,
          -3.048587351573742,
          -1.7014132779827524,
          -0.8259394198788436,
          -0.6931471805599453,
          -0.5759394198788436,
          -0.2014132779827524,
          -0.04858735157374206,
          -0.0009114664537742447
        },
        new double[] {
          0.9933071490757152,
          0.9525741268224333,
          0.8175744761936437,
          0.5621765008857982,
          0.5,
          0.4378234991142019,
          0.18242552380635632,
          0.04742587317756679,
          0.0009110511944006454
        });
  }

  @Test
  void hardSigmoid() {
    judge(
        Tensor::hardSigmoid,
        new double[] {0.0, 0.0, 0.25, 0.4583333333333333, 0.5, 0.5416666666666666, 0.75, 1.0, 1.0},
        new double[] {0.0, 0.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 0.0, 0.0});
  }

  @Test
  void hardTanh() {
    judge(
        Tensor::hardTanh,
        new double[] {-1.0, -1.0, -1.0, -0.25, 0.0, 0.25, 1.0, 1.0, 1.0},
        new double[] {0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0});
  }

  @Test
  void hardSwish() {
    judge(
        Tensor::hardSwish,
        new double[] {
          -0.0, -0.0, -0.375, -0.11458333333333333, 0.0, 0.13541666666666666, 1.125, 3.0, 7.0
        },
        new double[] {0.0, 0.0, 0.0, 0.4166666666666667, 0.5, 0.5833333333333334, 1.0, 1.0, 1.0});
  }

  @Test
  void tanhshrink() {
    judge(
        Tensor::tanhshrink,
        new double[] {
          -4.000090795737405,
          -2.0049452463132695,
          -0.5948517463551336,
          -0.005081337596290869,
          0.0,
          0.005081337596290869,
          0.5948517463551336,
          2.0049452463132695,
          6.0000016630560555
        },
        new double[] {
          0.9998184167690561,
          0.9901339628345598,
          0.8192933610763514,
          0.05998515119362202,
          0.0,
          0.05998515119362202,
          0.8192933610763514,
          0.9901339628345598,
          0.9999966738906552
        });
  }

  @Test
  void softshrink() {
    judge(
        x -> x.softshrink(0.5f),
        new double[] {-4.5, -2.5, -1.0, 0.0, 0.0, 0.0, 1.0, 2.5, 6.5},
        new double[] {1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0});
  }

  @Test
  void hardshrink() {
    judge(
        x -> x.hardshrink(0.5f),
        new double[] {-5.0, -3.0, -1.5, 0.0, 0.0, 0.0, 1.5, 3.0, 7.0},
        new double[] {1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0});
  }

  @Test
  void threshold() {
    judge(
        x -> x.threshold(-0.5f, 7),
        new double[] {7.0, 7.0, 7.0, -0.25, 0.0, 0.25, 1.5, 3.0, 7.0},
        new double[] {0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0});
  }

  @Test
  void prelu() {
    judge(
        x -> x.prelu(Tensor.of(0.25f)),
        new double[] {-1.25, -0.75, -0.375, -0.0625, 0.0, 0.25, 1.5, 3.0, 7.0},
        new double[] {0.25, 0.25, 0.25, 0.25, 0.25, 1.0, 1.0, 1.0, 1.0});
  }

  @Test
  void glu() {
    Tensor x = Tensor.of(new float[] {0.5f, -1, 2, 3, 1, 0.25f, -0.75f, 4}, 2, 4);
    assertArrayEquals(
        new double[] {
          0.44039853898894116, -0.9525741268224334, 0.320821300824607, 0.2455034475094771
        },
        new Reference().of(x.glu(-1)).value(),
        1e-15);
  }

  @Test
  void stepIsAllOrNothing() {
    Tensor x = Tensor.of(new float[] {-2, -0f, 0, 1e-30f, 5, Float.NaN});
    assertArrayEquals(
        new double[] {0, 0, 0, 1, 1, Double.NaN}, new Reference().of(x.step()).value());
    Tensor gradient = Gradients.of(x.step().sum(), x).getFirst();
    assertArrayEquals(new double[6], new Reference().of(gradient).value());
  }

  private static final List<UnaryOperator<Tensor>> ALL =
      List.of(
          Tensor::relu6,
          x -> x.leakyRelu(0.01f),
          x -> x.prelu(Tensor.of(0.25f)),
          x -> x.elu(1),
          x -> x.celu(2),
          Tensor::selu,
          Tensor::silu,
          Tensor::mish,
          x -> x.softplus(2, 20),
          Tensor::softsign,
          Tensor::logSigmoid,
          Tensor::hardSigmoid,
          Tensor::hardTanh,
          Tensor::hardSwish,
          Tensor::tanhshrink,
          x -> x.softshrink(0.5f),
          x -> x.hardshrink(0.5f),
          x -> x.threshold(0, 0),
          Tensor::step);

  /** Far out, each is its asymptote, and so is its slope, which is 0 or that of 1e3. */
  @Test
  void extremesGiveNumbers() {
    for (int i = 0; i < ALL.size(); i++) {
      for (float end : new float[] {1e4f, -1e4f, 1e30f, -1e30f}) {
        Tensor x = Tensor.of(end);
        Tensor near = Tensor.of(Math.signum(end) * 1e3f);
        Tensor y = ALL.get(i).apply(x);
        assertTrue(Double.isFinite(new Reference().of(y).value()[0]), i + " of " + end);
        double slope = new Reference().of(Gradients.of(y, x).getFirst()).value()[0];
        Tensor before = Gradients.of(ALL.get(i).apply(near), near).getFirst();
        assertEquals(new Reference().of(before).value()[0], slope, 1e-6, i + " of " + end);
      }
    }
  }

  /** What has a limit at ±∞ has that value there, and never NaN; NaN stays. */
  @Test
  void infinitiesGiveLimits() {
    for (int i = 0; i < ALL.size(); i++) {
      Tensor x = Tensor.of(new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY});
      double[] y = new Reference().of(ALL.get(i).apply(x)).value();
      assertTrue(!Double.isNaN(y[0]) && !Double.isNaN(y[1]), i + ": " + y[0] + ", " + y[1]);
      Tensor nan = ALL.get(i).apply(Tensor.of(Float.NaN));
      assertTrue(Double.isNaN(new Reference().of(nan).value()[0]), "function " + i);
    }
    double[] softsign = {1, -1};
    Tensor ends = Tensor.of(new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY});
    assertArrayEquals(softsign, new Reference().of(ends.softsign()).value());
  }
}
