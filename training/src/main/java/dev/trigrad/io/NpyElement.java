package dev.trigrad.io;

import dev.trigrad.DType;
import java.nio.ByteBuffer;

/** The types of elements that are read. */
enum NpyElement {
  B1,
  I1,
  I2,
  I4,
  I8,
  U1,
  U2,
  U4,
  U8,
  F2,
  F4,
  F8;

  /** Bytes of one element. */
  int bytes() {
    return name().charAt(1) - '0';
  }

  /** The type of tensor that holds it. */
  DType holder() {
    return switch (this) {
      case B1 -> DType.BOOL;
      case F2, F4 -> DType.FLOAT32;
      case F8 -> DType.FLOAT64;
      case I1, I2, I4, I8, U1, U2, U4, U8 -> DType.INT32;
    };
  }

  boolean real() {
    return this == F2 || this == F4 || this == F8;
  }

  /** The floating-point number at {@code at}. */
  double real(ByteBuffer bytes, int at) {
    return switch (this) {
      case F2 -> Float.float16ToFloat(bytes.getShort(at));
      case F4 -> bytes.getFloat(at);
      default -> bytes.getDouble(at);
    };
  }

  /** The integer at {@code at}; of {@link #U8} its bits. */
  long integer(ByteBuffer bytes, int at) {
    return switch (this) {
      case I1 -> bytes.get(at);
      case I2 -> bytes.getShort(at);
      case I4 -> bytes.getInt(at);
      case B1, U1 -> bytes.get(at) & 0xff;
      case U2 -> bytes.getShort(at) & 0xffff;
      case U4 -> bytes.getInt(at) & 0xffffffffL;
      default -> bytes.getLong(at);
    };
  }

  /** Whether {@code value}, as {@link #integer} gives it, is 2⁶³ or more. */
  boolean huge(long value) {
    return this == U8 && value < 0;
  }

  /** {@code value}, as {@link #integer} gives it, rounded to nearest. */
  float toFloat(long value) {
    // Half of it, its last bit sticky, rounds as all of it.
    return huge(value) ? 2 * (float) (value >>> 1 | value & 1) : value;
  }

  /** As above, in double precision. */
  double toDouble(long value) {
    return huge(value) ? 2 * (double) (value >>> 1 | value & 1) : value;
  }
}
