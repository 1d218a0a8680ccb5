package dev.trigrad;

/**
 * Element type of a tensor.
 *
 * <p>{@link #BOOL} is stored as {@code 0f} or {@code 1f} in a {@code float[]}, so that masks flow
 * through the same loops as values. {@link #FLOAT64} exists in programs and buffers; no kernel
 * computes it yet.
 */
public enum DType {
  /** 32-bit IEEE 754 binary floating point, the type of values. */
  FLOAT32(4),
  /** 32-bit two's complement integer, the type of indices; arithmetic wraps. */
  INT32(4),
  /** Truth value, stored as 0 or 1 in a {@code float[]}. */
  BOOL(4),
  /** 64-bit IEEE 754 binary floating point; reserved for the double kernels. */
  FLOAT64(8);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes that one element takes in a buffer. */
  public int bytes() {
    return bytes;
  }

  /**
   * A new zeroed host array of {@code length} elements of this type: {@code float[]}, {@code int[]}
   * or {@code double[]}.
   */
  public Object newArray(int length) {
    return switch (this) {
      case FLOAT32, BOOL -> new float[length];
      case INT32 -> new int[length];
      case FLOAT64 -> new double[length];
    };
  }
}
