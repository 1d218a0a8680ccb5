package dev.trigrad.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.io.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A safetensors file to be written: all that can be wrong with its content is found when it is
 * made.
 */
final class SafeTensorsWriter {
  private static final int CHUNK = 1 << 13;

  /** The order of the format's library, by bytes. */
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(name -> name.getBytes(UTF_8), Arrays::compareUnsigned);

  /** A tensor with its values. */
  private record Content(String name, SafeTensorsType type, Tensor tensor, Object array) {
    long bytes() {
      return (long) tensor.shape().elements() * type.bits() / 8;
    }
  }

  private final List<Content> contents = new ArrayList<>();
  private final byte[] header;

  SafeTensorsWriter(
      Map<String, Tensor> tensors,
      Map<String, String> metadata,
      Map<String, SafeTensorsType> types) {
    ArgumentException.requirePresent(tensors, "safetensors", "map of tensors");
    ArgumentException.requirePresent(metadata, "safetensors", "map of metadata");
    ArgumentException.requirePresent(types, "safetensors", "map of types");
    for (String name : types.keySet()) {
      if (!tensors.containsKey(name)) {
        throw new ArgumentException(
            "safetensors: a type is given for '" + name + "', which is no tensor here");
      }
    }
    tensors.forEach((name, tensor) -> contents.add(content(name, tensor, types)));
    contents.sort(
        Comparator.comparing(Content::type).reversed().thenComparing(Content::name, BY_BYTES));
    this.header = header(metadata);
  }

  private static Content content(String name, Tensor tensor, Map<String, SafeTensorsType> types) {
    ArgumentException.requirePresent(name, "safetensors", "name of a tensor");
    ArgumentException.requirePresent(tensor, "safetensors", "tensor '" + name + "'");
    if (name.equals(SafeTensorsHeader.METADATA)) {
      throw new ArgumentException(
          "safetensors: a tensor cannot be called '__metadata__', the format's own name");
    }
    SafeTensorsType asked = types.get(name);
    SafeTensorsType natural =
        switch (tensor.dtype()) {
          case FLOAT32 -> SafeTensorsType.F32;
          case FLOAT64 -> SafeTensorsType.F64;
          case INT32 -> SafeTensorsType.I32;
          case BOOL -> SafeTensorsType.BOOL;
        };
    SafeTensorsType type = asked == null ? natural : asked;
    if (type != natural && !converts(tensor.dtype(), type)) {
      throw new DTypeException(
          "safetensors: '" + name + "' is " + tensor.type() + ", which is not written as " + type);
    }
    var content = new Content(name, type, tensor, Evaluation.value(tensor));
    if (content.array() instanceof int[] ints) {
      requireRange(name, type, ints);
    }
    return content;
  }

  private static boolean converts(DType dtype, SafeTensorsType type) {
    return switch (dtype) {
      case FLOAT32 ->
          type == SafeTensorsType.F16
              || type == SafeTensorsType.BF16
              || type == SafeTensorsType.F64;
      case FLOAT64 -> type == SafeTensorsType.F32;
      case INT32 ->
          switch (type) {
            case I64, U64, U32, I16, U16, I8, U8 -> true;
            default -> false;
          };
      case BOOL -> type == SafeTensorsType.U8;
    };
  }

  private static void requireRange(String name, SafeTensorsType type, int[] values) {
    int bits = Math.min(type.bits(), 32);
    boolean signed =
        type == SafeTensorsType.I64
            || type == SafeTensorsType.I32
            || type == SafeTensorsType.I16
            || type == SafeTensorsType.I8;
    long low = signed ? -1L << bits - 1 : 0;
    long high = signed ? ~low : (1L << bits) - 1;
    for (int i = 0; i < values.length; i++) {
      if (values[i] < low || values[i] > high) {
        throw new ArgumentException(
            "safetensors: '"
                + name
                + "': element "
                + i
                + " is "
                + values[i]
                + ", which "
                + type
                + " has not");
      }
    }
  }

  private byte[] header(Map<String, String> metadata) {
    var out = new JsonWriter().beginObject();
    if (!metadata.isEmpty()) {
      var sorted = new TreeMap<String, String>(BY_BYTES);
      metadata.forEach(
          (key, value) ->
              sorted.put(
                  ArgumentException.requirePresent(key, "safetensors", "name of metadata"),
                  ArgumentException.requirePresent(
                      value, "safetensors", "metadata '" + key + "'")));
      out.name(SafeTensorsHeader.METADATA).beginObject();
      sorted.forEach((key, value) -> out.name(key).value(value));
      out.end();
    }
    long end = 0;
    for (Content content : contents) {
      out.name(content.name()).beginObject();
      out.name("dtype").value(content.type().name()).name("shape").beginArray();
      for (int extent : content.tensor().shape().extents()) {
        out.value(extent);
      }
      out.end().name("data_offsets").beginArray().value(end);
      end += content.bytes();
      out.value(end).end().end();
    }
    byte[] text = out.end().toString().getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    if (padded.length > SafeTensorsHeader.MAX_BYTES) {
      throw new ArgumentException(
          "safetensors: names and metadata take "
              + padded.length
              + " bytes, the format allows 100000000; write several files");
    }
    return padded;
  }

  /** Writes the file. */
  void write(OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(8 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    out.write(chunk.putLong(0, header.length).array(), 0, SafeTensorsHeader.LENGTH_BYTES);
    out.write(header);
    for (Content content : contents) {
      int count = content.tensor().shape().elements();
      int bytes = content.type().bits() / 8;
      for (int from = 0; from < count; from += CHUNK) {
        int length = Math.min(CHUNK, count - from);
        fill(chunk.clear(), content, from, length);
        out.write(chunk.array(), 0, length * bytes);
      }
    }
  }

  private static void fill(ByteBuffer chunk, Content content, int from, int length) {
    switch (content.array()) {
      case float[] floats when content.type() == SafeTensorsType.F32 ->
          chunk.asFloatBuffer().put(floats, from, length);
      case double[] doubles when content.type() == SafeTensorsType.F64 ->
          chunk.asDoubleBuffer().put(doubles, from, length);
      case double[] doubles -> {
        for (int i = from; i < from + length; i++) {
          chunk.putFloat((float) doubles[i]);
        }
      }
      case float[] floats -> {
        for (int i = from; i < from + length; i++) {
          put(chunk, content.type(), floats[i]);
        }
      }
      case int[] ints -> {
        for (int i = from; i < from + length; i++) {
          put(chunk, content.type(), ints[i]);
        }
      }
      case Object array -> throw new AssertionError(array.getClass());
    }
  }

  private static void put(ByteBuffer chunk, SafeTensorsType type, float value) {
    switch (type) {
      case F64 -> chunk.putDouble(value);
      case F16 -> chunk.putShort(Float.floatToFloat16(value));
      case BF16 -> chunk.putShort(brain(value));
      default -> chunk.put((byte) value);
    }
  }

  private static void put(ByteBuffer chunk, SafeTensorsType type, int value) {
    switch (type.bits()) {
      case 64 -> chunk.putLong(value);
      case 32 -> chunk.putInt(value);
      case 16 -> chunk.putShort((short) value);
      default -> chunk.put((byte) value);
    }
  }

  /** The upper half of a float, rounded to nearest even; what is no number stays none. */
  private static short brain(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short)
        (Float.isNaN(value) ? bits >>> 16 | 0x40 : bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
  }
}
