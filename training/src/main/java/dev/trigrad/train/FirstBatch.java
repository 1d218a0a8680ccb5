package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.graph.Node;
import dev.trigrad.run.Evaluator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What an epoch is known by: its first batch, every value of it. An epoch in another order, of
 * other batches or of other rows begins with another one.
 */
final class FirstBatch {
  /** Bytes that are looked at together. */
  private static final int PIECE = 1 << 16;

  private FirstBatch() {}

  /**
   * A checksum of {@code batch}, and of what else is known of the epoch; never 0, which is that of
   * none.
   */
  static double checksum(Batch batch, String known) {
    var checksum = new CRC32C();
    update(checksum, known + " " + batch.size());
    // The order of a map's columns may be another one in each process.
    new TreeMap<>(batch.columns())
        .forEach(
            (name, column) -> {
              update(checksum, name + " " + column.type());
              values(checksum, column);
            });
    return checksum.getValue() + 1.0;
  }

  /**
   * The values that {@code column} has or is computed from: whether it is computed already says
   * nothing of the batch, and differs between a training and its continuation.
   */
  private static void values(CRC32C checksum, Tensor column) {
    Set<Node> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Tensor> left = new ArrayDeque<>(List.of(column));
    while (!left.isEmpty()) {
      Tensor next = left.pop();
      Node node = next.node();
      if (!met.add(node)) {
        continue;
      }
      if (node.op() != null) {
        update(checksum, node.label());
        node.inputs().forEach(left::push);
      } else if (node.cell() == null && node.evaluated()) {
        numbers(checksum, Evaluator.value(next), next.type().elements());
      }
    }
  }

  private static void numbers(CRC32C checksum, Object values, int elements) {
    ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    for (int from = 0; from < elements; from += PIECE / 8) {
      int count = Math.min(PIECE / 8, elements - from);
      bytes.clear();
      switch (values) {
        case float[] all -> bytes.asFloatBuffer().put(all, from, count);
        case int[] all -> bytes.asIntBuffer().put(all, from, count);
        case double[] all -> bytes.asDoubleBuffer().put(all, from, count);
        default -> throw new AssertionError("a column of " + values.getClass());
      }
      checksum.update(bytes.limit(count * (values instanceof double[] ? 8 : 4)));
    }
  }

  private static void update(CRC32C checksum, String text) {
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses an epoch that begins otherwise than the one that was left. */
  static void require(double checksum, TrainingPosition left) {
    if (left.first != 0 && left.first != checksum) {
      throw others(left);
    }
  }

  static ArgumentException others(TrainingPosition left) {
    return new ArgumentException(
        "trainer: epoch "
            + left.epoch
            + " was left after "
            + left.batch
            + " batches, and these are others; go on with the same data, batch size and seed, by a"
            + " DataLoader or by data.batches(size, key.split(epoch))");
  }
}
