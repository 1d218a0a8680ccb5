package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * CRC-32C (Castagnoli) of names, types and values: of each entry, in the order of their names, name
 * and type in UTF-8, each with a zero byte behind it, then the values, little-endian float32, int32
 * or float64, of truth values the float32 0 and 1.
 */
final class CheckpointChecksum {
  private static final int CHUNK = 1 << 14;

  private final CRC32C sum = new CRC32C();
  private final ByteBuffer chunk =
      ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** Adds an entry, the next in order. */
  void add(String name, Tensor value) {
    sum.update((name + '\0' + value.type() + '\0').getBytes(StandardCharsets.UTF_8));
    Object array = Evaluator.value(value);
    int count = value.type().elements();
    for (int from = 0; from < count; from += CHUNK) {
      int length = Math.min(CHUNK, count - from);
      int bytes =
          switch (array) {
            case float[] floats -> chunk.asFloatBuffer().put(floats, from, length).position() * 4;
            case int[] ints -> chunk.asIntBuffer().put(ints, from, length).position() * 4;
            case double[] numbers ->
                chunk.asDoubleBuffer().put(numbers, from, length).position() * 8;
            default -> throw new IllegalStateException(value.type().toString());
          };
      sum.update(chunk.array(), 0, bytes);
    }
  }

  /** As in {@code crc32c 0f1e2d3c}. */
  @Override
  public String toString() {
    return String.format("crc32c %08x", sum.getValue());
  }
}
