package dev.trigrad.engine.vector.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.gemm.JavaGemm;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of multiplying gives the bits of plain Java's, and touches nothing but C. */
final class VectorGemmTest {
  /** C stands between as many foreign elements as one vector may have. */
  private static final int MARGIN = 16;

  @Test
  void everyPathGivesTheBitsOfPlainJava() {
    assertEquals(null, difference(600, 71));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 784, 128",
    "3, 70, 1000",
    "130, 10, 131",
    "1000, 3, 40",
    "10, 130, 131",
    "65, 515, 66",
    "129, 1030, 65",
    "3, 2000, 7",
    "2000, 3, 7",
    "1, 1, 5000",
    "64, 64, 800",
    "20, 30, 7000",
    "256, 64, 900",
    "257, 97, 385",
    "40, 1100, 400",
    "16, 16, 16",
    "33, 16, 5",
    "32, 1, 3",
    "150, 31, 770",
    "301, 129, 1030",
    "97, 161, 2100",
    "260, 145, 130",
    "516, 47, 385",
    "1, 300, 1",
    "40, 300, 1",
    "1, 513, 512",
    "2, 100, 200",
    "4, 65, 33"
  })
  void edgesMeetWithoutASeam(int m, int n, int k) {
    for (int transposes = 0; transposes < 4; transposes++) {
      for (int parts : new int[] {1, 3}) {
        assertEquals(
            null,
            difference(
                (transposes & 1) != 0, (transposes & 2) != 0, m, n, k, parts, new Random(m)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dtrigrad.vector.bits=128",
        "-Dtrigrad.vector.bits=256",
        "-XX:UseAVX=1",
        "-XX:UseAVX=2",
        "-XX:UseAVX=3"
      })
  void otherWidthsGiveTheSameBits(String option) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = new StringBuilder();
    for (Class<?> type :
        new Class<?>[] {VectorGemmTest.class, VectorGemm.class, Gemm.class, Engine.class}) {
      var location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      classPath.append(Path.of(location)).append(System.getProperty("path.separator"));
    }
    Process process =
        new ProcessBuilder(
                java,
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--add-modules",
                "jdk.incubator.vector",
                option,
                "-cp",
                classPath.toString(),
                Other.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
  }

  /** Runs in a JVM of other vectors. */
  static final class Other {
    private Other() {}

    /** Ends with status 1 and a message if anything differs. */
    public static void main(String[] arguments) {
      String difference = difference(60, 50);
      System.out.println(difference);
      System.exit(difference == null ? 0 : 1);
    }
  }

  private static String difference(int rounds, int most) {
    var random = new Random(3);
    for (int round = 0; round < rounds; round++) {
      int m = 1 + random.nextInt(most);
      int n = 1 + random.nextInt(most);
      int k = 1 + random.nextInt(most);
      boolean transposeA = random.nextBoolean();
      boolean transposeB = random.nextBoolean();
      String found = difference(transposeA, transposeB, m, n, k, 1 + round % 3, random);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String difference(
      boolean transposeA, boolean transposeB, int m, int n, int k, int parts, Random random) {
    float[] a = operand(m * k, random);
    float[] b = operand(k * n, random);
    Gemm plain = JavaGemm.factory().of(transposeA, transposeB, m, n, k);
    var pool = new PackBuffers.Pool();
    Gemm gemm =
        VectorGemm.of(
            transposeA,
            transposeB,
            m,
            n,
            k,
            parts,
            pool,
            new GemmWarmUps(new WarmUpThread(Warmth.HOT)),
            plain);
    if (gemm == null) {
      return null;
    }
    float[] expected = result(plain, m * n, a, b);
    float[] actual = result(gemm, m * n, a, b);
    int at = Arrays.mismatch(expected, actual);
    return at < 0
        ? null
        : "[%d, %d, %d] %b %b in %d: %s at %d, not %s"
            .formatted(
                m, n, k, transposeA, transposeB, parts, actual[at], at - MARGIN, expected[at]);
  }

  /** Inside a longer array of NaN. */
  private static float[] operand(int size, Random random) {
    float[] values = new float[size + 2 * MARGIN];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i < size; i++) {
      values[MARGIN + i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] result(Gemm gemm, int size, float[] a, float[] b) {
    float[] c = new float[size + 2 * MARGIN];
    Arrays.fill(c, Float.NaN);
    for (int tile = gemm.tiles() - 1; tile >= 0; tile--) {
      gemm.run(tile, a, MARGIN, b, MARGIN, c, MARGIN);
    }
    return c;
  }

  @Test
  void operandsMayEndWithTheirArrays() {
    var random = new Random(7);
    for (int transposes = 0; transposes < 4; transposes++) {
      for (int[] shape : new int[][] {{5, 9, 3}, {40, 7, 9}, {17, 29, 3}, {300, 101, 77}}) {
        int m = shape[0];
        int n = shape[1];
        int k = shape[2];
        boolean transposeA = (transposes & 1) != 0;
        boolean transposeB = (transposes & 2) != 0;
        float[] a = Arrays.copyOfRange(operand(m * k, random), MARGIN, MARGIN + m * k);
        float[] b = Arrays.copyOfRange(operand(k * n, random), MARGIN, MARGIN + k * n);
        Gemm plain = JavaGemm.factory().of(transposeA, transposeB, m, n, k);
        Gemm gemm =
            VectorGemm.of(
                transposeA,
                transposeB,
                m,
                n,
                k,
                1,
                new PackBuffers.Pool(),
                new GemmWarmUps(new WarmUpThread(Warmth.HOT)),
                plain);
        float[] expected = new float[m * n];
        float[] actual = new float[m * n];
        plain(plain, a, b, expected);
        if (gemm != null) {
          plain(gemm, a, b, actual);
          assertEquals(-1, Arrays.mismatch(expected, actual));
        }
      }
    }
  }

  private static void plain(Gemm gemm, float[] a, float[] b, float[] c) {
    for (int tile = 0; tile < gemm.tiles(); tile++) {
      gemm.run(tile, a, 0, b, 0, c, 0);
    }
  }

  @Test
  void tilesOnManyThreadsGiveTheBitsOfOne() {
    // Few columns are one vector, whose width depends on the machine.
    int few = Lanes.F.length() * 5 / 8;
    for (int[] shape : new int[][] {{700, few, 70}, {20, 900, 90}, {300, 500, 70}}) {
      int m = shape[0];
      int n = shape[1];
      int k = shape[2];
      var random = new Random(13);
      float[] a = operand(m * k, random);
      float[] b = operand(k * n, random);
      Gemm plain = JavaGemm.factory().of(false, false, m, n, k);
      Gemm gemm =
          VectorGemm.of(
              false,
              false,
              m,
              n,
              k,
              8,
              new PackBuffers.Pool(),
              new GemmWarmUps(new WarmUpThread(Warmth.HOT)),
              plain);
      assertNotNull(gemm);
      assertTrue(gemm.tiles() > 2);
      float[] expected = result(plain, m * n, a, b);
      for (int round = 0; round < 20; round++) {
        float[] actual = new float[expected.length];
        Arrays.fill(actual, Float.NaN);
        IntStream.range(0, gemm.tiles())
            .parallel()
            .forEach(tile -> gemm.run(tile, a, MARGIN, b, MARGIN, actual, MARGIN));
        assertEquals(-1, Arrays.mismatch(expected, actual));
      }
    }
  }
}
