package dev.trigrad.engine.openblas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The record of what was unpacked into a directory, in a file of it: size and checksum of each
 * library, and the stamps that the file system gave it (times of change, inode). A file whose
 * stamps are as they were has not been written to; one whose stamps differ is read and its checksum
 * compared. Reading all at each start would take 30 to 80 ms, looking at stamps takes less than
 * one.
 */
final class UnpackedFiles {
  private static final String RECORD = "complete";
  private static final String HEAD = "trigrad natives 1";
  private static final String END = "end";
  private static final int BUFFER = 1 << 16;

  private UnpackedFiles() {}

  private record Entry(String name, long size, long checksum, String stamps) {
    /** {@code null} if the line is no entry. */
    static Entry of(String line) {
      String[] parts = line.split(" ");
      try {
        return new Entry(
            parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2], 16), parts[3]);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        return null;
      }
    }

    String line() {
      return name + " " + size + " " + Long.toHexString(checksum) + " " + stamps;
    }
  }

  /** Records the files {@code names} in {@code directory}, whose checksums must be these. */
  static void record(Path directory, Map<String, Long> checksums) throws IOException {
    var entries = new ArrayList<Entry>();
    for (var file : checksums.entrySet()) {
      Path path = directory.resolve(file.getKey());
      if (checksum(path) != file.getValue()) {
        throw new IOException(file.getKey() + " was not written as it was read");
      }
      entries.add(new Entry(file.getKey(), Files.size(path), file.getValue(), stamps(path)));
    }
    write(directory, entries);
  }

  private static void write(Path directory, List<Entry> entries) throws IOException {
    var lines = new ArrayList<>(List.of(HEAD));
    for (Entry entry : entries) {
      lines.add(entry.line());
    }
    lines.add(END);
    Path written = Files.createTempFile(directory, RECORD, null);
    Files.write(written, lines);
    Files.move(written, directory.resolve(RECORD), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether {@code directory} holds a finished unpacking, each file as it was recorded. */
  static boolean areSound(Path directory) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(directory.resolve(RECORD));
    } catch (NoSuchFileException e) {
      return false;
    }
    int last = lines.size() - 1;
    if (last < 2 || !lines.getFirst().equals(HEAD) || !lines.get(last).equals(END)) {
      return false;
    }
    var entries = new ArrayList<Entry>();
    boolean touched = false;
    for (String line : lines.subList(1, last)) {
      Entry entry = Entry.of(line);
      Path file = entry == null ? null : directory.resolve(entry.name);
      if (file == null || !Files.isRegularFile(file) || Files.size(file) != entry.size) {
        return false;
      }
      String stamps = stamps(file);
      if (!stamps.equals(entry.stamps)) {
        touched = true;
        if (checksum(file) != entry.checksum) {
          return false;
        }
      }
      entries.add(new Entry(entry.name, entry.size, entry.checksum, stamps));
    }
    if (touched && Files.isWritable(directory)) {
      write(directory, entries);
    }
    return true;
  }

  /** What changes whenever the file is written to. */
  private static String stamps(Path file) throws IOException {
    if (!PrivateDirectory.hasOwners(file)) {
      return String.valueOf(Files.getLastModifiedTime(file).toMillis());
    }
    var attributes = Files.readAttributes(file, "unix:lastModifiedTime,ctime,ino");
    return attributes.get("lastModifiedTime")
        + ","
        + attributes.get("ctime")
        + ","
        + attributes.get("ino");
  }

  private static long checksum(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(in, null);
    }
  }

  /** Copies {@code in} to {@code out}, unless that is {@code null}, and returns its checksum. */
  static long copy(InputStream in, java.io.OutputStream out) throws IOException {
    var checksum = new CRC32C();
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      checksum.update(buffer, 0, read);
      if (out != null) {
        out.write(buffer, 0, read);
      }
    }
    return checksum.getValue();
  }
}
