package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Parts have no row in common, together all of them, and each its share. */
class SplitsTest {
  private static final RandomKey KEY = RandomKey.of(5);

  /** Row i has the feature i and one of {@code classes}, some of which are rare. */
  private static TensorDataset random(Random random, int n, int classes) {
    float[][] features = new float[n][];
    int[] targets = new int[n];
    for (int i = 0; i < n; i++) {
      features[i] = new float[] {i};
      targets[i] = Math.min(random.nextInt(classes), random.nextInt(classes));
    }
    return TensorDataset.of(features, targets, classes);
  }

  private static int[] rows(Dataset part) {
    float[] values = part.collect().features().toArray();
    int[] rows = new int[values.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) values[i];
    }
    return rows;
  }

  private static void assertPartition(int n, List<Dataset> parts) {
    var all = new HashSet<Integer>();
    int count = 0;
    for (Dataset part : parts) {
      for (int row : rows(part)) {
        all.add(row);
        count++;
      }
    }
    assertEquals(n, count);
    assertEquals(n, all.size());
  }

  private static double[] fractions(Random random) {
    double[] fractions = new double[1 + random.nextInt(5)];
    double sum = 0;
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = random.nextInt(10) / 10.0;
      sum += fractions[i];
    }
    if (sum == 0) {
      fractions[0] = sum = 1;
    }
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] /= sum;
    }
    return fractions;
  }

  @Test
  void partsHaveTheirSharesByLargestRemainders() {
    var random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      int n = random.nextInt(60);
      double[] fractions = fractions(random);
      List<Dataset> parts = random(random, n, 3).split(RandomKey.of(trial), fractions);
      assertPartition(n, parts);
      for (int i = 0; i < fractions.length; i++) {
        assertEquals(n * fractions[i], parts.get(i).size(), 1 - 1e-9);
      }
    }
    assertArrayEquals(new int[] {9, 2}, Parts.shares("split", 11, 0.8, 0.2));
    assertArrayEquals(new int[] {3, 2}, Parts.shares("split", 5, 0.5, 0.5));
    // Hare's quota, by hand: 4.9, 1.4, 0.7 are 4, 1, 0 and two more for 0.9 and 0.7.
    assertArrayEquals(new int[] {5, 1, 1}, Parts.shares("split", 7, 0.7, 0.2, 0.1));
    assertArrayEquals(new int[] {0, 4}, Parts.shares("split", 4, 0, 1));
    assertArrayEquals(new int[] {0, 0}, Parts.shares("split", 0, 0.5, 0.5));
    assertArrayEquals(
        new int[] {715827883, 715827882, 715827882},
        Parts.shares("split", Integer.MAX_VALUE, 1 / 3.0, 1 / 3.0, 1 / 3.0));
  }

  @Test
  void equalKeysGiveEqualParts() {
    Dataset data = random(new Random(2), 50, 4);
    assertArrayEquals(
        rows(data.split(KEY, 0.5, 0.5).getFirst()), rows(data.split(KEY, 0.5, 0.5).getFirst()));
    assertFalse(
        Arrays.equals(
            rows(data.split(KEY, 0.5, 0.5).getFirst()),
            rows(data.split(RandomKey.of(6), 0.5, 0.5).getFirst())));
    assertArrayEquals(
        rows(data.stratifiedFolds(3, KEY).get(1).train()),
        rows(data.stratifiedFolds(3, KEY).get(1).train()));
  }

  private static TreeMap<Integer, Integer> counts(Dataset data) {
    var counts = new TreeMap<Integer, Integer>();
    for (int each : data.classes("targets")) {
      counts.merge(each, 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void eachClassIsInEachPartInProportion() {
    var random = new Random(3);
    for (int trial = 0; trial < 500; trial++) {
      int n = random.nextInt(120);
      double[] fractions = fractions(random);
      TensorDataset data = random(random, n, 1 + random.nextInt(20));
      List<Dataset> parts = data.stratifiedSplit(RandomKey.of(trial), fractions);
      assertPartition(n, parts);
      for (int i = 0; i < fractions.length; i++) {
        assertEquals(n * fractions[i], parts.get(i).size(), 2, "of all");
        var counts = counts(parts.get(i));
        for (var all : counts(data).entrySet()) {
          double share = all.getValue() * fractions[i];
          assertEquals(share, counts.getOrDefault(all.getKey(), 0), 1 - 1e-9, "of a class");
        }
      }
    }
    // Ten classes of five: neither part takes the half of all.
    float[][] features = new float[50][1];
    int[] targets = new int[50];
    Arrays.setAll(targets, i -> i % 10);
    List<Dataset> parts = TensorDataset.of(features, targets, 10).stratifiedSplit(KEY, 0.9, 0.1);
    assertEquals(45, parts.get(0).size());
    assertEquals(5, counts(parts.get(1)).size());
  }

  @Test
  void foldsLeaveEachRowOutOnce() {
    var random = new Random(4);
    for (int trial = 0; trial < 200; trial++) {
      int n = 2 + random.nextInt(60);
      int k = 2 + random.nextInt(Math.min(n - 1, 8));
      TensorDataset data = random(random, n, 1 + random.nextInt(6));
      for (List<Fold> folds :
          List.of(
              data.folds(k, RandomKey.of(trial)), data.stratifiedFolds(k, RandomKey.of(trial)))) {
        assertEquals(k, folds.size());
        List<Dataset> validation = new ArrayList<>();
        for (Fold fold : folds) {
          assertPartition(n, List.of(fold.train(), fold.validation()));
          assertEquals((double) n / k, fold.validation().size(), 1 - 1e-9);
          validation.add(fold.validation());
        }
        assertPartition(n, validation);
      }
      for (Fold fold : data.stratifiedFolds(k, RandomKey.of(trial))) {
        var counts = counts(fold.validation());
        counts(data)
            .forEach(
                (each, all) ->
                    assertEquals(
                        (double) all / k, counts.getOrDefault(each, 0), 1 - 1e-9, "of a class"));
      }
    }
  }

  @Test
  void partsAreShuffled() {
    int[] first = rows(random(new Random(5), 100, 2).stratifiedSplit(KEY, 1).getFirst());
    int[] sorted = first.clone();
    Arrays.sort(sorted);
    assertFalse(Arrays.equals(first, sorted));
    int changes = 0;
    int[] classes =
        random(new Random(5), 100, 2).stratifiedSplit(KEY, 1).getFirst().classes("targets");
    for (int i = 1; i < classes.length; i++) {
      changes += classes[i] == classes[i - 1] ? 0 : 1;
    }
    assertTrue(changes > 10, "classes are not one after the other");
  }
}
