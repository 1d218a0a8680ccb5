package dev.trigrad.io;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.access.Evaluation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes one array as {@code numpy.save} does. */
final class NpyWriter {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  /** Room that NumPy leaves for the first extent to grow in place. */
  private static final int GROWTH = 21;

  private static final int CHUNK = 1 << 16;

  private final TensorType type;
  private final Object values;
  private final byte[] header;

  NpyWriter(Tensor array) {
    type = array.type();
    values = Evaluation.value(array);
    header = header();
  }

  private byte[] header() {
    String descr =
        switch (type.dtype()) {
          case FLOAT32 -> "<f4";
          case INT32 -> "<i4";
          case BOOL -> "|b1";
          case FLOAT64 -> "<f8";
        };
    Shape shape = type.shape();
    var text = new StringBuilder("{'descr': '" + descr + "', 'fortran_order': False, 'shape': (");
    for (int axis = 0; axis < shape.rank(); axis++) {
      text.append(axis == 0 ? "" : ", ").append(shape.extent(axis));
    }
    text.append(shape.rank() == 1 ? ",), }" : "), }");
    if (shape.rank() > 0) {
      text.append(" ".repeat(GROWTH - Integer.toString(shape.extent(0)).length()));
    }
    int before = MAGIC.length + Short.BYTES;
    int padding = ALIGNMENT - (before + text.length() + 1) % ALIGNMENT;
    text.append(" ".repeat(padding)).append('\n');
    return ByteBuffer.allocate(before + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) text.length())
        .put(text.toString().getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  /** Number of bytes that are written. */
  long size() {
    int each = type.dtype() == dev.trigrad.DType.BOOL ? 1 : type.dtype().bytes();
    return header.length + (long) type.elements() * each;
  }

  /** Writes header and elements. */
  void write(OutputStream out) throws IOException {
    out.write(header);
    var chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < type.elements(); i++) {
      switch (type.dtype()) {
        case FLOAT32 -> chunk.putFloat(((float[]) values)[i]);
        case INT32 -> chunk.putInt(((int[]) values)[i]);
        case BOOL -> chunk.put((byte) (((float[]) values)[i] != 0 ? 1 : 0));
        case FLOAT64 -> chunk.putDouble(((double[]) values)[i]);
      }
      if (chunk.remaining() < Double.BYTES) {
        flush(chunk, out);
      }
    }
    flush(chunk, out);
  }

  private static void flush(ByteBuffer chunk, OutputStream out) throws IOException {
    out.write(chunk.array(), 0, chunk.position());
    chunk.clear();
  }
}
