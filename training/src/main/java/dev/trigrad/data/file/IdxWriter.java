package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.io.AtomicFile;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Elements as bytes, and these as a file. */
final class IdxWriter {
  private IdxWriter() {}

  /** The elements of a float32 or int32 tensor. */
  static byte[] bytes(Idx.Type type, Tensor tensor) {
    int[] extents = tensor.shape().extents();
    if (Idx.size(type, extents) > Idx.MAX_BYTES) {
      throw new ShapeException("idx: " + tensor.type() + " has more than 2³⁰ bytes of " + type);
    }
    byte[] bytes = new byte[(int) Idx.size(type, extents)];
    var buffer = ByteBuffer.wrap(bytes);
    switch (Evaluation.value(tensor)) {
      case int[] values -> put(type, values, buffer);
      case float[] values -> {
        for (float value : values) {
          if (type == Idx.Type.FLOAT) {
            buffer.putFloat(value);
          } else {
            buffer.putDouble(value);
          }
        }
      }
      default -> throw new DTypeException("idx: " + tensor.type() + ", expected numbers");
    }
    return bytes;
  }

  private static void put(Idx.Type type, int[] values, ByteBuffer buffer) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < type.least || values[i] > type.most) {
        throw new ArgumentException(
            "idx: element "
                + i
                + " is "
                + values[i]
                + ", expected "
                + type.least
                + " to "
                + type.most);
      }
      for (int shift = 8 * (type.size - 1); shift >= 0; shift -= 8) {
        buffer.put((byte) (values[i] >> shift));
      }
    }
  }

  static void write(Idx all, Path file) {
    AtomicFile.write(
        "idx",
        file,
        raw -> {
          var packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : null;
          var out = new DataOutputStream(packed == null ? raw : packed);
          out.writeInt(all.type().code << 8 | all.extents().length);
          for (int extent : all.extents()) {
            out.writeInt(extent);
          }
          out.write(all.bytes());
          out.flush();
          if (packed != null) {
            packed.finish();
          }
        });
  }
}
