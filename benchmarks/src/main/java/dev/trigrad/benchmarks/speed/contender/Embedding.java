package dev.trigrad.benchmarks.speed.contender;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A training step of a table of which a batch reads some rows: rows looked up, their products with
 * given factors added, backward, plain gradient descent. All values are fixed by seeds.
 *
 * @param rows of the table
 * @param columns of the table
 * @param batch number of rows that are looked up
 */
public record Embedding(int rows, int columns, int batch) {
  /** Learning rate. */
  public static final float RATE = 0.1f;

  /** Some rows come up several times in a batch. */
  private static final int REPEATED = 16;

  /** Of {@code shape}, as in {@code 50000x256/1024}. */
  public static Embedding of(String shape) {
    String[] parts = shape.split("/");
    String[] sizes = parts[0].split("x");
    return new Embedding(
        Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(parts[1]));
  }

  /** First values of the table. */
  public float[] table() {
    return values(1, rows * columns);
  }

  /** What each row that is looked up is multiplied by: its gradient. */
  public float[] factors() {
    return values(2, batch * columns);
  }

  private static float[] values(long seed, int count) {
    var random = new SplittableRandom(seed);
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 4 * random.nextFloat() - 2;
    }
    return values;
  }

  /** The rows that are looked up. */
  public int[] indices() {
    var random = new SplittableRandom(3);
    var indices = new int[batch];
    for (int i = 0; i < batch; i++) {
      indices[i] = i % REPEATED == 1 ? indices[i - 1] : random.nextInt(rows);
    }
    return indices;
  }

  /**
   * Compares {@code table} after the first step with that of double precision.
   *
   * @throws IllegalStateException if they differ by more than rounding
   */
  public void check(float[] table) {
    float[] before = table();
    float[] factors = factors();
    int[] indices = indices();
    var sums = new double[before.length];
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < columns; j++) {
        sums[indices[i] * columns + j] += factors[i * columns + j];
      }
    }
    for (int i = 0; i < before.length; i++) {
      double wanted = before[i] - (double) RATE * sums[i];
      if (!(Math.abs(wanted - table[i]) <= 1e-6)) {
        throw new IllegalStateException("element " + i + " is " + table[i] + ", not " + wanted);
      }
    }
  }

  /** For readers. */
  public String title() {
    return String.format(Locale.ROOT, "embedding %,d×%d, %,d rows a step", rows, columns, batch);
  }
}
