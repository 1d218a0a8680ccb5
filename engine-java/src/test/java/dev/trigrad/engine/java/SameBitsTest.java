package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.java.function.FloatMath;
import dev.trigrad.engine.java.function.UnaryCase;
import dev.trigrad.engine.java.gemm.JavaGemm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results are the same in other JVMs: interpreted, compiled otherwise, or on a lesser processor.
 */
final class SameBitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:-UseSuperWord",
        "-XX:UseAVX=2",
        "-XX:UseAVX=0"
      })
  void functionsAndProductsHaveTheBitsOfThisJvm(String option) throws Exception {
    assertEquals(String.valueOf(Digest.value()), digestUnder(option));
  }

  @Test
  void theBitsAreThoseEveryMachineHas() {
    assertEquals(EXPECTED, Digest.value());
  }

  /** A change of this number is a change of results, which users see: say so in the change log. */
  private static final int EXPECTED = 429919490;

  private static String digestUnder(String option) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        String.join(
            System.getProperty("path.separator"),
            location(Digest.class),
            location(FloatMath.class),
            location(Engine.class));
    Process process =
        new ProcessBuilder(
                java,
                "-XX:+IgnoreUnrecognizedVMOptions",
                option,
                "-cp",
                classPath,
                Digest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.strip();
  }

  private static String location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** One number made of the results of all functions and of some products. */
  static final class Digest {
    /** Prime; thirty thousand arguments, few enough for a JVM without hardware multiply-add. */
    private static final int STRIDE = 140_009;

    private Digest() {}

    /** Prints the number. */
    public static void main(String[] arguments) {
      System.out.println(value());
    }

    static int value() {
      int digest = 1;
      for (UnaryCase function : UnaryCase.values()) {
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
          float y = function.of(Float.intBitsToFloat((int) bits));
          digest = 31 * digest + Float.floatToIntBits(y);
        }
      }
      int[][] shapes = {{1, 70, 65}, {9, 33, 40}, {70, 5, 30}, {7, 5, 20}, {20, 1, 64}};
      for (int[] shape : shapes) {
        digest = 31 * digest + Arrays.hashCode(product(shape[0], shape[1], shape[2]));
      }
      return digest;
    }

    private static float[] product(int m, int n, int k) {
      Random random = new Random(29);
      float[] a = new float[m * k];
      float[] b = new float[k * n];
      float[] c = new float[m * n];
      for (float[] operand : new float[][] {a, b}) {
        for (int i = 0; i < operand.length; i++) {
          operand[i] = random.nextFloat() - 0.5f;
        }
      }
      Gemm gemm = JavaGemm.factory().of(false, false, m, n, k);
      for (int tile = 0; tile < gemm.tiles(); tile++) {
        gemm.run(tile, a, 0, b, 0, c, 0);
      }
      return c;
    }
  }
}
