package dev.trigrad.benchmarks.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.trigrad.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Conversion of ONNX tensors: float, int32, int64 within the range of int32, and bool. */
final class OnnxTensors {
  private OnnxTensors() {}

  /** The tensor that {@code proto} holds. */
  static Tensor of(TensorProto proto) {
    int[] extents = new int[proto.getDimsCount()];
    long product = 1;
    for (int i = 0; i < extents.length; i++) {
      extents[i] = Math.clamp(proto.getDims(i), -1, Integer.MAX_VALUE);
      product *= extents[i];
    }
    ByteBuffer raw =
        proto.hasRawData()
            ? proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN)
            : null;
    int held =
        raw != null
            ? raw.remaining()
            : proto.getFloatDataCount()
                + proto.getInt32DataCount()
                + proto.getInt64DataCount()
                + proto.getDoubleDataCount();
    if (held < product || product < 0) {
      throw new Excluded("an input or output is no tensor (a sequence or optional)");
    }
    int count = (int) product;
    // Leaves where possible, so that known indices and shapes are checked where they are used.
    return switch (DataType.forNumber(proto.getDataType())) {
      case FLOAT -> Tensor.of(floats(proto, raw, count)).reshape(extents);
      case INT32, INT64 -> {
        int[] values = ints(proto, raw, count);
        yield extents.length == 0 ? Tensor.of(values[0]) : Tensor.of(values, extents);
      }
      case BOOL -> Tensor.of(booleans(proto, raw, count)).reshape(extents);
      case DataType other ->
          throw new Excluded("element type " + other.name().toLowerCase(Locale.ROOT));
    };
  }

  private static float[] floats(TensorProto proto, ByteBuffer raw, int count) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = raw != null ? raw.getFloat(4 * i) : proto.getFloatData(i);
    }
    return values;
  }

  private static int[] ints(TensorProto proto, ByteBuffer raw, int count) {
    boolean wide = proto.getDataType() == DataType.INT64_VALUE;
    var values = new int[count];
    for (int i = 0; i < count; i++) {
      long value =
          raw != null
              ? wide ? raw.getLong(8 * i) : raw.getInt(4 * i)
              : wide ? proto.getInt64Data(i) : proto.getInt32Data(i);
      // ONNX means "to the end" by the ends of the int64 range.
      values[i] = Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    return values;
  }

  private static boolean[] booleans(TensorProto proto, ByteBuffer raw, int count) {
    var values = new boolean[count];
    for (int i = 0; i < count; i++) {
      values[i] = (raw != null ? raw.get(i) : proto.getInt32Data(i)) != 0;
    }
    return values;
  }

  /** The elements as doubles, for comparison. */
  static double[] values(Tensor tensor) {
    double[] values = new double[tensor.type().elements()];
    switch (tensor.dtype()) {
      case FLOAT32 -> {
        float[] array = tensor.toArray();
        for (int i = 0; i < values.length; i++) {
          values[i] = array[i];
        }
      }
      case INT32 -> {
        int[] array = tensor.toIntArray();
        for (int i = 0; i < values.length; i++) {
          values[i] = array[i];
        }
      }
      default -> {
        boolean[] array = tensor.toBooleanArray();
        for (int i = 0; i < values.length; i++) {
          values[i] = array[i] ? 1 : 0;
        }
      }
    }
    return values;
  }
}
