package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a data set is said to be, to the letter, and what is warned of. */
class DescriptionTest {
  private static Dataset data() {
    var columns = new LinkedHashMap<String, Tensor>();
    columns.put(
        "features",
        Tensor.of(
            new float[][] {
              {1, 7, 100, Float.NaN},
              {-1, 7, 200, 2.5f},
              {1, 7, 300, Float.POSITIVE_INFINITY},
              {-1, 7, 400, 3}
            }));
    columns.put("seen", Tensor.of(new boolean[] {true, false, true, true}));
    columns.put("targets", Tensor.of(new int[] {3, 0, 3, 3}));
    return new TensorDataset(columns);
  }

  @Test
  void aTableShowsWhatThereIs() {
    assertEquals(
        """
        column    type        mean    deviation  least  greatest  NaN  infinite
        features  float32[4]  73.82   126.5      -1     400       1    1
        seen      bool[]      0.7500  0.4330     0      1         0    0
        targets   int32[]     2.250   1.299      0      3         0    0
        4 rows
        targets: 2 classes: 0 × 1, 3 × 3; imbalance 3.00
        warning: column 'features': 1 NaN and 1 infinite numbers; fill them or leave their rows out
        warning: column 'features': 1 of 4 features (1) are constant, and tell nothing
        warning: column 'features': 2 of 4 features (2, 3) are far from mean 0 and deviation 1; scale, \
        as by Standardize
        warning: column 'targets': 2 classes below 3 have no row: [1, 2]\
        """,
        data().describe().toString());
  }

  @Test
  void numbersAreThoseOfTheColumn() {
    Description.Column column = data().describe().columns().getFirst();
    // numpy: mean and std of the 14 finite ones.
    assertEquals(73.82142857142857, column.mean(), 1e-12);
    assertEquals(126.4687436177212, column.deviation(), 1e-12);
    assertEquals(Map.of(0, 1, 3, 3), data().describe().columns().get(2).classes());
  }

  @Test
  void whatIsScaledAndBalancedHasNoWarning() {
    var data =
        TensorDataset.of(
            new float[][] {{1, -1}, {-1, 1}, {2, 0.5f}, {0.5f, 0}}, new int[] {0, 1, 0, 1}, 2);
    assertEquals(List.of(), data.describe().warnings());
    assertEquals(1, data.describe().columns().get(1).imbalance());
  }

  @Test
  void warningsNameWhatIsWrong() {
    int[] rare = new int[100];
    rare[7] = 1;
    rare[8] = -1;
    var data = TensorDataset.of(Tensor.of(new float[100][3]), Tensor.of(rare));
    assertEquals(
        List.of(
            "column 'features': 3 of 3 features (0, 1, 2) are constant, and tell nothing",
            "column 'targets': class -1 is negative; number classes from 0",
            "column 'targets': the class that has most has 98.0 times the rows of that which has"
                + " fewest; draw them by WeightedSampler.balanced, or weigh the loss"),
        data.describe().warnings());
    var codes = TensorDataset.of(Tensor.zeros(2, 0), Tensor.of(new int[] {5, Integer.MAX_VALUE}));
    assertEquals(
        List.of(
            "column 'targets': 2147483646 classes below 2147483647 have no row: [0, 1, 2, 3, 4, 6,"
                + " 7, 8] …"),
        codes.describe().warnings());
    var years = TensorDataset.of(new float[][] {{1990}, {2010}}, new float[][] {{1}, {1}});
    assertEquals(
        List.of(
            "column 'features': is far from mean 0 and deviation 1; scale, as by Standardize",
            "column 'targets': is constant"),
        years.describe().warnings());
  }

  @Test
  void nothingIsNotANumber() {
    Description empty = data().range(0, 0).describe();
    assertEquals(List.of(), empty.warnings());
    assertTrue(empty.toString().contains("features  float32[4]  -     -"), empty.toString());
    assertTrue(empty.toString().endsWith("0 rows"));
    // Many different numbers are no classes, and a mapped row may draw.
    var many = TensorDataset.of(Tensor.zeros(1500, 1), Tensor.of(Permutation.identity(1500)));
    RowFunction noise = (_, target) -> target.put("features", target.random().uniform(0));
    Description noisy = many.map(noise).describe();
    assertTrue(noisy.columns().get(1).classes().isEmpty());
    assertEquals(0.5, noisy.columns().get(0).mean(), 0.05);
  }
}
