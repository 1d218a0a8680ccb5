package dev.trigrad.io;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.io.SafeTensors.Entry;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements of tensors in a safetensors file, read and converted. */
final class SafeTensorsElements {
  private static final int CHUNK = 1 << 13;

  /** Longest array of the virtual machine. */
  private static final long MAX_ELEMENTS = Integer.MAX_VALUE - 8;

  private SafeTensorsElements() {}

  /** The type that has exactly the values of {@code type}. */
  static DType natural(SafeTensorsType type, String place) {
    return switch (type) {
      case F32 -> DType.FLOAT32;
      case F64 -> DType.FLOAT64;
      case I32 -> DType.INT32;
      case BOOL -> DType.BOOL;
      case F16, BF16 ->
          throw new DTypeException(
              place + " is " + type + "; ask for it with DType.FLOAT32, which has all its values");
      case I64, U64, U32, I16, U16, I8, U8 ->
          throw new DTypeException(
              place + " is " + type + "; ask for it with DType.INT32, which checks each element");
      case C64, F8_E5M2, F8_E4M3, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ, F6_E2M3, F6_E3M2, F4 ->
          throw unsupported(type, place);
    };
  }

  private static DTypeException unsupported(SafeTensorsType type, String place) {
    return new DTypeException(
        place + " is " + type + ", which is known but not read; convert it where it was made");
  }

  /** The tensor whose bytes are {@code span}. */
  static Tensor tensor(Entry entry, MemorySegment span, DType dtype, String place) {
    long elements = span.byteSize() * 8 / entry.type().bits();
    if (entry.shape().size() > Shape.MAX_RANK
        || entry.shape().stream().anyMatch(extent -> extent > Integer.MAX_VALUE)
        || elements > MAX_ELEMENTS) {
      throw new ShapeException(
          place
              + " is "
              + entry.typeAndShape()
              + ", a tensor has at most "
              + Shape.MAX_RANK
              + " axes and 2³¹ − 9 elements");
    }
    Shape shape = Shape.of(entry.shape().stream().mapToInt(Long::intValue).toArray());
    Object array = read(entry.type(), span, dtype, (int) elements, place);
    return Recorder.constant(new TensorType(dtype, shape), array);
  }

  /** The {@code count} elements in {@code data} as an array of {@code dtype}. */
  private static Object read(
      SafeTensorsType type, MemorySegment data, DType dtype, int count, String place) {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    Object array = requireConversion(type, dtype, place).newArray(count);
    ValueLayout same =
        switch (type) {
          case F32 -> dtype == DType.FLOAT32 ? ValueLayout.JAVA_FLOAT_UNALIGNED : null;
          case F64 -> dtype == DType.FLOAT64 ? ValueLayout.JAVA_DOUBLE_UNALIGNED : null;
          case I32 -> dtype == DType.INT32 ? ValueLayout.JAVA_INT_UNALIGNED : null;
          default -> null;
        };
    if (same != null) {
      MemorySegment.copy(data, same.withOrder(order), 0, array, 0, count);
      return array;
    }
    // Bulk copies only: a fault in a mapping is reported at once by these alone.
    int bytes = type.bits() / 8;
    ByteBuffer chunk = ByteBuffer.allocate(Math.min(CHUNK, count) * bytes).order(order);
    for (int from = 0; from < count; from += CHUNK) {
      int length = Math.min(CHUNK, count - from);
      MemorySegment.copy(
          data, ValueLayout.JAVA_BYTE, (long) from * bytes, chunk.array(), 0, length * bytes);
      convert(type, chunk, array, from, length, place);
    }
    return array;
  }

  private static void convert(
      SafeTensorsType type, ByteBuffer chunk, Object array, int from, int length, String place) {
    switch (array) {
      case int[] ints -> {
        for (int i = 0; i < length; i++) {
          long value = whole(type, chunk, i);
          ints[from + i] = (int) value;
          require(ints[from + i] == value, type, value, from + i, DType.INT32, place);
        }
      }
      case float[] floats -> {
        for (int i = 0; i < length; i++) {
          if (real(type)) {
            floats[from + i] = (float) number(type, chunk, i);
          } else {
            long value = whole(type, chunk, i);
            floats[from + i] = value;
            boolean has = (long) floats[from + i] == value && value != Long.MAX_VALUE;
            require(has, type, value, from + i, DType.FLOAT32, place);
          }
        }
      }
      case Object _ -> {
        double[] doubles = (double[]) array;
        for (int i = 0; i < length; i++) {
          if (real(type)) {
            doubles[from + i] = number(type, chunk, i);
          } else {
            long value = whole(type, chunk, i);
            doubles[from + i] = value;
            boolean has = (long) doubles[from + i] == value && value != Long.MAX_VALUE;
            require(has, type, value, from + i, DType.FLOAT64, place);
          }
        }
      }
    }
  }

  private static void require(
      boolean has, SafeTensorsType type, long value, int index, DType dtype, String place) {
    if (type == SafeTensorsType.BOOL
        ? value > 1
        : !has || type == SafeTensorsType.U64 && value < 0) {
      throw new FileException(
          place
              + ": element "
              + index
              + " is "
              + (type == SafeTensorsType.U64 ? Long.toUnsignedString(value) : Long.toString(value))
              + (type == SafeTensorsType.BOOL
                  ? ", a truth value is 0 or 1"
                  : ", which " + dtype + " cannot hold exactly"));
    }
  }

  private static DType requireConversion(SafeTensorsType type, DType dtype, String place) {
    boolean can =
        switch (type) {
          case BOOL -> true;
          case F64, F32, F16, BF16 -> dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
          case I64, U64, I32, U32, I16, U16, I8, U8 -> dtype != DType.BOOL;
          case C64, F8_E5M2, F8_E4M3, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ, F6_E2M3, F6_E3M2, F4 ->
              throw unsupported(type, place);
        };
    if (!can) {
      throw new DTypeException(
          place + " is " + type + ", which is not converted to " + dtype + "; cast it afterwards");
    }
    return dtype;
  }

  private static boolean real(SafeTensorsType type) {
    return switch (type) {
      case F64, F32, F16, BF16 -> true;
      default -> false;
    };
  }

  private static double number(SafeTensorsType type, ByteBuffer chunk, int i) {
    return switch (type) {
      case F64 -> chunk.getDouble(8 * i);
      case F32 -> chunk.getFloat(4 * i);
      case F16 -> Float.float16ToFloat(chunk.getShort(2 * i));
      default -> Float.intBitsToFloat(chunk.getShort(2 * i) << 16);
    };
  }

  private static long whole(SafeTensorsType type, ByteBuffer chunk, int i) {
    return switch (type) {
      case I64, U64 -> chunk.getLong(8 * i);
      case I32 -> chunk.getInt(4 * i);
      case U32 -> Integer.toUnsignedLong(chunk.getInt(4 * i));
      case I16 -> chunk.getShort(2 * i);
      case U16 -> Short.toUnsignedLong(chunk.getShort(2 * i));
      case I8 -> chunk.get(i);
      default -> Byte.toUnsignedLong(chunk.get(i));
    };
  }
}
