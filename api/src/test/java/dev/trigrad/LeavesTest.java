package dev.trigrad;

import static dev.trigrad.Sampled.X;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Java numbers become tensors, rounded once, and numbers again. */
class LeavesTest {
  /** numpy.linspace(…, dtype=float32). */
  @Test
  void linspaceIsThatOfNumpy() {
    assertArrayEquals(
        new float[] {-1, -0.5f, 0, 0.5f, 1, 1.5f, 2}, Tensor.linspace(-1, 2, 7).toArray());
    assertArrayEquals(
        new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1},
        Tensor.linspace(0, 1, 11).toArray());
    assertArrayEquals(
        new float[] {5, 2.3333332538604736f, -0.3333333432674408f, -3},
        Tensor.linspace(5, -3, 4).toArray());
    assertArrayEquals(new float[] {2}, Tensor.linspace(2, 3, 1).toArray());
    assertArrayEquals(new float[0], Tensor.linspace(2, 3, 0).toArray());
    assertArrayEquals(
        new double[] {0, 5e-324, 1e-323},
        EqualSteps.inDouble(0, 1e-323, 3),
        "steps that underflow");
  }

  @Test
  void leavesAreRoundedOnceAndReadBack() {
    assertArrayEquals(new float[] {0.1f, -3}, Tensor.of(new double[] {0.1, -3}).toArray());
    assertArrayEquals(new double[] {0.1f}, Tensor.of(0.1).toDoubleArray());
    assertEquals(Float.POSITIVE_INFINITY, Tensor.of(Double.POSITIVE_INFINITY).item());
    assertEquals(Float.NaN, Tensor.of(Double.NaN).item());
    assertEquals(Float.MAX_VALUE, Tensor.of((double) Float.MAX_VALUE + 1).item());
    assertArrayEquals(new int[] {-7, 1 << 30}, Tensor.of(new long[] {-7, 1L << 30}).toIntArray());
    assertArrayEquals(new double[] {-7}, Tensor.of(new int[] {-7}).toDoubleArray());
    assertEquals(DType.BOOL, Tensor.of(true).dtype());
    assertEquals(true, Tensor.of(true).itemBoolean());
    assertEquals((1 << 24) + 1, Tensor.of((1 << 24) + 1).itemInt());
    assertArrayEquals(new int[] {1, 2, 3, 4}, Tensor.of(new int[][] {{1, 2}, {3, 4}}).toIntArray());
    Tensor deep = Tensor.of(new float[][][] {{{1, 2}}, {{3, 4}}});
    assertEquals(Shape.of(2, 1, 2), deep.shape());
    assertArrayEquals(new float[] {1, 2, 3, 4}, deep.toArray());
    assertEquals(Shape.of(0, 0, 0), Tensor.of(new float[0][][]).shape());
    assertEquals(Shape.of(2, 0), Tensor.of(new double[2][0]).shape());
    assertArrayEquals(new float[] {3, 4, 5}, X.toMatrix()[1]);
    assertEquals(2, Tensor.of(new float[2][0]).toMatrix().length);
  }
}
