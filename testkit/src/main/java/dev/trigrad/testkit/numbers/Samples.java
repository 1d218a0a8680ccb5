package dev.trigrad.testkit.numbers;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;

/** Seeded sample values: the same for every engine and run. */
public final class Samples {
  private Samples() {}

  /** Uniform floats in [low, high). */
  public static Tensor floats(Shape shape, double low, double high, int seed) {
    RandomKey key = RandomKey.of(seed);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * key.uniform(i));
    }
    return leaf(values, shape);
  }

  /** Uniform ints in [low, high). */
  public static Tensor ints(Shape shape, int low, int high, int seed) {
    RandomKey key = RandomKey.of(seed);
    int[] values = new int[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = low + Math.floorMod(key.bits(i), high - low);
    }
    return shape.rank() == 0 ? Tensor.of(values[0]) : Tensor.of(values, shape.extents());
  }

  /** Integers from −5 to 5 without 0. */
  public static Tensor divisors(Shape shape, int seed) {
    RandomKey key = RandomKey.of(seed);
    int[] values = new int[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      int value = Math.floorMod(key.bits(i), 10) - 5;
      values[i] = value < 0 ? value : value + 1;
    }
    return shape.rank() == 0 ? Tensor.of(values[0]) : Tensor.of(values, shape.extents());
  }

  /** Truth values. */
  public static Tensor bools(Shape shape, int seed) {
    RandomKey key = RandomKey.of(seed);
    boolean[] values = new boolean[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (key.bits(i) & 1) != 0;
    }
    return shape.rank() == 0 ? Tensor.of(values).reshape() : Tensor.of(values, shape.extents());
  }

  /** A sample of {@code dtype} that ordinary operations accept. */
  public static Tensor of(DType dtype, Shape shape, int seed) {
    return switch (dtype) {
      case INT32 -> ints(shape, -5, 6, seed);
      case BOOL -> bools(shape, seed);
      default -> floats(shape, -2, 2, seed);
    };
  }

  /** A leaf with {@code values}. */
  public static Tensor leaf(float[] values, Shape shape) {
    return shape.rank() == 0 ? Tensor.of(values[0]) : Tensor.of(values, shape.extents());
  }

  /**
   * NaN, infinities, zeros, denormals, the largest and the ordinary, in every pairing of two
   * sequences.
   */
  public static float[] special() {
    return new float[] {
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      0f,
      -0f,
      1f,
      -1f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      1e-40f,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      0.5f,
      -2.5f,
      88.8f,
      -104f,
      3e9f,
      1e-8f,
      16777217f
    };
  }
}
