package dev.trigrad.engine.java.gemm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.row.ReduceKernel;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaGemmTest {
  /** Operands stand behind this many foreign elements, and before as many. */
  private static final int MARGIN = 5;

  private static final Gemm.Factory FACTORY = JavaGemm.factory();

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void everyElementIsTheSameChainWhateverTheShape(boolean transposeA, boolean transposeB) {
    Random random = new Random(3);
    for (int round = 0; round < 1500; round++) {
      int m = random.nextInt(71);
      int n = random.nextInt(71);
      int k = random.nextInt(71);
      check(new Problem(transposeA, transposeB, m, n, k, random));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 784, 128",
    "784, 1, 128",
    "130, 10, 131",
    "10, 130, 131",
    "65, 515, 66",
    "515, 65, 130",
    "129, 1030, 65",
    "3, 2000, 7",
    "2000, 3, 7",
    "1, 1, 5000",
    "1, 1300, 27",
    "1300, 1, 9",
    "4, 64, 64",
    "64, 31, 64"
  })
  void tilesAndBlocksMeetWithoutASeam(int m, int n, int k) {
    Random random = new Random(5);
    for (int transposes = 0; transposes < 4; transposes++) {
      check(new Problem((transposes & 1) != 0, (transposes & 2) != 0, m, n, k, random));
    }
  }

  @Test
  void smallIntegersAreExact() {
    Random random = new Random(9);
    var problem = new Problem(false, true, 67, 129, 131, random);
    fillWithIntegers(problem.a, random);
    fillWithIntegers(problem.b, random);
    float[] c = problem.run(IntStream.range(0, problem.gemm.tiles()).toArray());
    for (int i = 0; i < problem.m; i++) {
      for (int j = 0; j < problem.n; j++) {
        assertEquals(problem.exact(i, j), c[MARGIN + i * problem.n + j]);
      }
    }
  }

  @Test
  void tilesOnManyThreadsGiveTheBitsOfOne() {
    var problem = new Problem(false, false, 300, 1100, 70, new Random(13));
    float[] one = problem.run(IntStream.range(0, problem.gemm.tiles()).toArray());
    float[] many = problem.emptyResult();
    IntStream.range(0, problem.gemm.tiles())
        .parallel()
        .forEach(tile -> problem.runTile(tile, many));
    assertTrue(problem.gemm.tiles() > 10);
    assertArrayEquals(one, many);
  }

  @Test
  void anEmptyInnerDimensionGivesZeros() {
    var problem = new Problem(false, false, 40, 50, 0, new Random(1));
    float[] c = problem.run(IntStream.range(0, problem.gemm.tiles()).toArray());
    assertArrayEquals(new float[40 * 50], Arrays.copyOfRange(c, MARGIN, MARGIN + 40 * 50));
  }

  private static void check(Problem problem) {
    int[] backwards =
        IntStream.range(0, problem.gemm.tiles()).map(t -> problem.gemm.tiles() - 1 - t).toArray();
    float[] c = problem.run(backwards);
    int cells = problem.m * problem.n;
    for (int at = 0; at < cells; at++) {
      int i = at / problem.n;
      int j = at % problem.n;
      float actual = c[MARGIN + at];
      assertEquals(problem.sum(i, j), actual, () -> problem + " at " + i + ", " + j);
      double error = Math.abs(actual - problem.exact(i, j));
      // k roundings, each at most 2⁻²⁴ of a partial sum (Higham 2002, section 3.1).
      double bound = problem.k * 0x1.0001p-24 * problem.magnitude(i, j);
      assertTrue(error <= bound, () -> problem + " at " + i + ", " + j + ": " + error);
    }
    for (int at = 0; at < MARGIN; at++) {
      assertTrue(Float.isNaN(c[at]) && Float.isNaN(c[MARGIN + cells + at]), problem + " spilled");
    }
  }

  private static void fillWithIntegers(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(17) - 8;
    }
  }

  /** Random operands inside longer arrays of NaN, and three ways to compute an element. */
  private static final class Problem {
    private final boolean transposeA;
    private final boolean transposeB;
    private final int m;
    private final int n;
    private final int k;
    private final float[] a;
    private final float[] b;
    private final Gemm gemm;

    Problem(boolean transposeA, boolean transposeB, int m, int n, int k, Random random) {
      this.transposeA = transposeA;
      this.transposeB = transposeB;
      this.m = m;
      this.n = n;
      this.k = k;
      this.a = operand(m * k, random);
      this.b = operand(k * n, random);
      this.gemm = FACTORY.of(transposeA, transposeB, m, n, k);
    }

    private static float[] operand(int size, Random random) {
      float[] values = new float[size + 2 * MARGIN];
      Arrays.fill(values, Float.NaN);
      for (int i = 0; i < size; i++) {
        values[MARGIN + i] = (float) random.nextGaussian();
      }
      return values;
    }

    float[] emptyResult() {
      float[] c = new float[m * n + 2 * MARGIN];
      Arrays.fill(c, Float.NaN);
      return c;
    }

    float[] run(int[] tiles) {
      float[] c = emptyResult();
      for (int tile : tiles) {
        runTile(tile, c);
      }
      return c;
    }

    void runTile(int tile, float[] c) {
      gemm.run(tile, a, MARGIN, b, MARGIN, c, MARGIN);
    }

    float sum(int i, int j) {
      return DotGemm.suits(transposeA, transposeB, m, n, k) ? sumOfLanes(i, j) : chain(i, j);
    }

    private float sumOfLanes(int i, int j) {
      float[] sums = new float[64];
      for (int p = 0; p < k / 64 * 64; p++) {
        sums[p % 64] = Math.fma(left(i, p), right(p, j), sums[p % 64]);
      }
      for (int l = 0; l < 16; l++) {
        sums[l] = sums[l] + sums[l + 16] + (sums[l + 32] + sums[l + 48]);
      }
      for (int p = k / 64 * 64; p < k; p++) {
        sums[p % 16] = Math.fma(left(i, p), right(p, j), sums[p % 16]);
      }
      return ReduceKernel.tree(sums);
    }

    private float chain(int i, int j) {
      float sum = 0;
      for (int p = 0; p < k; p++) {
        sum = Math.fma(left(i, p), right(p, j), sum);
      }
      return sum;
    }

    double exact(int i, int j) {
      double sum = 0;
      for (int p = 0; p < k; p++) {
        sum += (double) left(i, p) * right(p, j);
      }
      return sum;
    }

    double magnitude(int i, int j) {
      double sum = 0;
      for (int p = 0; p < k; p++) {
        sum += Math.abs((double) left(i, p) * right(p, j));
      }
      return sum;
    }

    private float left(int i, int p) {
      return a[MARGIN + (transposeA ? p * m + i : i * k + p)];
    }

    private float right(int p, int j) {
      return b[MARGIN + (transposeB ? j * k + p : p * n + j)];
    }

    @Override
    public String toString() {
      return "[%d, %d, %d]%s%s"
          .formatted(m, n, k, transposeA ? " Aᵀ" : "", transposeB ? " Bᵀ" : "");
    }
  }
}
