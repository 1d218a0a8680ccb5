package dev.trigrad.testkit.program;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;

/** What numbers a leaf holds. */
public enum Domain {
  /** Floats in [−1, 1). */
  SIGNED,
  /** Floats in [½, 3/2). */
  POSITIVE,
  /** Whole floats from −3 to 3, on which rounding decides nothing. */
  WHOLE,
  /** int32 from −3 to 3. */
  INTEGERS,
  /** int32 over the whole range, so that sums and products wrap. */
  WIDE_INTEGERS,
  /** int32 from 0 to below the leaf's limit: indices. */
  INDICES,
  /** Truth values. */
  TRUTH;

  /** A leaf of {@code shape}; equal seeds give equal numbers. */
  public Tensor leaf(Shape shape, int limit, long seed) {
    RandomKey key = RandomKey.of(seed);
    int n = shape.elements();
    return switch (this) {
      case SIGNED, POSITIVE, WHOLE, TRUTH -> {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
          values[i] = number(key, i);
        }
        yield Recorder.constant(
            this == TRUTH ? TensorType.bool(shape) : TensorType.float32(shape), values);
      }
      case INTEGERS, WIDE_INTEGERS, INDICES -> {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
          values[i] = integer(key, i, limit);
        }
        yield Recorder.constant(TensorType.int32(shape), values);
      }
    };
  }

  private float number(RandomKey key, int i) {
    return switch (this) {
      case SIGNED -> 2 * key.uniform(i) - 1;
      case POSITIVE -> key.uniform(i) + 0.5f;
      case WHOLE -> Math.floorMod(key.bits(i), 7) - 3;
      default -> key.bits(i) & 1;
    };
  }

  private int integer(RandomKey key, int i, int limit) {
    return switch (this) {
      case INTEGERS -> Math.floorMod(key.bits(i), 7) - 3;
      case INDICES -> Math.floorMod(key.bits(i), limit);
      default -> key.bits(i);
    };
  }
}
