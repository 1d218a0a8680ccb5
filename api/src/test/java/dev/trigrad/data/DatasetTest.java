package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.TrigradException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Splits and batches: every sample once, with its own label, in an order that the seed decides. */
class DatasetTest {
  /** Sample i has the features i and −i, and the label i mod 3. */
  private static Dataset numbered(int n) {
    float[][] features = new float[n][];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      features[i] = new float[] {i, -i};
      labels[i] = i % 3;
    }
    return new Dataset(features, labels, 3);
  }

  private static List<Integer> order(List<Dataset.Batch> batches) {
    var order = new ArrayList<Integer>();
    for (Dataset.Batch batch : batches) {
      float[] features = batch.features().toArray();
      int[] labels = batch.labels().toIntArray();
      assertEquals(Shape.of(batch.size(), 2), batch.features().shape());
      for (int i = 0; i < labels.length; i++) {
        assertEquals(labels[i], (int) features[2 * i] % 3);
        assertEquals(0, features[2 * i] + features[2 * i + 1]);
        order.add((int) features[2 * i]);
      }
    }
    return order;
  }

  @Test
  void batchesHoldEverySampleOnce() {
    Dataset data = numbered(10);
    List<Dataset.Batch> inOrder = data.batches(4, null);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), order(inOrder));
    assertArrayEquals(
        new int[] {4, 4, 2}, inOrder.stream().mapToInt(Dataset.Batch::size).toArray());
    List<Integer> shuffled = order(data.batches(4, RandomKey.of(1)));
    assertEquals(10, new TreeSet<>(shuffled).size());
    assertEquals(shuffled, order(data.batches(4, RandomKey.of(1))));
    assertFalse(shuffled.equals(order(data.batches(4, RandomKey.of(2)))));
    assertEquals(shuffled.subList(0, 8), order(data.fullBatches(4, RandomKey.of(1))));
    assertEquals(2, data.fullBatches(5, null).size());
    assertEquals(0, data.fullBatches(11, null).size());
    assertEquals(0, numbered(0).batches(4, null).size());
  }

  @Test
  void shufflesAreFair() {
    int[][] counts = new int[5][5];
    int seeds = 5_000;
    for (int seed = 0; seed < seeds; seed++) {
      int[] order = Batches.permutation(5, RandomKey.of(seed));
      for (int i = 0; i < 5; i++) {
        counts[i][order[i]]++;
      }
    }
    // Each count is binomial with p = 1/5; five deviations.
    double far = 5 * Math.sqrt(seeds * 0.2 * 0.8);
    for (int[] row : counts) {
      Arrays.stream(row).forEach(count -> assertEquals(seeds / 5.0, count, far));
    }
  }

  @Test
  void splitsHoldEverySampleOnce() {
    List<Dataset> parts = numbered(11).split(0.8, RandomKey.of(1));
    assertEquals(9, parts.get(0).size());
    assertEquals(2, parts.get(1).size());
    var all = new TreeSet<>(order(parts.get(0).batches(3, null)));
    all.addAll(order(parts.get(1).batches(3, null)));
    assertEquals(11, all.size());
    assertEquals(11, numbered(11).split(1, RandomKey.of(1)).get(0).size());
    for (double fraction : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(ArgumentException.class, () -> numbered(4).split(fraction, RandomKey.of(1)));
    }
  }

  private static void refused(
      Class<? extends TrigradException> type, String message, float[][] features, int... labels) {
    var error = assertThrows(type, () -> new Dataset(features, labels, 2));
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void samplesMustFitTogether() {
    refused(ShapeException.class, "2 samples, 1 labels", new float[2][1], 0);
    refused(
        ShapeException.class,
        "sample 1 has 3 features, sample 0 has 2",
        new float[][] {{1, 2}, {3, 4, 5}},
        0,
        1);
    refused(IndexException.class, "label 2 of sample 1 is out of range", new float[2][1], 0, 2);
    refused(IndexException.class, "label -1 of sample 0 is out of range", new float[1][1], -1);
    assertThrows(ShapeException.class, () -> numbered(3).batches(0, null));
    assertThrows(IndexException.class, () -> numbered(3).batches(2, null).get(2));
  }
}
