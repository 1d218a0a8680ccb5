package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Scalings against scikit-learn's, recorded, and against what they say. */
class ScalingTest {
  private static Map<String, List<float[]>> recorded() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                ScalingTest.class.getResourceAsStream("/preprocess/scalers.txt"),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .map(line -> line.split(" "))
          .collect(
              Collectors.groupingBy(
                  line -> line[0], Collectors.mapping(ScalingTest::numbers, Collectors.toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] numbers(String[] line) {
    float[] numbers = new float[line.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Double.parseDouble(line[i + 1]);
    }
    return numbers;
  }

  private static TensorDataset data(float[]... rows) {
    return TensorDataset.of(rows, new float[rows.length][1]);
  }

  /** Within one tolerance, or within one for each column. */
  private static void assertRows(List<float[]> expected, Tensor actual, double... tolerance) {
    float[] values = actual.toArray();
    int width = expected.getFirst().length;
    assertEquals(expected.size() * width, values.length);
    for (int i = 0; i < values.length; i++) {
      float each = expected.get(i / width)[i % width];
      double allowed = tolerance[tolerance.length == 1 ? 0 : i % width];
      assertEquals(each, values[i], allowed * Math.max(1, Math.abs(each)));
    }
  }

  @Test
  void scalingsAreScikitLearns() {
    var recorded = recorded();
    TensorDataset data = data(recorded.get("x").toArray(float[][]::new));
    var standard = Standardize.fit(data, "features");
    assertArrayEquals(recorded.get("mean").getFirst(), standard.mean().snapshot().toArray());
    assertRows(recorded.get("deviation"), standard.deviation().snapshot(), 1e-7);
    // The mean of the second feature, 10⁶, is rounded to 1/32 of its deviation.
    assertRows(
        recorded.get("standard"), standard.apply(data.features()), 1e-6, 0.04, 0, 1e-6, 1e-6);
    var scale = MinMaxScale.fit(data, "features", -1, 2);
    assertArrayEquals(recorded.get("minimum").getFirst(), scale.minimum().snapshot().toArray());
    assertRows(recorded.get("minmax"), scale.apply(data.features()), 1e-6);
    float[] range = recorded.get("range").getFirst();
    range[2] = 1;
    assertArrayEquals(range, scale.range().snapshot().toArray());
    double[] back = {1e-6, 1e-7, 0, 1e-6, 0.02};
    assertRows(recorded.get("x"), standard.inverse(standard.apply(data.features())), back);
    assertRows(recorded.get("x"), scale.inverse(scale.apply(data.features())), back);
  }

  @Test
  void categoriesAreScikitLearns() {
    var recorded = recorded();
    int[] classes = new int[30];
    Arrays.setAll(classes, i -> (int) recorded.get("class").get(i)[0]);
    var data = new TensorDataset(Map.of("colour", Tensor.of(classes)));
    OneHotEncoder hot = OneHotEncoder.fit(data, "colour");
    int[] known = hot.categories().snapshot().toIntArray();
    float[] expected = recorded.get("categories").getFirst();
    assertEquals(expected.length, known.length);
    for (int i = 0; i < known.length; i++) {
      assertEquals(expected[i], known[i]);
    }
    assertRows(recorded.get("hot"), hot.apply(data.column("colour")), 0);
    assertRows(recorded.get("hot"), data.map(hot.on("colour")).collect().column("colour"), 0);
    assertArrayEquals(classes, hot.inverse(hot.apply(data.column("colour"))).toIntArray());
    assertArrayEquals(new float[known.length], hot.apply(Tensor.of(new int[] {99})).toArray());
    var other = new TensorDataset(Map.of("colour", Tensor.of(new int[] {known[0], 99})));
    assertEquals(
        "one-hot: row 1 of column 'colour' is 99, none of the 6 categories it was fitted to",
        assertThrows(DataException.class, other.map(hot.on("colour"))::collect).getMessage());
  }

  @Test
  void theMapIsTheModuleBitByBit() {
    var random = new Random(1);
    float[] pixels = new float[5 * 3 * 2 * 4];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian(3, 10);
    }
    var data = TensorDataset.of(Tensor.of(pixels, 5, 3, 2, 4), Tensor.zeros(5));
    List<Scaling> scalings = new ArrayList<>();
    scalings.add(Standardize.fit(data, "features"));
    scalings.add(Standardize.fitChannels(data, "features"));
    scalings.add(Standardize.fit(data, "features", Shape.of(1, 2, 1)));
    scalings.add(MinMaxScale.fitChannels(data, "features"));
    scalings.add(MinMaxScale.fit(data, "features", -3, 7.5f));
    for (Scaling scaling : scalings) {
      assertArrayEquals(
          scaling.apply(data.features()).toArray(),
          data.map(scaling.on("features")).collect().features().toArray());
    }
    assertEquals(Shape.of(3, 1, 1), ((Standardize) scalings.get(1)).mean().type().shape());
    float[] mean = data.features().mean(0, 2, 3).toArray();
    float[] fitted = ((Standardize) scalings.get(1)).mean().snapshot().toArray();
    assertArrayEquals(mean, fitted, 1e-5f);
    float[] grouped = ((Standardize) scalings.get(2)).mean().snapshot().toArray();
    assertArrayEquals(data.features().mean(0, 1, 3).toArray(), grouped, 1e-5f);
  }

  @Test
  void whatIsFittedIsKeptWithTheModel() {
    TensorDataset data = data(new float[] {1, 10}, new float[] {3, 30});
    var model = Sequential.of(Standardize.fit(data, "features"), new Linear(2, 1));
    model.initialize(1);
    assertTrue(model.cells().containsKey("0.mean") && model.cells().containsKey("0.deviation"));
    assertEquals(2, model.parameters().size());
    var other = Sequential.of(new Standardize(Shape.of(2)), new Linear(2, 1));
    other.initialize(2);
    other.loadFrom(model);
    assertArrayEquals(
        model.apply(data.features()).toArray(), other.apply(data.features()).toArray());
    assertArrayEquals(
        new float[] {-1, -1, 1, 1}, ((Standardize) other.at(0)).apply(data.features()).toArray());
    // What loads other numbers makes no map of old ones.
    assertArrayEquals(
        new float[] {-1, -1, 1, 1},
        data.map(((Scaling) other.at(0)).on("features")).collect().features().toArray());
  }

  @Test
  void edgesAreFiniteOrRefused() {
    float least = Float.MIN_VALUE;
    TensorDataset tiny = data(new float[] {0, 7}, new float[] {least, 7});
    for (float each : Standardize.fit(tiny, "features").apply(tiny.features()).toArray()) {
      assertTrue(Float.isFinite(each));
    }
    TensorDataset one = data(new float[] {5, -5});
    assertArrayEquals(
        new float[2], Standardize.fit(one, "features").apply(one.features()).toArray());
    assertArrayEquals(
        new float[] {2, 2}, MinMaxScale.fit(one, "features", 2, 3).apply(one.features()).toArray());
    // Squares of these, or their sum, are beyond float32.
    TensorDataset huge = data(new float[] {3e38f}, new float[] {3e38f}, new float[] {-3e38f});
    assertEquals(1e38, Standardize.fit(huge, "features").mean().snapshot().toArray()[0], 1e32);
    refused(
        "min-max scale: feature 0 spreads over 6.0000000109955115E38, beyond float32",
        () -> MinMaxScale.fit(huge, "features"));
    refused(
        "standardize: row 1 of column 'features' has NaN at 1, expected finite numbers; fill or"
            + " leave out what is missing first",
        () -> Standardize.fit(data(new float[2], new float[] {0, Float.NaN}), "features"));
    refused(
        "min-max scale: row 0 of column 'features' has -Infinity at 0, expected finite numbers;"
            + " fill or leave out what is missing first",
        () -> MinMaxScale.fit(data(new float[] {Float.NEGATIVE_INFINITY}), "features"));
    refused(
        "standardize: no rows to fit to; give at least one",
        () -> Standardize.fit(one.range(0, 0), "features"));
    assertEquals(
        "Standardize([2]) 'model': input [3, 3], expected [batch, …] of rows like [2]",
        assertThrows(
                ShapeException.class,
                () -> Standardize.fit(one, "features").apply(Tensor.zeros(3, 3)))
            .getMessage());
  }

  private static void refused(String message, Runnable fitting) {
    assertEquals(message, assertThrows(DataException.class, fitting::run).getMessage());
  }
}
