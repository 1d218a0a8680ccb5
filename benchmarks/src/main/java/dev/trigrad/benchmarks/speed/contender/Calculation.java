package dev.trigrad.benchmarks.speed.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Work that is no matrix product, on row-major floats; all values are fixed by seeds.
 *
 * @param work what is computed
 * @param gradient whether also the gradients of all inputs, for {@link #seed}
 * @param rows of the first input
 * @param columns of the first input
 */
public record Calculation(Work work, boolean gradient, int rows, int columns) {
  /** What is computed. */
  public enum Work {
    /** relu(x·y + x)·2 − y. */
    AFFINE("affine chain", 2),
    /** sigmoid(x)·tanh(y). */
    GATE("gate chain", 2),
    /** exp(−(x − y)²)·½. */
    BELL("bell chain", 2),
    /** Softmax of each row. */
    SOFTMAX("softmax", 1),
    /** Each row normalized, ε = 10⁻⁵, times a weight and plus a bias for each column. */
    LAYERNORM("layer norm", 3),
    /** x·Φ(x). */
    GELU("GELU", 1);

    private final String title;
    private final int inputs;

    Work(String title, int inputs) {
      this.title = title;
      this.inputs = inputs;
    }
  }

  /** ε of layer norm. */
  public static final float EPSILON = 1e-5f;

  /** Twice a large cache of the last level. */
  private static final long CACHE_BYTES = 64 << 20;

  /** Of {@code shape}, as in {@code softmax+gradient/128x1000}. */
  public static Calculation of(String shape) {
    String[] parts = shape.split("/");
    String[] names = parts[0].split("\\+");
    String[] sizes = parts[1].split("x");
    return new Calculation(
        Work.valueOf(names[0].toUpperCase(Locale.ROOT)),
        names.length > 1,
        Integer.parseInt(sizes[0]),
        Integer.parseInt(sizes[1]));
  }

  /** The inputs in order, each uniform in [−2, 2). */
  public List<float[]> inputs() {
    var inputs = new ArrayList<float[]>();
    for (int i = 0; i < work.inputs; i++) {
      inputs.add(values(1 + i, extents(i).length == 1 ? columns : elements()));
    }
    return inputs;
  }

  /** Extents of input {@code i}. */
  public int[] extents(int i) {
    boolean ofColumns = work == Work.LAYERNORM && i > 0;
    return ofColumns ? new int[] {columns} : new int[] {rows, columns};
  }

  /** What the result's elements are weighted with in the scalar that gradients are of. */
  public float[] seed() {
    return values(9, elements());
  }

  /** Of the first input, and of the result. */
  public int elements() {
    return rows * columns;
  }

  /**
   * What has to go through memory if no cache holds it: each input once, each result once, and once
   * more for the reading of lines before they are written unless they had been read anyway.
   */
  public long bytes() {
    int streams = work.inputs + 2 + (gradient ? work.inputs * 2 + 1 : 0);
    return 4L * streams * elements();
  }

  /** Whether memory rather than arithmetic sets the limit. */
  public boolean beyondCache() {
    return bytes() > CACHE_BYTES;
  }

  /**
   * Whether every library that can computes into an array that is made once: beyond the cache, the
   * price of new memory hides that of computing.
   */
  public boolean reusesResult() {
    return beyondCache() && !gradient;
  }

  /** For readers. */
  public String title() {
    String size = String.format(Locale.ROOT, "%,d×%,d", rows, columns);
    if (beyondCache()) {
      size = String.format(Locale.ROOT, "%,d elements", elements());
    }
    return work.title + " " + size + (gradient ? ", gradient" : "");
  }

  private static float[] values(long seed, int count) {
    var random = new SplittableRandom(seed);
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 4 * random.nextFloat() - 2;
    }
    return values;
  }
}
