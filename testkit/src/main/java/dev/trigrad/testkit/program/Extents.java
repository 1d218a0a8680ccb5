package dev.trigrad.testkit.program;

import java.util.SplittableRandom;

/** Extents around the borders of every tile, vector and unrolled loop. */
final class Extents {
  private static final int[] BORDERS = {
    8, 16, 32, 64, 128, 192, 256, 512, 1_024, 2_048, 4_096, 8_192
  };

  private Extents() {}

  /** One to nine, mostly. */
  static int small(SplittableRandom random) {
    return random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 1 + random.nextInt(9);
  }

  /** Around a border, each equally often; now and then up to 10,000. */
  static int wide(SplittableRandom random) {
    if (random.nextInt(12) == 0) {
      return 1 + random.nextInt(10_000);
    }
    return BORDERS[random.nextInt(BORDERS.length)] - 1 + random.nextInt(3);
  }

  /** Around a border of at most {@code limit}. */
  static int upTo(int limit, SplittableRandom random) {
    int count = 0;
    while (count < BORDERS.length && BORDERS[count] < limit) {
      count++;
    }
    return count == 0 || random.nextInt(3) == 0
        ? 1 + random.nextInt(Math.min(limit, 9))
        : BORDERS[random.nextInt(count)] - 1 + random.nextInt(3);
  }
}
