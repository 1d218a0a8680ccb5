package dev.trigrad.benchmarks.speed.contender;

import java.util.SplittableRandom;

/**
 * C [m, n] = A [m, k] · B [k, n], row-major floats.
 *
 * @param m rows of A and C
 * @param n columns of B and C
 * @param k columns of A, rows of B
 * @param threads the library may use
 */
public record Product(int m, int n, int k, int threads) {
  /** Of {@code shape}, as in {@code 64x128x784}: m, n, k. */
  public static Product of(String shape, int threads) {
    String[] sizes = shape.split("x");
    return new Product(
        Integer.parseInt(sizes[0]),
        Integer.parseInt(sizes[1]),
        Integer.parseInt(sizes[2]),
        threads);
  }

  /** A, uniform in [−1, 1). */
  public float[] a() {
    return values(1, m * k);
  }

  /** B, uniform in [−1, 1). */
  public float[] b() {
    return values(2, k * n);
  }

  /** Multiplications and additions. */
  public double flops() {
    return 2.0 * m * n * k;
  }

  private static float[] values(long seed, int count) {
    var random = new SplittableRandom(seed);
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }
}
