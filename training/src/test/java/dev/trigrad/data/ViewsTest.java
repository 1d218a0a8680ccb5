package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Views against what they say, by the rows that come of them. */
class ViewsTest {
  private static final RandomKey KEY = RandomKey.of(1);

  /** Rows (10 i) with the class i mod 3, read and counted; columns in the order that is asked. */
  private record Counted(int size, boolean reversed, AtomicIntegerArray reads) implements Dataset {
    Counted(int size, boolean reversed) {
      this(size, reversed, new AtomicIntegerArray(size));
    }

    @Override
    public Map<String, TensorType> columns() {
      var columns = new LinkedHashMap<String, TensorType>();
      columns.put(FEATURES, TensorType.int32(Shape.of()));
      columns.put(TARGETS, TensorType.int32(Shape.of()));
      var turned = new LinkedHashMap<String, TensorType>();
      columns.reversed().forEach(turned::put);
      return reversed ? turned : columns;
    }

    @Override
    public String name(int row) {
      return reversed ? "reversed " + row : Dataset.super.name(row);
    }

    @Override
    public void read(int row, Row into) {
      reads.incrementAndGet(row);
      into.put(FEATURES, 10 * row);
      into.put(TARGETS, row % 3);
    }
  }

  private static int[] features(Dataset data) {
    return data.collect().features().toIntArray();
  }

  @Test
  void rowsAreChosen() {
    Dataset data = new Counted(6, false);
    assertArrayEquals(new int[] {50, 0, 50}, features(data.subset(5, 0, 5)));
    assertArrayEquals(new int[] {20, 30}, features(data.range(2, 4)));
    assertEquals(0, data.range(6, 6).size());
    assertArrayEquals(
        new int[] {20, 50}, features(data.filter(row -> row.ints("targets")[0] == 2)));
    int[] shuffled = features(data.shuffle(KEY));
    int[] order = Permutation.of(6, KEY);
    for (int i = 0; i < 6; i++) {
      assertEquals(10 * order[i], shuffled[i]);
    }
    assertEquals("row 5", data.subset(1, 5).range(1, 2).name(0));
    assertArrayEquals(new int[] {2, 1}, data.subset(5, 1).classes("targets"));
    assertArrayEquals(new int[0], features(data.subset()));
  }

  @Test
  void dataSetsFollowOneAnotherWhateverTheOrderOfTheirColumns() {
    Dataset one = new Counted(2, false);
    Dataset empty = new Counted(0, true);
    Dataset other = new Counted(3, true);
    Dataset all = empty.concat(one, empty, other, other.collect(), empty);
    assertArrayEquals(new int[] {0, 10, 0, 10, 20, 0, 10, 20}, features(all));
    int[] classes = {0, 1, 0, 1, 2, 0, 1, 2};
    assertArrayEquals(classes, all.collect().targets().toIntArray());
    assertArrayEquals(classes, all.classes("targets"));
    assertEquals("row 1", all.name(1));
    assertEquals("reversed 2", all.name(4));
    assertEquals("row 7", all.name(7));
    assertEquals(0, empty.concat(empty).size());
    // Columns by name, not by place, also where a data set in memory is read.
    assertArrayEquals(classes, other.range(0, 0).concat(all).collect().targets().toIntArray());
  }

  @Test
  void columnsAreChosenAndRenamed() {
    Dataset data = new Counted(3, false);
    Dataset some = data.select("targets");
    assertEquals(List.of("targets"), List.copyOf(some.columns().keySet()));
    assertArrayEquals(new int[] {0, 1, 2}, some.collect().targets().toIntArray());
    Dataset renamed = data.rename("features", "tens");
    assertEquals(List.of("tens", "targets"), List.copyOf(renamed.columns().keySet()));
    assertArrayEquals(new int[] {0, 10, 20}, renamed.collect().column("tens").toIntArray());
    assertArrayEquals(new int[] {0, 1, 2}, renamed.collect().targets().toIntArray());
    Dataset swapped =
        data.rename("features", "x").rename("targets", "features").rename("x", "targets");
    assertArrayEquals(new int[] {0, 1, 2}, features(swapped));
  }

  @Test
  void rowsThatAreKeptAreReadOnce() throws Exception {
    var counted = new Counted(200, false);
    Dataset cached = counted.map((_, _) -> {}).cache();
    int[] expected = features(counted);
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<int[]>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(threads.submit(() -> features(cached)));
      }
      for (Future<int[]> result : results) {
        assertArrayEquals(expected, result.get());
      }
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(2, counted.reads.get(i), "once for the cache, once for the comparison");
    }
    assertArrayEquals(features(cached), features(cached));
  }

  @Test
  void aBoundedCacheKeepsTheFirstRows() {
    var counted = new Counted(5, false);
    Dataset cached = counted.cache(3 * 8 + 7);
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(new int[] {0, 10, 20, 30, 40}, features(cached));
    }
    assertEquals("[1, 1, 1, 4, 4]", counted.reads.toString());
    var none = new Counted(1, false);
    features(none.cache(0));
    features(none.cache(7));
    assertEquals("[2]", none.reads.toString());
  }

  @Test
  void whatFailsIsNotKept() {
    var calls = new AtomicIntegerArray(1);
    Dataset failing =
        new Counted(1, false)
            .map(
                (_, _) -> {
                  if (calls.getAndIncrement(0) == 0) {
                    throw new IllegalStateException("once");
                  }
                })
            .cache();
    assertThrows(IllegalStateException.class, failing::collect);
    assertArrayEquals(new int[] {0}, features(failing));
  }

  @Test
  void randomRowsAreNotKept() {
    RowFunction noise = (_, target) -> target.put("features", target.random().bits(0));
    Dataset data = new Counted(3, false);
    Dataset late = data.cache().map(noise);
    int[] first = late.batches(3, KEY).getFirst().features().toIntArray();
    int[] other = late.batches(3, RandomKey.of(2)).getFirst().features().toIntArray();
    assertTrue(first[0] != other[0] && first[0] != first[1]);
    var early = data.map(noise).cache();
    assertEquals(
        "dataset: row 1 draws random numbers, but is read without a key; give batches(size, key)"
            + " one, or a loader a seed, and cache before what draws",
        assertThrows(ArgumentException.class, () -> early.range(1, 2).batches(1, KEY).getFirst())
            .getMessage());
  }
}
