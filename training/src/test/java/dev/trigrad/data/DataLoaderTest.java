package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches are the same whoever reads them, and the loader goes on where another one stood. */
class DataLoaderTest {
  /** Row i is (i, 0), with noise in place of the 0 where it is read with a key. */
  record Noisy(int size, AtomicInteger reads) implements Dataset {
    Noisy(int size) {
      this(size, new AtomicInteger());
    }

    @Override
    public Map<String, TensorType> columns() {
      return Map.of(FEATURES, TensorType.float32(Shape.of(2)));
    }

    @Override
    public void read(int row, Row into) {
      reads.incrementAndGet();
      into.put(FEATURES, row, into.random().uniform(0));
    }
  }

  private static final RowFunction MORE_NOISE =
      (source, target) ->
          target.put(
              Dataset.FEATURES,
              source.floats(Dataset.FEATURES)[0],
              source.floats(Dataset.FEATURES)[1] + target.random().uniform(1));

  static List<float[]> values(Iterable<Batch> batches) {
    var values = new ArrayList<float[]>();
    batches.forEach(batch -> values.add(batch.features().toArray()));
    return values;
  }

  static void assertSame(List<float[]> expected, List<float[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i));
    }
  }

  private static DataLoader loader(Dataset data, int workers) {
    var loader = new DataLoader(data, 4).shuffle(5);
    return workers < 0 ? loader.virtualWorkers(-workers) : loader.workers(workers);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8, -1, -2, -8})
  void epochsAreThoseOfBatchesWhateverTheWorkers(int workers) {
    Dataset data = new Noisy(23).map(MORE_NOISE).map(MORE_NOISE);
    try (DataLoader loader = loader(data, workers)) {
      assertEquals(6, loader.size());
      for (int epoch = 0; epoch < 4; epoch++) {
        assertEquals(epoch, loader.epoch());
        assertSame(values(data.batches(4, RandomKey.of(5).split(epoch))), values(loader));
      }
    }
    try (DataLoader full = loader(data, workers).dropLast()) {
      assertSame(values(data.fullBatches(4, RandomKey.of(5).split(0))), values(full));
    }
    try (DataLoader ordered = new DataLoader(data, 23).workers(Math.abs(workers))) {
      float[] first = ordered.iterator().next().features().toArray();
      assertEquals(22, first[44]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, -3})
  void goesOnExactlyWhereAnotherStood(int workers) {
    Dataset data = new Noisy(21).map(MORE_NOISE);
    List<float[]> whole = new ArrayList<>();
    try (DataLoader loader = loader(data, 0)) {
      for (int epoch = 0; epoch < 3; epoch++) {
        whole.addAll(values(loader));
      }
    }
    for (int cut = 0; cut <= whole.size(); cut++) {
      Tensor saved;
      List<float[]> seen = new ArrayList<>();
      try (DataLoader loader = loader(data, workers)) {
        while (seen.size() < cut) {
          for (Batch batch : loader) {
            seen.add(batch.features().toArray());
            if (seen.size() == cut) {
              break;
            }
          }
        }
        saved = loader.cells().get("position").snapshot();
        assertEquals(cut / 6, loader.epoch());
        assertEquals(cut % 6, loader.batch());
      }
      // Another seed of the program: that of the position counts.
      try (DataLoader loader = new DataLoader(data, 4).shuffle(99).workers(Math.abs(workers))) {
        loader.cells().get("position").assign(saved);
        while (loader.epoch() < 3) {
          seen.addAll(values(loader));
        }
      }
      assertSame(whole, seen);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void thePositionMayBeSetWithinALoop(int workers) {
    Dataset data = new Noisy(40);
    try (DataLoader loader = loader(data, workers)) {
      Iterator<Batch> batches = loader.iterator();
      Tensor start = loader.cells().get("position").snapshot();
      float[] first = batches.next().features().toArray();
      batches.next();
      loader.cells().get("position").assign(start);
      assertArrayEquals(first, batches.next().features().toArray());
      assertEquals(1, loader.batch());
    }
  }

  @Test
  void readsNoFurtherAheadThanAllowed() throws InterruptedException {
    var data = new Noisy(100);
    try (DataLoader loader = new DataLoader(data, 1).workers(2).ahead(3)) {
      Iterator<Batch> batches = loader.iterator();
      assertEquals(0, data.reads.get());
      for (int i = 1; i <= 5; i++) {
        batches.next();
        Thread.sleep(20);
        assertEquals(i + 2, data.reads.get());
      }
      assertEquals(5, loader.batch());
    }
  }

  @Test
  void aPositionThatDoesNotFitIsRefused() {
    Tensor within;
    Tensor between;
    try (DataLoader loader = new DataLoader(new Noisy(8), 4)) {
      loader.iterator().next();
      within = loader.cells().get("position").snapshot();
      loader.iterator().next();
      between = loader.cells().get("position").snapshot();
    }
    refused(
        9,
        within,
        "loader: the position is within an epoch of 8 rows in batches of 4, here are 9 in batches"
            + " of 4; go on with the same data");
    refused(
        8,
        Tensor.of(new int[] {0, 0, 1, 2, 8, 4}),
        "loader: the position is batch 2 of epoch 1, an epoch has batches 0 to 1; restore it as it"
            + " was saved");
    refused(
        8,
        Tensor.of(new int[] {0, 0, -1, 0, 8, 4}),
        "loader: the position is batch 0 of epoch -1, an epoch has batches 0 to 1; restore it as it"
            + " was saved");
    try (DataLoader grown = new DataLoader(new Noisy(9), 4)) {
      grown.cells().get("position").assign(between);
      assertEquals(3, values(grown).size());
      assertEquals(2, grown.epoch());
    }
  }

  private static void refused(int rows, Tensor position, String message) {
    try (DataLoader loader = new DataLoader(new Noisy(rows), 4)) {
      loader.cells().get("position").assign(position);
      var batches = loader.iterator();
      assertEquals(message, assertThrows(DataException.class, batches::next).getMessage());
      assertEquals(message, assertThrows(DataException.class, batches::hasNext).getMessage());
    }
  }

  @Test
  void aLoopBegunAnewEndsTheOneBefore() {
    try (DataLoader loader = new DataLoader(new Noisy(8), 2)) {
      Iterator<Batch> first = loader.iterator();
      first.next();
      Iterator<Batch> second = loader.iterator();
      assertFalse(first.hasNext());
      assertEquals(
          "loader: another loop over it has begun; use one loader for each, or one iterator",
          assertThrows(DataException.class, first::next).getMessage());
      assertEquals(3, values(() -> second).size());
      assertThrows(NoSuchElementException.class, second::next);
    }
  }

  @Test
  void aRowDrawnAgainIsReadWithAnotherKey() {
    try (DataLoader loader =
        new DataLoader(new Noisy(3), 6).sampler(new Twice()).seed(1).workers(1)) {
      assertEquals(1, loader.size());
      float[] values = values(loader).getFirst();
      assertArrayEquals(
          new float[] {0, 1, 2, 0, 1, 2}, new float[] {values[0], values[2], values[4], 0, 1, 2});
      assertEquals(
          6,
          Arrays.stream(new int[] {1, 3, 5, 7, 9, 11}).mapToObj(i -> values[i]).distinct().count());
    }
  }

  private record Twice() implements Sampler {
    @Override
    public int[] order(int rows, RandomKey key) {
      return new int[] {0, 1, 2, 0, 1, 2};
    }

    @Override
    public int count(int rows) {
      return 2 * rows;
    }
  }

  @Test
  void batchesMayBeChangedWhereTheyAreRead() {
    BatchFunction function =
        (batch, key) ->
            new Batch(Map.of("features", Tensor.of(new float[] {batch.size(), key.uniform(0)})));
    List<float[]> expected = null;
    for (int workers : new int[] {0, 3}) {
      try (DataLoader loader = loader(new Noisy(9), workers).map(function)) {
        List<float[]> found = values(loader);
        assertEquals(1, found.get(2)[0]);
        assertNotEquals(found.get(0)[1], found.get(1)[1]);
        assertNotEquals(found.get(0)[1], values(loader).get(0)[1]);
        if (expected != null) {
          assertSame(expected, found);
        }
        expected = found;
      }
    }
  }
}
