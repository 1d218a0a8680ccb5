package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Elementary functions against numbers that NumPy 1.24 and PyTorch 1.13 gave in double. */
class ElementaryFunctionsTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  /** What rounding π, log 2 and the like to float32 may cost, relative to numbers of order 1. */
  private static final double CONSTANTS = 5e-7;

  private static double[] value(Tensor x) {
    return new Reference().of(x).value();
  }

  private static void near(Tensor actual, double... expected) {
    double[] values = value(actual);
    assertEquals(expected.length, values.length);
    for (int i = 0; i < expected.length; i++) {
      double delta = Math.abs(expected[i]) < INF ? Math.abs(expected[i]) * CONSTANTS : 0;
      assertEquals(expected[i], values[i], delta, "element " + i);
    }
  }

  private static Tensor gradient(Tensor y, Tensor x) {
    return Gradients.of(y, x).getFirst();
  }

  private static Tensor of(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Tensor.of(floats);
  }

  /** Value, first and second derivative, as torch's function and autograd.grad twice give them. */
  private static void function(
      UnaryOperator<Tensor> function, double[] x, double[] value, double[] first, double[] second) {
    Tensor at = of(x);
    Tensor y = function.apply(at);
    near(y, value);
    Tensor slope = gradient(y.sum(), at);
    near(slope, first);
    near(gradient(slope.sum(), at), second);
  }

  private static double[] at(double... numbers) {
    return numbers;
  }

  @Test
  void circularFunctionsAreTorchs() {
    function(
        Tensor::tan,
        at(0.25, -0.625, 0.75),
        at(0.25534192122103627, -0.7214844409909044, 0.9315964599440725),
        at(1.06519949673285, 1.5205397985919578, 1.8678719641803279),
        at(0.5439801719588937, -2.194091613183082, 3.4802058189183493));
    function(
        Tensor::asin,
        at(0.25, -0.625, 0.75),
        at(0.25268025514207865, -0.6751315329370317, 0.848062078981481),
        at(1.0327955589886444, 1.281025230440697, 1.5118578920369088),
        at(0.2754121490636384, -1.3138720312212278, 2.591756386348986));
    function(
        Tensor::acos,
        at(0.25, -0.625, 0.75),
        at(1.318116071652818, 2.2459278597319283, 0.7227342478134156),
        at(-1.0327955589886444, -1.281025230440697, -1.5118578920369088),
        at(-0.2754121490636384, 1.3138720312212278, -2.591756386348986));
    function(
        Tensor::atan,
        at(0.25, -0.625, 0.75),
        at(0.24497866312686414, -0.5585993153435624, 0.6435011087932844),
        at(0.9411764705882353, 0.7191011235955056, 0.64),
        at(-0.4429065743944637, 0.6463830324453983, -0.6144000000000001));
  }

  @Test
  void hyperbolicFunctionsAreTorchs() {
    function(
        Tensor::sinh,
        at(0.25, -0.625, 0.75),
        at(0.2526123168081683, -0.666492264456616, 0.82231673193583),
        at(1.0314130998795732, 1.2017536929756063, 1.2946832846768448),
        at(0.2526123168081683, -0.666492264456616, 0.82231673193583));
    function(
        Tensor::cosh,
        at(0.25, -0.625, 0.75),
        at(1.0314130998795732, 1.2017536929756063, 1.2946832846768448),
        at(0.2526123168081683, -0.666492264456616, 0.82231673193583),
        at(1.0314130998795732, 1.2017536929756063, 1.2946832846768448));
    function(
        Tensor::asinh,
        at(0.25, -0.625, 0.75),
        at(0.24746646154726346, -0.590143685781959, 0.6931471805599453),
        at(0.9701425001453319, 0.847998304005088, 0.8),
        at(-0.2282688235636075, 0.3811228332607137, -0.3840000000000001));
    function(
        Tensor::acosh,
        at(1.25, 2.5, 6.0),
        at(0.6931471805599453, 1.566799236972411, 2.477888730288475),
        at(1.3333333333333333, 0.4364357804719848, 0.1690308509457033),
        at(-2.962962962962963, -0.20782656212951656, -0.028976717304977705));
    function(
        Tensor::atanh,
        at(0.25, -0.625, 0.75),
        at(0.25541281188299536, -0.7331685343967136, 0.9729550745276566),
        at(1.0666666666666667, 1.641025641025641, 2.2857142857142856),
        at(0.5688888888888889, -3.3662064431295198, 7.836734693877551));
  }

  @Test
  void powersAndLogarithmsAreTorchs() {
    function(
        Tensor::rsqrt,
        at(0.25, 2, 5.0),
        at(2.0, 0.7071067811865475, 0.4472135954999579),
        at(-4.0, -0.17677669529663684, -0.04472135954999579),
        at(24.0, 0.1325825214724776, 0.013416407864998736));
    function(
        Tensor::reciprocal,
        at(0.25, -2, 5.0),
        at(4.0, -0.5, 0.2),
        at(-16.0, -0.25, -0.04000000000000001),
        at(128.0, -0.25, 0.016000000000000004));
    function(
        Tensor::exp2,
        at(0.5, -3, 2.25),
        at(1.4142135623730951, 0.125, 4.756828460010884),
        at(0.9802581434685472, 0.08664339756999316, 3.297182235463851),
        at(0.6794631683661498, 0.060056626739775174, 2.285432570304106));
    function(
        Tensor::log2,
        at(0.75, 8, 5.0),
        at(-0.4150374992788438, 3.0, 2.321928094887362),
        at(1.9235933878519513, 0.18033688011112042, 0.28853900817779266),
        at(-2.5647911838026016, -0.022542110013890053, -0.05770780163555853));
    function(
        Tensor::log10,
        at(0.75, 100, 5.0),
        at(-0.12493873660829995, 2.0, 0.6989700043360189),
        at(0.5790593092043358, 0.0043429448190325185, 0.08685889638065038),
        at(-0.7720790789391143, -4.3429448190325185e-05, -0.017371779276130074));
  }

  @Test
  void largeAndSmallArgumentsLoseNothing() {
    near(
        of(1e-8, -1e-8, 1e19, -3e38).asinh(),
        9.99999993922529e-09,
        -9.99999993922529e-09,
        44.44226394549746,
        -89.28999300483437);
    near(
        of(1e19, 3e38, 1.0000001).acosh(),
        44.44226394549746,
        89.28999300483437,
        0.0004882812451493617);
    near(of(1e-8f, -0.99999994).atanh(), 9.99999993922529e-09, -8.664339742098155);
    near(of(89.25, -89.25).sinh(), 2.8823884854534824e+38, -2.8823884854534824e+38);
    near(of(89.25, -89.25).cosh(), 2.8823884854534824e+38, 2.8823884854534824e+38);
    Tensor large = of(1e30, -1e30);
    near(gradient(large.asinh().sum(), large), 1e-30, 1e-30);
    near(of(-2, -1e10, 0.5).acosh(), NAN, NAN, NAN);
    near(of(1, -1, 2).atanh(), INF, -INF, NAN);
    near(of(1, -1, 1.5).asin(), Math.PI / 2, -Math.PI / 2, NAN);
    near(of(1, -1, 1.5).acos(), 0, Math.PI, NAN);
  }

  @Test
  void anglesAreNumPys() {
    Tensor y = of(1, 1, -1, -1, 0, -0.0, 0, -0.0, 0, -0.0, INF, -INF, INF, 1, 1, 2e-30, 3e30);
    Tensor x = of(2, -2, 2, -2, 1, 1, -1, -1, -0.0, 0, INF, -INF, 1, INF, -INF, -1e-30, -4e30);
    near(
        y.atan2(x),
        0.46364760900080615,
        2.677945044588987,
        -0.46364760900080615,
        -2.677945044588987,
        0.0,
        -0.0,
        3.141592653589793,
        -3.141592653589793,
        3.141592653589793,
        -0.0,
        0.7853981633974483,
        -2.356194490192345,
        1.5707963267948966,
        0.0,
        3.141592653589793,
        2.0344439357957027,
        2.498091544796509);
    near(of(NAN, 0, NAN).atan2(of(0, NAN, NAN)), NAN, NAN, NAN);
    near(of(1, -1).atan2(-2f), 2.677945044588987, -2.677945044588987);
    near(of(1, -1).atan2(-2), 2.677945044588987, -2.677945044588987);
  }

  @Test
  void anglesHaveTorchsGradients() {
    Tensor y = of(1, -0.5, 2);
    Tensor x = of(2, -1.5, -0.25);
    Tensor sum = y.atan2(x).sum();
    Tensor byY = gradient(sum, y);
    near(byY, 0.4, -0.6000000000000001, -0.06153846153846154);
    near(gradient(sum, x), -0.2, 0.2, -0.49230769230769234);
    near(gradient(byY.sum(), y), -0.16, -0.24, 0.06059171597633137);
    near(gradient(byY.sum(), x), -0.12, -0.32, 0.23857988165680477);
    Tensor tiny = of(1e-30, 0);
    near(gradient(tiny.atan2(tiny).sum(), tiny), 0, 0);
    Tensor small = of(1e-30);
    near(gradient(small.atan2(of(1e-30)).sum(), small), 5e29);
  }
}
