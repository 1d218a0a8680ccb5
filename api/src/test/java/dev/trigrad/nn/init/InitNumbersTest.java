package dev.trigrad.nn.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import org.junit.jupiter.api.Test;

/** Normal numbers by inversion, and orthogonal matrices. */
class InitNumbersTest {
  private static final RandomKey KEY = RandomKey.of(4);

  /** PyTorch 1.13's Normal(0, 1).icdf and cdf in double, where those are exact. */
  @Test
  void theDistributionAndItsInverseAreExact() {
    double[] p = {1e-10, 0.001, 0.025, 0.3, 0.5, 0.975};
    double[] z = {
      -6.361340902404056,
      -3.0902323061678132,
      -1.9599639845400545,
      -0.5244005127080409,
      0,
      1.9599639845400545
    };
    for (int i = 0; i < p.length; i++) {
      assertEquals(z[i], NormalNumbers.quantile(p[i]), 1e-9 * (1 + Math.abs(z[i])), "p " + p[i]);
    }
    assertEquals(9.865876450377018e-10, NormalNumbers.distribution(-6), 1e-22);
    assertEquals(0.02275013194817921, NormalNumbers.distribution(-2), 1e-15);
    assertEquals(0.3085375387259869, NormalNumbers.distribution(-0.5), 1e-15);
    assertEquals(0.9986501019683699, NormalNumbers.distribution(3), 1e-15);
    assertEquals(NormalNumbers.distribution(-3 - 1e-12), NormalNumbers.distribution(-3), 1e-14);
  }

  @Test
  void truncatedNumbersLieBetweenTheirLimits() {
    for (double[] limits : new double[][] {{-2, 2}, {-0.5, 3}, {5, 6}, {-40, -39}, {8, 8.1}}) {
      double sum = 0;
      for (double z : NormalNumbers.between(limits[0], limits[1], KEY, 1000)) {
        assertTrue(z >= limits[0] && z <= limits[1], z + " of " + limits[0]);
        sum += z;
      }
      assertTrue(sum / 1000 >= limits[0] && sum / 1000 <= limits[1]);
    }
    double squares = 0;
    for (double z : NormalNumbers.between(-2, 2, KEY, 100_000)) {
      squares += z * z;
    }
    // The variance of a normal number within two deviations is 1 − 4 φ(2) / (2 Φ(2) − 1).
    assertEquals(0.7737413, squares / 100_000, 0.02);
  }

  @Test
  void rowsOrColumnsAreOrthonormal() {
    for (int[] size : new int[][] {{1, 1}, {3, 3}, {2, 7}, {7, 2}, {40, 30}}) {
      double[] q = OrthogonalMatrix.of(size[0], size[1], KEY);
      boolean wide = size[1] >= size[0];
      int count = Math.min(size[0], size[1]);
      int length = Math.max(size[0], size[1]);
      for (int i = 0; i < count; i++) {
        double[] products = new double[count];
        double[] expected = new double[count];
        expected[i] = 1;
        for (int j = 0; j < count; j++) {
          for (int k = 0; k < length; k++) {
            int a = wide ? i * length + k : k * count + i;
            int b = wide ? j * length + k : k * count + j;
            products[j] += q[a] * q[b];
          }
        }
        assertArrayEquals(expected, products, 1e-14);
      }
    }
    double[] expected = OrthogonalMatrix.of(4, 5, KEY);
    assertArrayEquals(expected, OrthogonalMatrix.of(4, 5, KEY));
  }
}
