package dev.trigrad.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MixUpTest {
  private static Batch batch(Tensor features, Tensor targets) {
    Map<String, Tensor> columns = new LinkedHashMap<>();
    columns.put("features", features);
    columns.put("targets", targets);
    columns.put("other", targets);
    return new Batch(columns);
  }

  @Test
  void rowsAndClassesAreMixedByOneWeight() {
    // Row i is 10^i everywhere and of class i, so that a mixture shows whose it is.
    float[] features = {1, 1, 10, 10, 100, 100, 1000, 1000};
    var mixUp = new MixUp(0.4, 4);
    boolean[] met = new boolean[4];
    for (int seed = 0; seed < 50; seed++) {
      RandomKey key = RandomKey.of(seed);
      double weight = mixUp.weight(key);
      Batch mixed =
          mixUp.apply(
              batch(Tensor.of(features, 4, 1, 1, 2), Tensor.of(new int[] {0, 1, 2, 3})), key);
      float[] soft = mixed.targets().toArray();
      float[] values = mixed.features().toArray();
      assertEquals(Shape.of(4, 4), mixed.targets().shape());
      assertEquals(Shape.of(4, 1, 1, 2), mixed.features().shape());
      assertEquals(DType.INT32, mixed.column("other").dtype());
      boolean[] used = new boolean[4];
      for (int row = 0; row < 4; row++) {
        double expected = 0;
        double sum = 0;
        int partner = row;
        for (int c = 0; c < 4; c++) {
          expected += soft[row * 4 + c] * Math.pow(10, c);
          sum += soft[row * 4 + c];
          partner = c != row && soft[row * 4 + c] > 0 ? c : partner;
        }
        used[partner] = true;
        assertEquals(1, sum, 1e-6);
        assertEquals(partner == row ? 1 : weight, soft[row * 4 + row], 1e-6);
        assertEquals(expected, values[row * 2], 1e-5 * expected);
        assertEquals(values[row * 2], values[row * 2 + 1]);
        met[(partner - row + 4) % 4] = true;
      }
      assertTrue(weight == 1 || used[0] && used[1] && used[2] && used[3], "a permutation");
    }
    assertTrue(met[0] && met[1] && met[2] && met[3], Arrays.toString(met));
  }

  @Test
  void numbersAreMixedAsTheyAreAndZeroMixesNothing() {
    var targets = Tensor.of(new float[] {0, 8});
    var features = Tensor.of(new float[] {1, 3}, 2, 1);
    Batch same = new MixUp(0, 1).apply(batch(features, targets), RandomKey.of(1));
    assertArrayEquals(new float[] {1, 3}, same.features().toArray());
    assertArrayEquals(new float[] {0, 8}, same.targets().toArray());
    Batch mixed = new MixUp(5, 1).apply(batch(features, targets), RandomKey.of(2));
    float[] x = mixed.features().toArray();
    float[] y = mixed.targets().toArray();
    assertEquals(4 * (x[0] - 1), y[0], 1e-5);
    assertEquals(4 * (x[1] - 1), y[1], 1e-5);
    var empty =
        new MixUp(1, 3)
            .apply(batch(Tensor.of(new float[0], 0, 2), Tensor.of(new int[0])), RandomKey.of(1));
    assertEquals(Shape.of(0, 3), empty.targets().shape());
  }

  /** Kolmogorov and Smirnov: largest distance of 20000 weights from the distribution. */
  private static void assertDistributed(double alpha, DoubleUnaryOperator distribution) {
    int n = 20000;
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = new MixUp(alpha, 1).weight(RandomKey.of(6).split(i));
    }
    Arrays.sort(weights);
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double expected = distribution.applyAsDouble(weights[i]);
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / n));
    }
    assertTrue(distance < 1.95 / Math.sqrt(n), alpha + ": " + distance);
  }

  @Test
  void weightsAreDrawnFromTheBetaDistribution() {
    assertDistributed(1, x -> x);
    assertDistributed(2, x -> x * x * (3 - 2 * x));
    assertDistributed(0.5, x -> 2 / Math.PI * Math.asin(Math.sqrt(x)));
    assertDistributed(3, x -> x * x * x * (10 - 15 * x + 6 * x * x));
  }

  @Test
  void tinyAndHugeAlphasGiveWeights() {
    for (double alpha : new double[] {1e-6, 1e-3, 1e3, 1e30}) {
      for (int i = 0; i < 100; i++) {
        double weight = new MixUp(alpha, 1).weight(RandomKey.of(i));
        assertTrue(weight >= 0 && weight <= 1, alpha + ": " + weight);
        assertTrue(
            alpha > 1
                ? Math.abs(weight - 0.5) < 0.1
                : alpha > 1e-4 || weight < 0.01 || weight > 0.99,
            alpha + ": " + weight);
      }
    }
  }
}
