package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** Two data sets have one hash if they have the same content, as far as it looks. */
class DataHashTest {
  private static TensorDataset data(int rows, int changed) {
    float[][] features = new float[rows][2];
    for (int i = 0; i < rows; i++) {
      features[i][1] = i == changed ? -1 : i;
    }
    return TensorDataset.of(features, new int[rows], 1);
  }

  /** Computed by Python's hashlib: the text, then the features and targets of both rows. */
  @Test
  void isTheHashOfTheBytes() {
    assertEquals(
        "2 rows, sha256 of 2: 93fa1750c685c0a00e96de1f11225b2ec44f6c644c9c7cda0c463f65631ff8aa",
        DataHash.of(data(2, -1)));
  }

  @Test
  void looksAtEveryRowOfFewAndAtSomeOfMany() {
    for (int changed = 0; changed < 256; changed++) {
      assertNotEquals(DataHash.of(data(256, -1)), DataHash.of(data(256, changed)));
    }
    String many = DataHash.of(data(1000, -1));
    assertTrue(many.startsWith("1000 rows, sha256 of 256: "), many);
    assertNotEquals(many, DataHash.of(data(1000, 0 + 999)));
    assertNotEquals(many, DataHash.of(data(1001, -1)));
    assertEquals(many, DataHash.of(data(1000, 1)), "row 1 is not looked at");
    assertNotEquals(DataHash.of(data(1000, -1), 1000), DataHash.of(data(1000, 1), 1000));
  }

  @Test
  void columnsCountByNameAndTypeAndNotByOrder() {
    Tensor x = Tensor.of(new float[] {1, 2}, 2, 1);
    Tensor y = Tensor.of(new int[] {1, 2}, 2);
    var one = new LinkedHashMap<String, Tensor>();
    one.put("x", x);
    one.put("y", y);
    var other = new LinkedHashMap<String, Tensor>();
    other.put("y", y);
    other.put("x", x);
    assertEquals(DataHash.of(new TensorDataset(one)), DataHash.of(new TensorDataset(other)));
    other.put("z", other.remove("x"));
    assertNotEquals(DataHash.of(new TensorDataset(one)), DataHash.of(new TensorDataset(other)));
  }

  @Test
  void randomRowsAreDrawnFromOneKey() {
    Dataset noisy =
        data(5, -1)
            .map(
                (source, target) ->
                    source.floats(Dataset.FEATURES)[0] = target.random().uniform(0));
    assertEquals(DataHash.of(noisy), DataHash.of(noisy));
  }
}
