package dev.trigrad.engine.vector.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.gemm.JavaGemm;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Products of all extents around the borders of vectors, blocks, panels and passes have the bits of
 * plain Java's, in arrays that end with the operands, where an access beyond them throws, and in
 * the midst of longer ones, where a write beyond C is seen.
 */
final class GemmSweepTest {
  /** C stands between as many foreign elements as one vector may have, and more. */
  private static final int MARGIN = 19;

  private static final int[] BORDERS = {
    2, 3, 4, 5, 7, 8, 9, 12, 13, 15, 16, 17, 23, 24, 25, 28, 31, 32, 33, 47, 48, 49, 63, 64, 65, 66,
    70
  };
  private static final int[] LONG = {
    127, 128, 129, 191, 192, 193, 194, 195, 255, 256, 257, 258, 383, 384, 385, 386
  };

  private final Random random = new Random(11);
  private final GemmWarmUps hot = new GemmWarmUps(new WarmUpThread(Warmth.HOT));
  private final PackBuffers.Pool pool = new PackBuffers.Pool();
  private final Gemm.Factory java = JavaGemm.factory();
  private final float[] numbers = new float[1 << 21];
  private int products;

  GemmSweepTest() {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
  }

  @Test
  void somePicksOfAllExtents() {
    for (int round = 0; round < 4_000; round++) {
      shape(pick(BORDERS), pick(BORDERS), pick(BORDERS));
    }
    assertTrue(products > 10_000);
  }

  @Test
  void longExtentsBesideFewOthers() {
    for (int extent : LONG) {
      for (int few = 2; few <= 18; few++) {
        int more = 2 + few * 5 % 7;
        shape(extent, few, more);
        shape(few, extent, more);
        shape(few, more, extent);
      }
      shape(extent, pick(BORDERS), pick(LONG));
      shape(pick(LONG), extent, pick(BORDERS));
    }
    assertTrue(products > 1_000);
  }

  /** A transposed A that is read in place, of which four rows are left for the last block. */
  @Test
  void fewRowsLeftOfAnOperandReadInPlace() {
    for (int[] shape : new int[][] {{3484, 64, 64, 1}, {592, 96, 96, 8}, {592, 70, 130, 8}}) {
      compare(true, false, shape[0], shape[1], shape[2], shape[3], 0);
    }
  }

  /** Every extent up to 70, and those around longer borders. */
  @Test
  @Tag("exhaustive")
  void allExtents() {
    int[] extents = IntStream.concat(IntStream.rangeClosed(1, 70), Arrays.stream(LONG)).toArray();
    for (int m : extents) {
      for (int n : extents) {
        for (int k : extents) {
          // Of three long extents, one combination in nine.
          if ((long) m * n * k < 1_000_000 || random.nextInt(9) == 0) {
            shape(m, n, k);
          }
        }
      }
    }
    System.out.println(products + " products of " + Lanes.F);
  }

  private int pick(int[] extents) {
    return extents[random.nextInt(extents.length)];
  }

  private void shape(int m, int n, int k) {
    int roomy = random.nextInt(4);
    for (int flags = 0; flags < 4; flags++) {
      boolean ta = (flags & 1) != 0;
      boolean tb = (flags & 2) != 0;
      compare(ta, tb, m, n, k, 1, 0);
      if (flags == roomy) {
        compare(ta, tb, m, n, k, 1, MARGIN);
        compare(ta, tb, m, n, k, 2 + random.nextInt(7), random.nextBoolean() ? 0 : MARGIN);
      }
    }
  }

  private void compare(boolean ta, boolean tb, int m, int n, int k, int parts, int margin) {
    Gemm plain = java.of(ta, tb, m, n, k);
    Gemm gemm = VectorGemm.of(ta, tb, m, n, k, parts, pool, hot, plain);
    if (gemm == null) {
      return;
    }
    products++;
    float[] a = operand(m * k, margin);
    float[] b = operand(k * n, margin);
    float[] expected = result(plain, m * n, a, b, margin);
    String what = "[%d, %d, %d] %b %b in %d".formatted(m, n, k, ta, tb, parts);
    float[] actual;
    try {
      actual = result(gemm, m * n, a, b, margin);
    } catch (IndexOutOfBoundsException e) {
      throw new AssertionError(what, e);
    }
    assertEquals(-1, Arrays.mismatch(expected, actual), what);
  }

  private float[] operand(int size, int margin) {
    float[] values = new float[size + 2 * margin];
    Arrays.fill(values, Float.NaN);
    System.arraycopy(numbers, random.nextInt(numbers.length - size), values, margin, size);
    return values;
  }

  /** The last tile first, so that one which writes on into the next is seen. */
  private static float[] result(Gemm gemm, int size, float[] a, float[] b, int margin) {
    float[] c = new float[size + 2 * margin];
    Arrays.fill(c, Float.NaN);
    for (int tile = gemm.tiles() - 1; tile >= 0; tile--) {
      gemm.run(tile, a, margin, b, margin, c, margin);
    }
    return c;
  }
}
