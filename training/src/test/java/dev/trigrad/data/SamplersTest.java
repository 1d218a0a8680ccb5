package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows come as often as their weights say, and beside others of their length. */
class SamplersTest {
  private static int[] counts(Sampler sampler, int rows) {
    int[] counts = new int[rows];
    for (int row : sampler.order(rows, RandomKey.of(1))) {
      counts[row]++;
    }
    return counts;
  }

  @Test
  void rowsAreDrawnByTheirWeights() {
    double[] weights = {0, 3, 1, 0, 0, 4, 2, 0};
    int draws = 40_000;
    int[] counts = counts(new WeightedSampler(weights).draws(draws), 8);
    double statistic = 0;
    for (int i = 0; i < 8; i++) {
      double expected = draws * weights[i] / 10;
      assertEquals(weights[i] == 0, counts[i] == 0);
      statistic += expected == 0 ? 0 : (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    // χ² of 3 degrees of freedom; 21.1 is passed once in 10⁴.
    assertTrue(statistic < 21.1, "χ² is " + statistic);
    var sampler = new WeightedSampler(weights);
    assertEquals(8, sampler.count(8));
    assertArrayEquals(
        sampler.order(8, RandomKey.of(3)), new WeightedSampler(weights).order(8, RandomKey.of(3)));
    assertFalse(
        Arrays.equals(sampler.order(8, RandomKey.of(3)), sampler.order(8, RandomKey.of(4))));
    assertArrayEquals(new int[] {0, 0, 9}, counts(new WeightedSampler(0, 0, 1e-300).draws(9), 3));
    assertArrayEquals(new int[] {9}, counts(new WeightedSampler(1e300).draws(9), 1));
  }

  @Test
  void balancedClassesAreAsLikely() {
    int[] classes = new int[1_000];
    for (int i = 0; i < 1_000; i++) {
      classes[i] = i < 10 ? 2 : i < 100 ? 1 : 0;
    }
    var data = TensorDataset.of(new float[1_000][1], classes, 3);
    int[] seen = new int[3];
    var sampler = WeightedSampler.balanced(data, "targets");
    for (int epoch = 0; epoch < 30; epoch++) {
      for (int row : sampler.order(1_000, RandomKey.of(epoch))) {
        seen[classes[row]]++;
      }
    }
    // Binomial with p = 1/3, five deviations.
    for (int each : seen) {
      assertEquals(10_000, each, 5 * Math.sqrt(30_000 * 2 / 9.0));
    }
  }

  @Test
  void rowsOfABatchAreOfAboutEqualLength() {
    var random = new Random(1);
    int[] lengths = random.ints(203, 1, 100).toArray();
    var sampler = new LengthSampler(lengths, 10, 100);
    int[] order = sampler.order(203, RandomKey.of(2));
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(Permutation.identity(203), sorted);
    int padded = 0;
    int shuffled = 0;
    int[] other = Permutation.of(203, RandomKey.of(2));
    int[] firsts = new int[20];
    for (int from = 0; from < 203; from += 10) {
      int to = Math.min(203, from + 10);
      padded += (to - from) * longest(lengths, order, from, to);
      shuffled += (to - from) * longest(lengths, other, from, to);
      if (from < 200) {
        firsts[from / 10] = lengths[order[from]];
      }
    }
    assertTrue(padded < 0.65 * shuffled, padded + " of " + shuffled);
    int[] ascending = firsts.clone();
    Arrays.sort(ascending);
    assertFalse(Arrays.equals(ascending, firsts), "batches are shuffled");
    assertArrayEquals(order, sampler.order(203, RandomKey.of(2)));
    assertFalse(Arrays.equals(order, sampler.order(203, RandomKey.of(3))));
    assertArrayEquals(new int[0], new LengthSampler(new int[0], 3, 1).order(0, RandomKey.of(1)));
  }

  private static int longest(int[] lengths, int[] order, int from, int to) {
    int longest = 0;
    for (int i = from; i < to; i++) {
      longest = Math.max(longest, lengths[order[i]]);
    }
    return longest;
  }
}
