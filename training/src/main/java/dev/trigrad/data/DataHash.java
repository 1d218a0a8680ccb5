package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.run.Evaluator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash of the content of a data set, to tell whether two are the same: SHA-256 of the number of
 * rows, the names and types of the columns, and the values of all rows or some.
 *
 * <p>Rows that draw random numbers draw them from one fixed key.
 */
public final class DataHash {
  private static final int SOME = 256;

  private DataHash() {}

  /**
   * The hash by up to 256 rows, spread evenly from the first to the last: cheap, and blind to a
   * change of other rows. As in {@code 1797 rows, sha256 of 256: 9f86d08188…}.
   */
  public static String of(Dataset data) {
    return of(data, SOME);
  }

  /**
   * The hash by up to {@code rows} rows, spread evenly; by all if there are no more.
   *
   * @throws ArgumentException if that is not positive
   */
  public static String of(Dataset data, int rows) {
    ArgumentException.requirePresent(data, "data hash", "data set");
    if (rows < 1) {
      throw new ArgumentException(
          "data hash: " + rows + " rows, expected a positive number; data.size() for all");
    }
    int size = data.size();
    int[] some = new int[Math.min(rows, size)];
    long last = Math.max(some.length - 1, 1);
    Arrays.setAll(some, i -> (int) ((size - 1L) * i / last));
    MessageDigest digest = sha256();
    // The order of a map's columns may be another one in each process.
    var columns = new TreeMap<String, TensorType>(data.columns());
    update(digest, size + " " + columns);
    for (int i = 0; i < some.length; i++) {
      Map<String, Tensor> row = Batches.read(data, some, RandomKey.of(0), i, 1).columns();
      columns.keySet().forEach(name -> update(digest, Evaluator.value(row.get(name))));
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    return size + " rows, sha256 of " + some.length + ": " + hash;
  }

  private static void update(MessageDigest digest, Object value) {
    switch (value) {
      case float[] floats -> {
        ByteBuffer bytes = bytes(4 * floats.length);
        bytes.asFloatBuffer().put(floats);
        digest.update(bytes);
      }
      case int[] ints -> {
        ByteBuffer bytes = bytes(4 * ints.length);
        bytes.asIntBuffer().put(ints);
        digest.update(bytes);
      }
      case double[] numbers -> {
        ByteBuffer bytes = bytes(8 * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        digest.update(bytes);
      }
      default -> digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }
}
