package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.TensorType;
import dev.trigrad.TrigradException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Splits and batches: every sample once, with its own label, in an order that the seed decides. */
class DatasetTest {
  /** Sample i has the features i and −i, and the label i mod 3. */
  private static TensorDataset numbered(int n) {
    float[][] features = new float[n][];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      features[i] = new float[] {i, -i};
      labels[i] = i % 3;
    }
    return TensorDataset.of(features, labels, 3);
  }

  private static List<Integer> order(List<Batch> batches) {
    var order = new ArrayList<Integer>();
    for (Batch batch : batches) {
      float[] features = batch.features().toArray();
      int[] labels = batch.targets().toIntArray();
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
    List<Batch> inOrder = data.batches(4, null);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), order(inOrder));
    assertArrayEquals(new int[] {4, 4, 2}, inOrder.stream().mapToInt(Batch::size).toArray());
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
      int[] order = Permutation.of(5, RandomKey.of(seed));
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

  private static void refused(
      Class<? extends TrigradException> type, String message, float[][] features, int... labels) {
    var error = assertThrows(type, () -> TensorDataset.of(features, labels, 2));
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void samplesMustFitTogether() {
    refused(
        ShapeException.class,
        "column 'targets' has 1 rows, column 'features' has 2",
        new float[2][1],
        0);
    refused(
        ShapeException.class,
        "row 1 of column 'features' has 3 values, row 0 has 2",
        new float[][] {{1, 2}, {3, 4, 5}},
        0,
        1);
    refused(
        IndexException.class,
        "row 1 of column 'targets' is 2, expected a class from 0 to 1",
        new float[2][1],
        0,
        2);
    refused(IndexException.class, "row 0 of column 'targets' is -1", new float[1][1], -1);
    assertThrows(ShapeException.class, () -> numbered(3).batches(0, null));
    assertThrows(IndexException.class, () -> numbered(3).batches(2, null).get(2));
  }

  /** Rows that are computed: an image, two targets, a mask and a class. */
  private record Computed(boolean forgets) implements Dataset {
    @Override
    public int size() {
      return 5;
    }

    @Override
    public Map<String, TensorType> columns() {
      var columns = new LinkedHashMap<String, TensorType>();
      columns.put(FEATURES, TensorType.float32(Shape.of(1, 2, 2)));
      columns.put(TARGETS, TensorType.float32(Shape.of(2)));
      columns.put("mask", TensorType.bool(Shape.of(3)));
      columns.put("class", TensorType.int32(Shape.of()));
      return columns;
    }

    @Override
    public void read(int row, Row into) {
      float[] pixels = into.floats(FEATURES);
      for (int i = 0; i < 4; i++) {
        pixels[into.offset(FEATURES) + i] = 10 * row + i;
      }
      into.put(TARGETS, (float) row, -row);
      into.put("mask", true, false, row > 2);
      if (!forgets) {
        into.ints("class")[into.offset("class")] = row;
      }
    }
  }

  @Test
  void columnsMayHaveAnyShapeAndType() {
    Batch last = new Computed(false).batches(3, null).get(1);
    assertEquals(2, last.size());
    assertEquals(List.of("features", "targets", "mask", "class"), names(last));
    assertEquals("float32[2, 1, 2, 2]", last.features().type().toString());
    assertArrayEquals(new float[] {30, 31, 32, 33, 40, 41, 42, 43}, last.features().toArray());
    assertArrayEquals(new float[] {3, -3, 4, -4}, last.targets().toArray());
    assertArrayEquals(
        new boolean[] {true, false, true, true, false, true}, last.column("mask").toBooleanArray());
    assertArrayEquals(new int[] {3, 4}, last.column("class").toIntArray());
    var whole = new TensorDataset(new Computed(false).batches(5, null).getFirst().columns());
    assertEquals(new Computed(false).columns(), whole.columns());
    assertArrayEquals(
        last.features().toArray(), whole.batches(3, null).get(1).features().toArray());
    assertEquals(Shape.of(5, 2), whole.targets().shape());
  }

  private static List<String> names(Batch batch) {
    return List.copyOf(batch.columns().keySet());
  }

  private static void reading(
      Class<? extends TrigradException> type, String message, Consumer<Row> reading) {
    var row = new Row(new BatchArrays(new Computed(false).columns(), 3), null);
    var error = assertThrows(type, () -> reading.accept(row));
    assertEquals(message, error.getMessage());
  }

  @Test
  void whatDoesNotFitARowIsRefusedByRowAndColumn() {
    reading(
        ShapeException.class,
        "dataset: row 0 of column 'targets' has 1 values, expected 2 of float32[2]",
        row -> row.put("targets", 1f));
    reading(
        DTypeException.class,
        "dataset: row 0 of column 'class' is given float32, expected int32[]",
        row -> row.put("class", 1f));
    reading(
        DTypeException.class,
        "dataset: row 0 of column 'mask' is given float32, expected bool[3]",
        row -> row.floats("mask"));
    reading(
        ArgumentException.class,
        "dataset: no column 'labels', there are [features, targets, mask, class]",
        row -> row.put("labels", 1));
    var error =
        assertThrows(ArgumentException.class, () -> new Computed(true).batches(2, null).get(1));
    assertEquals(
        "dataset: row 2 of column 'class' was not filled; read(…) fills every column",
        error.getMessage());
  }

  @Test
  void regressionMayHaveSeveralTargets() {
    var data = TensorDataset.of(new float[][] {{1}, {2}}, new float[][] {{3, 4}, {5, 6}});
    assertEquals("float32[2, 2]", data.targets().type().toString());
    assertArrayEquals(new float[] {3, 4, 5, 6}, data.targets().toArray());
    assertEquals(
        Map.of(
            "features",
            TensorType.float32(Shape.of(1)),
            "targets",
            TensorType.float32(Shape.of(2))),
        data.columns());
  }
}
