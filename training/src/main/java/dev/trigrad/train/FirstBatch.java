package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.run.Evaluator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What an epoch is known by: its first batch, every value of it. An epoch in another order, of
 * other batches or of other rows begins with another one.
 */
final class FirstBatch {
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

  private static void values(CRC32C checksum, Tensor column) {
    if (!column.node().evaluated()) {
      // What is computed when the step needs it is not computed for this.
      return;
    }
    int elements = column.type().elements();
    ByteBuffer bytes = ByteBuffer.allocate(8 * elements);
    switch (Evaluator.value(column)) {
      case float[] all -> bytes.asFloatBuffer().put(all, 0, elements);
      case int[] all -> bytes.asIntBuffer().put(all, 0, elements);
      case double[] all -> bytes.asDoubleBuffer().put(all, 0, elements);
      case Object other -> throw new AssertionError("a column of " + other.getClass());
    }
    checksum.update(bytes);
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
