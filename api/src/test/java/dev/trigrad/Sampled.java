package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.reference.Reference;

/** The tensors that NumPy 1.24 and PyTorch 1.13 had in double, by calls behind each row. */
final class Sampled {
  static final Tensor X = Tensor.of(new double[][] {{0, 1, 2}, {3, 4, 5}});
  static final Tensor M = Tensor.of(new double[][] {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}});
  static final Tensor V = Tensor.of(new double[] {1, 2, 3, 4, 5});
  static final Tensor W = Tensor.of(new double[][] {{10, 20, 30}, {40, 50, 60}});
  static final Tensor C = Tensor.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 2, 3, 2);
  static final Tensor I = Tensor.of(new int[][] {{2, 0, 2}, {1, 1, 0}});
  static final Tensor J = Tensor.of(new int[] {1, -1, 1});

  private Sampled() {}

  static void gives(Tensor actual, Shape shape, double... expected) {
    assertEquals(shape, actual.shape());
    assertArrayEquals(expected, new Reference().of(actual).value());
  }
}
