package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions of a row: what they leave is passed on, what they draw is their own. */
class MapTest {
  private static final RandomKey KEY = RandomKey.of(3);

  private static final RowFunction NOISE =
      (source, target) -> {
        float[] x = source.floats("features");
        target.put("features", x[0], target.random().uniform(0));
      };

  private static TensorDataset numbered(int n) {
    float[][] features = new float[n][];
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      features[i] = new float[] {i, 10 * i};
      classes[i] = i % 2;
    }
    return TensorDataset.of(features, classes, 2);
  }

  private static float[] noise(Dataset data, int batch, RandomKey key) {
    float[] found = new float[data.size()];
    for (Batch each : data.batches(batch, key)) {
      float[] x = each.features().toArray();
      for (int i = 0; i < each.size(); i++) {
        found[(int) x[2 * i]] = x[2 * i + 1];
      }
    }
    return found;
  }

  @Test
  void whatIsNotFilledIsPassedOnAsItIsInTheSource() {
    Dataset negated =
        numbered(3)
            .map(
                (source, target) -> {
                  float[] x = source.floats("features");
                  x[0] = -x[0];
                });
    Batch batch = negated.batches(3, null).getFirst();
    assertArrayEquals(new float[] {-0f, 0, -1, 10, -2, 20}, batch.features().toArray());
    assertArrayEquals(new int[] {0, 1, 0}, batch.targets().toIntArray());
    assertEquals("row 2", negated.name(2));
  }

  @Test
  void columnsOfOtherTypesAreMade() {
    var columns =
        Map.of("sum", TensorType.float32(Shape.of()), "even", TensorType.bool(Shape.of(1)));
    Dataset made =
        numbered(3)
            .map(
                columns,
                (source, target) -> {
                  float[] x = source.floats("features");
                  target.put("sum", x[0] + x[1]);
                  target.put("even", source.ints("targets")[0] == 0);
                });
    Batch batch = made.batches(3, null).getFirst();
    assertEquals(columns.keySet(), batch.columns().keySet());
    assertArrayEquals(new float[] {0, 11, 22}, batch.column("sum").toArray());
    assertArrayEquals(new boolean[] {true, false, true}, batch.column("even").toBooleanArray());
    var forgetful = numbered(3).map(columns, (source, target) -> target.put("sum", 1f));
    var error = assertThrows(ArgumentException.class, () -> forgetful.batches(1, null).getFirst());
    assertEquals(
        "dataset: row 0 of column 'even' was not filled; read(…) fills every column",
        error.getMessage());
    var wrong = numbered(3).map((source, target) -> source.ints("features"));
    assertEquals(
        "dataset: column 'features' is float32[2], read as int32",
        assertThrows(DTypeException.class, () -> wrong.batches(1, null).getFirst()).getMessage());
  }

  @Test
  void eachMapDrawsFromAKeyOfItsOwn() {
    Dataset once = numbered(7).map(NOISE);
    float[] first = noise(once, 3, KEY);
    assertArrayEquals(first, noise(once, 5, KEY));
    assertEquals(7, IntStream.range(0, 7).mapToObj(i -> first[i]).distinct().count());
    assertFalse(Arrays.equals(first, noise(once, 3, RandomKey.of(4))));
    // A map upon another changes nothing of what that one draws, and draws other numbers.
    float[][] both = new float[7][];
    RowFunction second =
        (source, target) ->
            both[source.index()] =
                new float[] {source.floats("features")[1], target.random().uniform(0)};
    once.map(second).batches(7, KEY).getFirst();
    for (int i = 0; i < 7; i++) {
      assertEquals(first[i], both[i][0]);
      assertFalse(both[i][0] == both[i][1]);
    }
    // Also where a data set of the user's stands between the two.
    assertArrayEquals(first, noise(new Wrapped(once), 2, KEY));
    float[] outer = noise(new Wrapped(once).map(NOISE), 2, KEY);
    for (int i = 0; i < 7; i++) {
      assertEquals(both[i][1], outer[i]);
    }
  }

  private static class Wrapped implements Dataset {
    private final Dataset inner;

    Wrapped(Dataset inner) {
      this.inner = inner;
    }

    @Override
    public int size() {
      return inner.size();
    }

    @Override
    public Map<String, TensorType> columns() {
      return inner.columns();
    }

    @Override
    public void read(int row, Row into) {
      inner.read(row, into);
    }
  }

  /** Writes one element alone of a row: all others are zero, in a source that is used again too. */
  private record OneHot(int size) implements Dataset {
    @Override
    public Map<String, TensorType> columns() {
      return Map.of("features", TensorType.float32(Shape.of(size)));
    }

    @Override
    public void read(int row, Row into) {
      into.floats("features")[into.offset("features") + row] = 1;
    }
  }

  @Test
  void nothingOfOneRowIsSeenInTheNext() {
    Dataset same = new OneHot(3).map((source, target) -> {});
    assertArrayEquals(
        new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
        same.batches(3, null).getFirst().features().toArray());
  }

  @Test
  void aRowMayBeMadeOfSeveral() {
    Dataset data = numbered(4);
    Dataset pairs =
        new Wrapped(data) {
          @Override
          public void read(int row, Row into) {
            float[] one = into.source(data, row).floats("features");
            float[] other = into.source(data, 3 - row).floats("features");
            into.put("features", one[0], other[0]);
            into.put("targets", row);
          }
        };
    assertArrayEquals(
        new float[] {0, 3, 1, 2, 2, 1, 3, 0},
        pairs.batches(4, null).getFirst().features().toArray());
  }
}
