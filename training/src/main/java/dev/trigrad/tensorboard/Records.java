package dev.trigrad.tensorboard;

import dev.trigrad.io.FileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Appends records to a file as TensorFlow's record format has it: the length (uint64, little
 * endian), its masked CRC-32C, the bytes, theirs. What reaches the file ends with a whole record,
 * unless writing it fails.
 */
final class Records implements AutoCloseable {
  static final int HEADER = Long.BYTES + Integer.BYTES;
  static final int FOOTER = Integer.BYTES;
  private static final int CAPACITY = 1 << 16;

  private final Path file;
  private final OutputStream out;
  private ByteBuffer buffer = buffer(CAPACITY);
  private FileException failure;

  Records(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  private static ByteBuffer buffer(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The checksum of the {@code size} bytes at {@code from}, turned and shifted as the format
   * demands, so that records of records do not look like their own checksums.
   */
  static int checksum(byte[] bytes, int from, int size) {
    var crc = new CRC32C();
    crc.update(bytes, from, size);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  void append(byte[] record) {
    requireIntact();
    int size = HEADER + record.length + FOOTER;
    if (size > buffer.remaining()) {
      flush();
      buffer = buffer(Math.max(CAPACITY, size));
    }
    int at = buffer.position();
    buffer.putLong(record.length);
    buffer.putInt(checksum(buffer.array(), at, Long.BYTES));
    buffer.put(record).putInt(checksum(record, 0, record.length));
  }

  void flush() {
    requireIntact();
    try {
      out.write(buffer.array(), 0, buffer.position());
      out.flush();
      buffer.clear();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private FileException failed(IOException e) {
    failure =
        new FileException(
            "tensorboard: "
                + file
                + " cannot be written: "
                + e.getMessage()
                + "; what it holds can be read, go on with another writer",
            e);
    return failure;
  }

  private void requireIntact() {
    if (failure != null) {
      throw new FileException(failure.getMessage(), failure);
    }
  }

  /** Writes what is pending and closes the file, also if that fails. */
  @Override
  public void close() {
    try (out) {
      if (failure == null) {
        flush();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
