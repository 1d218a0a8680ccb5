package dev.trigrad.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message of protocol buffers being read, field by field, on guard against what is none. */
final class Fields {
  /** A message is malformed, in words that follow "record at byte n". */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  private final ByteBuffer left;
  private int type;
  private long bits;
  private ByteBuffer bytes;

  Fields(ByteBuffer message) {
    left = message.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Number of the next field, 0 at the end. */
  int next() throws Malformed {
    if (!left.hasRemaining()) {
      return 0;
    }
    long key = varint();
    type = (int) key & 7;
    if (key >>> 3 == 0 || key >>> 32 != 0) {
      throw new Malformed("has a field of number " + (key >>> 3));
    }
    switch (type) {
      case 0 -> bits = varint();
      case 1 -> bits = take(Long.BYTES).getLong();
      case 2 -> bytes = take(varint());
      case 5 -> bits = take(Integer.BYTES).getInt();
      default -> throw new Malformed("has a field of wire type " + type);
    }
    return (int) (key >>> 3);
  }

  private long varint() throws Malformed {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = take(1).get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new Malformed("has an integer of more than ten bytes");
  }

  private ByteBuffer take(long size) throws Malformed {
    if (size < 0 || size > left.remaining()) {
      throw new Malformed(
          "has a field of "
              + Long.toUnsignedString(size)
              + " bytes where it ends after "
              + left.remaining());
    }
    ByteBuffer taken = left.slice(left.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
    left.position(left.position() + (int) size);
    return taken;
  }

  private void require(int wanted) throws Malformed {
    if (type != wanted) {
      throw new Malformed("has a field of wire type " + type + ", expected " + wanted);
    }
  }

  long number() throws Malformed {
    require(0);
    return bits;
  }

  double doubleValue() throws Malformed {
    require(1);
    return Double.longBitsToDouble(bits);
  }

  float floatValue() throws Malformed {
    require(5);
    return Float.intBitsToFloat((int) bits);
  }

  Fields message() throws Malformed {
    return new Fields(content());
  }

  String text() throws Malformed {
    return StandardCharsets.UTF_8.decode(content()).toString();
  }

  /** The bytes of a field. */
  ByteBuffer content() throws Malformed {
    require(2);
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The last of some floats or doubles, packed or not; NaN for none. */
  double lastOf(int size) throws Malformed {
    ByteBuffer values = type == 2 ? content() : null;
    if (values == null) {
      return size == Float.BYTES ? floatValue() : doubleValue();
    }
    int at = values.remaining() - size;
    if (at < 0) {
      return Double.NaN;
    }
    return size == Float.BYTES ? values.getFloat(at) : values.getDouble(at);
  }
}
