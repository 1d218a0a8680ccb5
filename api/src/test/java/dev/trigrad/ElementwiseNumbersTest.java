package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import org.junit.jupiter.api.Test;

/** Elementwise methods against numbers that NumPy 1.24 and PyTorch 1.13 gave in double. */
class ElementwiseNumbersTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static double[] value(Tensor x) {
    return new Reference().of(x).value();
  }

  /** Equal numbers; NaN equals NaN, and zeros any zero. */
  private static void gives(Tensor actual, double... expected) {
    double[] values = value(actual);
    assertEquals(expected.length, values.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i] + 0.0, values[i] + 0.0, "element " + i);
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

  @Test
  void roundingIsNumPys() {
    Tensor x = of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.75, -3.75);
    gives(x.floor(), -3, -2, -1, 0, 1, 2, 3, -4);
    gives(x.ceil(), -2, -1, -0.0, 1, 2, 3, 4, -3);
    gives(x.round(), -2, -2, -0.0, 0, 2, 2, 4, -4);
    gives(x.trunc(), -2, -1, -0.0, 0, 1, 2, 3, -3);
    Tensor zeros = of(-0.0, -0.25);
    for (Tensor rounded : new Tensor[] {zeros.ceil(), zeros.round(), zeros.trunc()}) {
      assertArrayEquals(new double[] {-0.0, -0.0}, value(rounded));
    }
  }

  @Test
  void roundingLetsNoGradientThrough() {
    Tensor x = of(-2.5, 0.25);
    gives(gradient(x.floor().add(x.ceil()).add(x.round()).add(x.trunc()).sum(), x), 0, 0);
    gives(gradient(x.floorDivide(2).add(x.floorDivide(0f)).sum(), x), 0, 0);
  }

  @Test
  void remaindersOfFloatsAreNumPys() {
    Tensor a = of(7, 7, -7, -7, 5.5, -5.5, 0.25, -0.25, 3, INF, 1, -1);
    Tensor b = of(3, -3, 3, -3, 2, 2, INF, INF, 0, 2, -INF, 0);
    gives(a.fmod(b), 1, 1, -1, -1, 1.5, -1.5, 0.25, -0.25, NAN, NAN, 1, NAN);
    gives(a.remainder(b), 1, -2, 2, -1, 1.5, 0.5, 0.25, INF, NAN, NAN, -INF, NAN);
    gives(a.floorDivide(b), 2, -3, -3, 2, 2, -3, 0, -1, INF, NAN, -1, -INF);
    // 1 // 0.1f is 9: the float is more than a tenth.
    gives(of(1).floorDivide(0.1f), 9);
    gives(of(1e-30).fmod(-1f), (double) 1e-30f);
  }

  @Test
  void remaindersOfIntegersAreNumPys() {
    int least = Integer.MIN_VALUE;
    Tensor a = Tensor.of(new int[] {7, 7, -7, -7, 0, least, Integer.MAX_VALUE, least, least});
    Tensor b = Tensor.of(new int[] {3, -3, 3, -3, 5, 3, -2, Integer.MAX_VALUE, -1});
    gives(a.fmod(b), 1, 1, -1, -1, 0, -2, 1, -1, 0);
    gives(a.remainder(b), 1, -2, 2, -1, 0, 1, -1, 2147483646, 0);
    gives(a.floorDivide(b), 2, -3, -3, 2, 0, -715827883, -1073741824, -2, least);
    gives(Tensor.of(new int[0], 0).remainder(Tensor.of(new int[] {0})));
  }

  @Test
  void remaindersHaveTorchsGradients() {
    Tensor a = of(7.25, -7.25, 7.25, -7.25);
    Tensor b = of(3, 3, -3, -3);
    gives(gradient(a.fmod(b).sum(), a), 1, 1, 1, 1);
    gives(gradient(a.fmod(b).sum(), b), -2, 2, 2, -2);
    gives(gradient(a.remainder(b).sum(), a), 1, 1, 1, 1);
    gives(gradient(a.remainder(b).sum(), b), -2, 3, 3, -2);
  }

  @Test
  void truthOfNumbers() {
    Tensor x = of(NAN, INF, -INF, 0, -3e38);
    gives(x.isNaN(), 1, 0, 0, 0, 0);
    gives(x.isInfinite(), 0, 1, 1, 0, 0);
    gives(x.isFinite(), 0, 0, 0, 1, 1);
    Tensor ints = Tensor.of(new int[] {0, Integer.MIN_VALUE});
    gives(ints.isNaN(), 0, 0);
    gives(ints.isInfinite(), 0, 0);
    gives(ints.isFinite(), 1, 1);
    Tensor p = Tensor.of(new boolean[] {false, false, true, true});
    Tensor q = Tensor.of(new boolean[] {false, true, false, true});
    gives(p.xor(q), 0, 1, 1, 0);
  }

  @Test
  void numbersOnTheOtherSide() {
    Tensor x = of(-2, 0.5, 4);
    gives(x.rsub(1), 3, 0.5, -3);
    gives(x.rsub(1f), 3, 0.5, -3);
    gives(x.rdiv(1), -0.5, 2, 0.25);
    gives(x.rdiv(1f), -0.5, 2, 0.25);
    gives(gradient(x.rsub(1).sum(), x), -1, -1, -1);
    gives(gradient(x.rdiv(1).sum(), x), -0.25, -4, -0.0625);
    gives(Tensor.of(new int[] {3, -1}).rsub(1), -2, 2);
    gives(x.greater(0).where(x, 0f), 0, 0.5, 4);
    gives(x.greater(0).where(-1, x), -2, -1, -1);
    gives(x.greater(0).where(Tensor.of(new int[] {1, 2, 3}), 1L << 30), 1 << 30, 2, 3);
    gives(x.greater(0).where(0.5f, x), -2, 0.5, 0.5);
    gives(gradient(x.greater(0).where(x, 0f).sum(), x), 0, 1, 1);
  }

  @Test
  void oneLimit() {
    Tensor x = of(-2, 0.5, 4, NAN);
    gives(x.clipMin(0.5f), 0.5, 0.5, 4, NAN);
    gives(x.clipMax(0.5f), -2, 0.5, 0.5, NAN);
    gives(x.clipMin(1), 1, 1, 4, NAN);
    gives(x.clipMax(1), -2, 0.5, 1, NAN);
    // 1 at the limit, as torch.clamp.
    gives(gradient(x.clipMin(0.5f).sum(), x), 0, 1, 1, 1);
    gives(gradient(x.clipMax(0.5f).sum(), x), 1, 1, 0, 1);
    gives(Tensor.of(new int[] {-5, 5}).clipMin(0), 0, 5);
  }

  @Test
  void remaindersByNumbers() {
    Tensor x = of(7, -7);
    gives(x.remainder(-3f), -2, -1);
    gives(x.remainder(3), 1, 2);
    gives(x.fmod(-3f), 1, -1);
    gives(x.fmod(3), 1, -1);
    gives(x.floorDivide(-3f), -3, 2);
    gives(x.floorDivide(3), 2, -3);
    Tensor n = Tensor.of(new int[] {7, -7});
    gives(n.remainder(-3), -2, -1);
    gives(n.fmod(3f), 1, -1);
    gives(n.floorDivide(-3), -3, 2);
  }
}
