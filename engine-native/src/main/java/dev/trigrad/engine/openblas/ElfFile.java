package dev.trigrad.engine.openblas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a Linux library, and at those beside it that it needs, before it is loaded: the system's
 * loader maps what the headers promise, and a file that ends earlier kills the JVM when it is
 * touched. The format is that of the System V ABI, "Object Files" and "Dynamic Linking".
 */
final class ElfFile {
  private static final int HEADER = 64;
  private static final int SEGMENT = 56;
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int NEEDED = 1;
  private static final int STRING_TABLE = 5;
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;
  private static final int LONGEST_NAME = 256;
  private static final int MOST_ENTRIES = 4_096;

  private record Segment(int type, long offset, long address, long size) {}

  private final FileChannel channel;
  private final List<Segment> segments = new ArrayList<>();

  private ElfFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * What is wrong with {@code file}, or with one beside it that it needs: path and a few words;
   * empty if nothing is, or if this is no Linux.
   */
  static Optional<String> fault(Path file) {
    return LibrarySource.platform().startsWith("linux")
        ? Optional.ofNullable(fault(file, new HashSet<>()))
        : Optional.empty();
  }

  private static String fault(Path file, Set<Path> seen) {
    if (!seen.add(file)) {
      return null;
    }
    List<String> needed;
    try (FileChannel channel = FileChannel.open(file)) {
      var elf = new ElfFile(channel);
      String fault = elf.headers();
      if (fault != null) {
        return file + ": " + fault;
      }
      needed = elf.needed();
    } catch (IOException e) {
      return file + ": it cannot be read: " + e;
    }
    for (String name : needed) {
      Path beside = file.resolveSibling(name);
      String fault = Files.isRegularFile(beside) ? fault(beside, seen) : null;
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private String headers() throws IOException {
    ByteBuffer header = read(0, HEADER);
    if (header.remaining() < HEADER || header.getInt(0) != 0x464c457f) {
      return "it is no ELF library";
    }
    int machine = LibrarySource.platform().endsWith("arm64") ? AARCH64 : X86_64;
    if (header.get(4) != 2 || header.getShort(18) != machine) {
      return "it is for another processor than " + System.getProperty("os.arch");
    }
    long at = header.getLong(32);
    int size = header.getShort(54);
    int count = Short.toUnsignedInt(header.getShort(56));
    for (int i = 0; i < count; i++) {
      ByteBuffer segment = read(at + (long) i * size, SEGMENT);
      if (segment.remaining() < SEGMENT) {
        return "it is truncated within its headers";
      }
      segments.add(
          new Segment(
              segment.getInt(0), segment.getLong(8), segment.getLong(16), segment.getLong(32)));
    }
    for (Segment segment : segments) {
      long end = segment.offset + segment.size;
      if (segment.type == LOAD
          && (segment.offset < 0 || end < segment.offset || end > channel.size())) {
        return "it is truncated: " + channel.size() + " bytes of at least " + end;
      }
    }
    return null;
  }

  /** Names of the libraries that the loader will look for with this one. */
  private List<String> needed() throws IOException {
    var places = new ArrayList<Long>();
    long strings = -1;
    for (Segment segment : segments) {
      if (segment.type == DYNAMIC) {
        long entries = Math.min(segment.size / 16, MOST_ENTRIES);
        for (long i = 0; i < entries; i++) {
          ByteBuffer entry = read(segment.offset + i * 16, 16);
          long tag = entry.remaining() < 16 ? 0 : entry.getLong(0);
          if (tag == 0) {
            break;
          } else if (tag == NEEDED) {
            places.add(entry.getLong(8));
          } else if (tag == STRING_TABLE) {
            strings = offset(entry.getLong(8));
          }
        }
      }
    }
    var names = new ArrayList<String>();
    for (long place : places) {
      String name = strings < 0 ? "" : name(strings + place);
      if (!name.isEmpty() && name.indexOf('/') < 0) {
        names.add(name);
      }
    }
    return names;
  }

  /** Where in the file the byte is that is loaded at {@code address}; −1 if it is nowhere. */
  private long offset(long address) {
    for (Segment segment : segments) {
      long within = address - segment.address;
      if (segment.type == LOAD && within >= 0 && within < segment.size) {
        return segment.offset + within;
      }
    }
    return -1;
  }

  private String name(long at) throws IOException {
    ByteBuffer bytes = read(at, LONGEST_NAME);
    int length = 0;
    while (length < bytes.remaining() && bytes.get(length) != 0) {
      length++;
    }
    return new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
  }

  /** As many of {@code count} bytes as there are. */
  private ByteBuffer read(long at, int count) throws IOException {
    var buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (at >= 0 && buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
      // Until the bytes are there, or the file ends.
    }
    return buffer.flip();
  }
}
