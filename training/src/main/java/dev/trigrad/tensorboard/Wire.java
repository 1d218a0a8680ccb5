package dev.trigrad.tensorboard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message of protocol buffers being written, its fields in the order of the calls, which is that
 * of their numbers. As in proto3, a number that is zero is left out, unless the field is of a
 * {@code oneof}. See the encoding guide of Protocol Buffers.
 */
final class Wire {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private byte[] bytes = new byte[32];
  private int size;

  private void put(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  private Wire littleEndian(long bits, int count) {
    for (int i = 0; i < count; i++) {
      put((int) (bits >>> 8 * i));
    }
    return this;
  }

  private Wire raw(long value) {
    for (; (value & ~0x7fL) != 0; value >>>= 7) {
      put((int) value & 0x7f | 0x80);
    }
    put((int) value);
    return this;
  }

  private Wire key(int field, int type) {
    return raw((long) field << 3 | type);
  }

  /** An integer, a truth value or an enumeration's constant. */
  Wire number(int field, long value) {
    return value == 0 ? this : key(field, VARINT).raw(value);
  }

  /** A truth value of a {@code oneof}. */
  Wire chosen(int field, boolean value) {
    return key(field, VARINT).raw(value ? 1 : 0);
  }

  Wire number(int field, double value) {
    return value == 0 ? this : chosen(field, value);
  }

  /** A double of a {@code oneof}. */
  Wire chosen(int field, double value) {
    return key(field, FIXED64).littleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
  }

  /** A float of a {@code oneof}. */
  Wire chosen(int field, float value) {
    return key(field, FIXED32).littleEndian(Float.floatToRawIntBits(value), Float.BYTES);
  }

  /** Doubles, packed. */
  Wire packed(int field, double[] values) {
    key(field, BYTES).raw((long) values.length * Double.BYTES);
    for (double value : values) {
      littleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    }
    return this;
  }

  /** Floats, packed. */
  Wire packed(int field, float[] values) {
    key(field, BYTES).raw((long) values.length * Float.BYTES);
    for (float value : values) {
      littleEndian(Float.floatToRawIntBits(value), Float.BYTES);
    }
    return this;
  }

  Wire text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Wire message(int field, Wire inner) {
    return bytes(field, inner.bytes());
  }

  Wire bytes(int field, byte[] value) {
    key(field, BYTES).raw(value.length);
    if (bytes.length - size < value.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(2 * size, value.length));
    }
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** The message so far. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
