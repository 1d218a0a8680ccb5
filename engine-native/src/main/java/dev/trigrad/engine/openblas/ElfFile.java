package dev.trigrad.engine.openblas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks at a Linux library before it is loaded: the system's loader maps what the headers promise,
 * and a file that ends earlier kills the JVM when it is touched.
 */
final class ElfFile {
  private static final int HEADER = 64;
  private static final int LOAD = 1;
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  private ElfFile() {}

  /**
   * What is wrong with {@code file}, in a few words; empty if nothing is, or if this is no Linux.
   */
  static Optional<String> fault(Path file) {
    if (!LibrarySource.platform().startsWith("linux")) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer header = read(channel, 0, HEADER);
      if (header.remaining() < HEADER || header.getInt(0) != 0x464c457f) {
        return Optional.of("it is no ELF library");
      }
      int machine = LibrarySource.platform().endsWith("arm64") ? AARCH64 : X86_64;
      if (header.get(4) != 2 || header.getShort(18) != machine) {
        return Optional.of("it is for another processor than " + System.getProperty("os.arch"));
      }
      return segments(channel, header.getLong(32), header.getShort(54), header.getShort(56));
    } catch (IOException e) {
      return Optional.of("it cannot be read: " + e);
    }
  }

  private static Optional<String> segments(FileChannel channel, long at, int size, int count)
      throws IOException {
    for (int i = 0; i < count; i++) {
      ByteBuffer segment = read(channel, at + (long) i * size, 40);
      if (segment.remaining() < 40) {
        return Optional.of("it is truncated within its headers");
      }
      long end = segment.getLong(8) + segment.getLong(32);
      if (segment.getInt(0) == LOAD && (end < 0 || end > channel.size())) {
        return Optional.of("it is truncated: " + channel.size() + " bytes of at least " + end);
      }
    }
    return Optional.empty();
  }

  private static ByteBuffer read(FileChannel channel, long at, int count) throws IOException {
    var buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
      // Until the bytes are there, or the file ends.
    }
    return buffer.flip();
  }
}
