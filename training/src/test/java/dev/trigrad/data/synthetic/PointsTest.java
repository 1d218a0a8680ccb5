package dev.trigrad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import dev.trigrad.data.TensorDataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points are where scikit-learn has them, classes are balanced, and equal keys give equal bits. */
class PointsTest {
  private static final RandomKey KEY = RandomKey.of(7);

  /** The rows as texts, in an order that does not depend on that of the data. */
  private static List<String> rows(TensorDataset data) {
    float[] x = data.features().toArray();
    int[] y = data.targets().toIntArray();
    String[] rows = new String[y.length];
    // A multiple of 10⁻⁶ each, as the last bits of sine and cosine are the C library's there.
    Arrays.setAll(
        rows, i -> Math.round(x[2 * i] * 1e6) + "," + Math.round(x[2 * i + 1] * 1e6) + "," + y[i]);
    return Arrays.stream(rows).sorted().toList();
  }

  @Test
  void circlesAndMoonsAreThoseOfScikitLearn() throws IOException {
    String recorded;
    try (var in = getClass().getResourceAsStream("/readers/points.txt")) {
      recorded = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    for (String line : recorded.lines().toList()) {
      String[] parts = line.split(" ");
      int n = Integer.parseInt(parts[1]);
      List<String> expected =
          Arrays.stream(parts)
              .skip(2)
              .map(point -> point.split(","))
              .map(
                  p ->
                      Math.round((float) Double.parseDouble(p[0]) * 1e6)
                          + ","
                          + Math.round((float) Double.parseDouble(p[1]) * 1e6)
                          + ","
                          + p[2])
              .sorted()
              .toList();
      TensorDataset data =
          parts[0].equals("moons") ? Points.moons(n, 0, KEY) : Points.circles(n, 0, 0.3, KEY);
      assertEquals(n, expected.size());
      assertEquals(expected, rows(data), line);
    }
    assertEquals(8, recorded.lines().count());
  }

  private static int[] counts(TensorDataset data, int classes) {
    int[] counts = new int[classes];
    Arrays.stream(data.targets().toIntArray()).forEach(label -> counts[label]++);
    return counts;
  }

  @Test
  void classesAreBalancedAndShuffled() {
    assertArrayEquals(new int[] {50, 51}, counts(Points.circles(101, 0.1, 0.5, KEY), 2));
    assertArrayEquals(new int[] {50, 51}, counts(Points.moons(101, 0.1, KEY), 2));
    assertArrayEquals(new int[] {50, 51}, counts(Points.xor(101, 0.1, KEY), 2));
    assertArrayEquals(new int[] {50, 51}, counts(Points.checkerboard(101, 4, 0, KEY), 2));
    assertArrayEquals(new int[] {34, 34, 33}, counts(Points.spirals(101, 3, 1.5, 0, KEY), 3));
    assertArrayEquals(new int[] {34, 34, 33}, counts(Points.blobs(101, 3, 5, 1, KEY), 3));
    int[] first = Arrays.copyOf(Points.moons(1000, 0, KEY).targets().toIntArray(), 100);
    assertEquals(50, Arrays.stream(first).sum(), 25);
    for (int n : new int[] {0, 1}) {
      assertEquals(n, Points.moons(n, 0.1, KEY).size());
      assertEquals(n, Points.blobs(n, 3, 2, 1, KEY).size());
      assertEquals(n, Points.saddle(n, 1, KEY).size());
    }
  }

  @Test
  void formulas() {
    TensorDataset xor = Points.xor(8, 0, KEY);
    assertEquals(
        List.of("0,0,0", "0,0,0", "0,1000000,1", "0,1000000,1", "1000000,0,1", "1000000,0,1"),
        rows(xor).subList(0, 6));
    assertEquals(List.of("1000000,1000000,0", "1000000,1000000,0"), rows(xor).subList(6, 8));
    TensorDataset saddle = Points.saddle(500, 0, KEY);
    float[] at = saddle.features().toArray();
    float[] z = saddle.targets().toArray();
    for (int i = 0; i < z.length; i++) {
      assertEquals(
          (double) at[2 * i] * at[2 * i] - (double) at[2 * i + 1] * at[2 * i + 1], z[i], 1e-7);
    }
    TensorDataset spiral = Points.spirals(40, 2, 3, 0, KEY);
    float[] arm = spiral.features().toArray();
    int[] label = spiral.targets().toIntArray();
    for (int i = 0; i < 40; i++) {
      double t = Math.hypot(arm[2 * i], arm[2 * i + 1]);
      double turned = Math.atan2(arm[2 * i + 1], arm[2 * i]) / (2 * Math.PI) - 3 * t;
      double off = turned - label[i] / 2.0;
      assertEquals(Math.rint(off), off, 1e-5);
      assertEquals(Math.rint(20 * t), 20 * t, 1e-5);
    }
    for (int cells = 2; cells < 6; cells++) {
      TensorDataset board = Points.checkerboard(3000, cells, 0, KEY);
      float[] p = board.features().toArray();
      int[] colour = board.targets().toIntArray();
      int[] hits = new int[cells * cells];
      for (int i = 0; i < colour.length; i++) {
        int column = (int) (p[2 * i] * cells);
        int row = (int) (p[2 * i + 1] * cells);
        assertEquals((column + row) % 2, colour[i]);
        hits[row * cells + column]++;
      }
      double mean = 3000.0 / (cells * cells);
      Arrays.stream(hits).forEach(n -> assertEquals(mean, n, 0.2 * mean + 5 * Math.sqrt(mean)));
    }
  }

  @Test
  void noiseIsNormal() {
    float[] x = Points.blobs(20_000, new float[][] {{3, -5}}, 2, KEY).features().toArray();
    double[] sums = new double[4];
    int within = 0;
    for (int i = 0; i < x.length; i++) {
      double z = (x[i] - (i % 2 == 0 ? 3 : -5)) / 2;
      sums[0] += z;
      sums[1] += z * z;
      sums[2] += z * z * z;
      sums[3] += z * z * z * z;
      within += Math.abs(z) < 1 ? 1 : 0;
    }
    // Deviations of the sample's moments: √1, √2, √15, √96 over √n; five of them.
    double five = 5 / Math.sqrt(x.length);
    assertEquals(0, sums[0] / x.length, five);
    assertEquals(1, sums[1] / x.length, five * Math.sqrt(2));
    assertEquals(0, sums[2] / x.length, five * Math.sqrt(15));
    assertEquals(3, sums[3] / x.length, five * Math.sqrt(96));
    assertEquals(0.682689, within / (double) x.length, five / 2);
  }

  /** Recorded once, to be the same on every machine. */
  @Test
  void equalKeysGiveEqualBits() {
    float[] moons = Points.moons(100, 0.2, KEY).features().toArray();
    assertArrayEquals(moons, Points.moons(100, 0.2, KEY).features().toArray());
    assertNotEquals(
        Arrays.hashCode(moons),
        Arrays.hashCode(Points.moons(100, 0.2, RandomKey.of(8)).features().toArray()));
    assertTrue(Arrays.hashCode(moons) == MOONS, "hash " + Arrays.hashCode(moons));
    int addition = Arrays.hashCode(Sequences.addition(50, 30, KEY).features().toArray());
    assertTrue(addition == ADDITION, "hash " + addition);
  }

  private static final int MOONS = -35681190;
  private static final int ADDITION = -1493334994;
}
