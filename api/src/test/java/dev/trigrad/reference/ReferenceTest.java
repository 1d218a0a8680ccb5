package dev.trigrad.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.ScatterAdd;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/**
 * The double-precision meaning of the primitives, and their bounds, against values found by hand.
 */
class ReferenceTest {
  private static Tensor vector(float... values) {
    return Tensor.of(values, values.length);
  }

  private static double[] value(Tensor tensor) {
    return new Reference().of(tensor).value();
  }

  private static double bound(Tensor tensor) {
    return new Reference().of(tensor).bound()[0];
  }

  private static Tensor inexact(float about) {
    // The quotient has no float32, so it is known to half a unit in the last place only.
    return Tensor.of(about * 3).div(3);
  }

  @Test
  void exactOperationsOnExactOperandsAreExact() {
    assertEquals(0, bound(Tensor.of(1.5f).add(2.25f)));
    assertEquals(0, bound(Tensor.of(3f).mul(-0.5f)));
    assertEquals(0, bound(Tensor.of(9f).sqrt()));
    assertEquals(0, bound(vector(1, 2, 3).sum()));
    assertArrayEquals(new double[] {-0.0}, value(Tensor.of(-0f).sin()));
  }

  @Test
  void roundedOperationsAreWithinHalfAUnit() {
    assertEquals(Math.ulp(1f / 3) / 2.0, bound(Tensor.of(1f).div(3)), 1e-13);
    assertEquals(1.0 / 3, value(Tensor.of(1f).div(3))[0]);
    ReferenceValue third = new Reference().of(Tensor.of(1f).div(3));
    assertTrue(third.accepts(0, 1f / 3));
    assertFalse(third.accepts(0, Math.nextUp(1f / 3)));
  }

  @Test
  void elementaryFunctionsAreWithinFourUnits() {
    assertEquals(4 * Math.ulp((float) Math.E), bound(Tensor.of(1f).exp()), 1e-11);
    assertEquals(StrictMath.exp(1), value(Tensor.of(1f).exp())[0]);
    assertEquals(4 * Float.MIN_VALUE, bound(Tensor.of(-1000f).exp()), 1e-50);
  }

  @Test
  void errorsPropagateAndGrow() {
    Tensor x = Tensor.of(1f).div(3);
    double e = bound(x);
    assertEquals(3 * e + Math.ulp(1f) / 2.0, bound(x.mul(3)), e / 100);
    assertTrue(bound(x.square()) > 2 * e / 3);
    assertEquals(Math.sqrt(1.0 / 3), value(x.sqrt())[0]);
    assertEquals(2 * e, bound(x.sub(x)), e / 100);
  }

  @Test
  void sumsHaveTheBoundOfAnyOrder() {
    Tensor x = vector(0.1f, 0.2f, -0.3f, 0.4f);
    double magnitude = 0.1f + (double) 0.2f + (double) 0.3f + (double) 0.4f;
    assertEquals(3 * 0x1p-24 * magnitude, bound(x.sum()), 1e-12);
    assertEquals(0.1f + (double) 0.2f - (double) 0.3f + (double) 0.4f, value(x.sum())[0]);
  }

  @Test
  void matrixProductsByHand() {
    Tensor a = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Tensor b = Tensor.of(new float[] {1, 0, -1, 2, 0, 3}, 2, 3);
    ReferenceValue product = new Reference().of(a.matmul(b.transpose()));
    assertArrayEquals(new double[] {-2, 11, -2, 26}, product.value());
    assertTrue(product.exact());
    Tensor c = vector(0.1f, 0.7f).unsqueeze(0).matmul(vector(0.3f, 0.9f).unsqueeze(1));
    assertEquals(2 * 0x1p-24 * ((double) 0.1f * 0.3f + (double) 0.7f * 0.9f), bound(c), 1e-12);
    Tensor folded = dev.trigrad.graph.Recorder.record(new MatMul(true, true), a, b.reshape(3, 2));
    assertArrayEquals(value(a.transpose().matmul(b.reshape(3, 2).transpose())), value(folded));
  }

  @Test
  void specialValues() {
    double nan = Double.NaN;
    double inf = Double.POSITIVE_INFINITY;
    Tensor x = vector(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -1);
    assertArrayEquals(new double[] {nan, inf, nan, 0, nan}, value(x.sqrt()));
    assertArrayEquals(new double[] {nan, inf, nan, -inf, nan}, value(x.log()));
    assertArrayEquals(new double[] {nan, nan, nan, 0, -0.0}, value(x.mul(0).add(x.mul(0))));
    assertArrayEquals(new double[] {nan}, value(x.max()));
    assertArrayEquals(
        new double[] {nan}, value(vector(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY).sum()));
    assertArrayEquals(new double[] {inf}, value(vector(Float.POSITIVE_INFINITY, 1).sum()));
    assertArrayEquals(new double[] {inf}, value(Tensor.of(100f).exp()));
    assertEquals(0, bound(Tensor.of(100f).exp()));
    assertEquals(inf, bound(vector(Float.MAX_VALUE, Float.MAX_VALUE).sum()));
  }

  @Test
  void openDecisionsHaveBoundsThatCoverAllOutcomes() {
    Tensor third = Tensor.of(1f).div(3);
    assertEquals(1, bound(third.less(third)));
    assertEquals(0, bound(third.less(1)));
    assertEquals(1, bound(third.equal(third)));
    assertEquals(2, bound(third.less(third).where(Tensor.of(5f), Tensor.of(3f))));
    assertEquals(2, bound(Tensor.stack(0, third, Tensor.of(0f), third).argmax(0)));
    assertEquals(0, bound(vector(1, 2, 2).argmax(0)));
    assertEquals(1, bound(inexact(0.1f).sub(inexact(0.1f)).sign()));
    assertEquals(
        Double.POSITIVE_INFINITY, bound(Tensor.of(1f).div(inexact(0.1f).sub(inexact(0.1f)))));
    assertEquals(Double.POSITIVE_INFINITY, bound(inexact(0.1f).sub(inexact(0.1f)).log()));
  }

  @Test
  void integersWrapAndConvert() {
    assertArrayEquals(new double[] {Integer.MIN_VALUE}, value(Tensor.of(Integer.MAX_VALUE).add(1)));
    assertArrayEquals(
        new double[] {(int) (1234567890L * -7L)}, value(Tensor.of(1234567890).mul(-7)));
    Tensor x = vector(-1.9f, 2.9f, Float.NaN, 1e20f);
    assertArrayEquals(new double[] {-1, 2, 0, Integer.MAX_VALUE}, value(x.cast(DType.INT32)));
    assertEquals(1, bound(Tensor.of(16_777_217).cast(DType.FLOAT32)), 1e-5);
  }

  @Test
  void layoutsByHand() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, value(x.transpose()));
    assertArrayEquals(new double[] {3, 1, 6, 4}, value(x.slice(1, 2, Integer.MIN_VALUE, -2)));
    assertArrayEquals(
        new double[] {4, 5, 6, 1, 2, 3}, value(x.gather(0, Tensor.of(new int[] {1, 0}, 2))));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6}, value(x.concat(0, x)));
    assertArrayEquals(
        new double[] {0, 1, 2, 3, 0, 4, 5, 6}, value(x.pad(new int[] {0, 1}, new int[] {0, 0}, 0)));
    Tensor scattered =
        dev.trigrad.graph.Recorder.record(
            new ScatterAdd(1, 2), x, Tensor.of(new int[] {1, 0, 1}, 3));
    assertArrayEquals(new double[] {2, 4, 5, 10}, value(scattered));
    Tensor index = Tensor.of(new int[] {1}, 1).add(5);
    assertThrows(IndexException.class, () -> value(x.gather(0, index)));
  }

  /** About 10⁹, but undetermined: the divisor may be zero within its bound. */
  private static Tensor undetermined() {
    Tensor x = Tensor.of(1f).div(3);
    return Tensor.of(1f).div(x.sub(x).add(1e-9f));
  }

  @Test
  void infiniteBoundsDropNoValue() {
    double u = 1 / (double) 1e-9f;
    double[] open = {Double.POSITIVE_INFINITY};
    var values = new LinkedHashMap<Tensor, Double>();
    values.put(undetermined().add(5), u + 5);
    values.put(vector(1, 2).mul(undetermined()).sum(), 3 * u);
    values.put(vector(1, 2).mul(undetermined()).matmul(vector(3, 4)), 11 * u);
    values.put(vector(1, 2).mul(undetermined()).max(), 2 * u);
    values.put(vector(1, 2).mul(undetermined()).min(), u);
    values.put(undetermined().greater(0).where(Tensor.of(7f), undetermined()), 7.0);
    values.put(undetermined().mul(1e-9f).cast(DType.INT32), 1.0);
    Tensor index = undetermined().mul(1.5e-9f).cast(DType.INT32);
    values.put(vector(8, 9).gather(0, index), 9.0);
    values.put(vector(8, 9).slice(index.reshape(1), Shape.of(1), 1), 9.0);
    values.forEach(
        (tensor, expected) -> {
          ReferenceValue actual = new Reference().of(tensor);
          assertEquals(expected, actual.value()[0], 1e-6 * expected, tensor.toString());
          assertArrayEquals(open, actual.bound(), tensor.toString());
        });
    Tensor sums = Recorder.record(new ScatterAdd(0, 2), vector(3), index.reshape(1));
    assertArrayEquals(new double[] {0, 3}, value(sums));
  }

  @Test
  void undeterminedMayBeNoNumber() {
    Tensor open = undetermined().sub(undetermined());
    assertTrue(new Reference().of(open.sign()).accepts(0, Double.NaN));
    assertTrue(new Reference().of(open.mul(0)).accepts(0, Double.NaN));
    // One operand that is certainly no number decides.
    Tensor nan = Tensor.of(Float.NaN);
    assertEquals(0, bound(Tensor.stack(0, open, nan).max()));
    assertEquals(0, bound(Tensor.stack(0, open, nan).sum()));
    Tensor maybe = open.mul(Float.POSITIVE_INFINITY).mul(0);
    assertEquals(Double.POSITIVE_INFINITY, bound(Tensor.stack(0, maybe, Tensor.of(1f)).sum()));
    assertEquals(Double.POSITIVE_INFINITY, bound(Tensor.stack(0, maybe, Tensor.of(1f)).max()));
  }

  @Test
  void eachVersionOfACellHasItsOwnValue() {
    var cell = new Cell("w", Tensor.of(1f));
    var reference = new Reference();
    Tensor old = cell.tensor().mul(2);
    assertEquals(2, reference.of(old).value()[0]);
    cell.assign(Tensor.of(5f));
    assertEquals(10, reference.of(cell.tensor().mul(2)).value()[0]);
    // What it has computed from the old version stays known.
    assertEquals(3, reference.of(old.add(1)).value()[0]);
  }
}
