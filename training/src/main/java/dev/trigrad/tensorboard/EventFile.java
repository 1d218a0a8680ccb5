package dev.trigrad.tensorboard;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.FileException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scalars of event files, of any program that writes them for TensorBoard: {@code
 * EventFile.read(directory).scalars().get("loss")}.
 *
 * @param scalars the points of each tag, in the order of writing; what a {@linkplain
 *     EventWriter#restart restart} takes back is not there
 * @param records number of whole records
 * @param torn number of bytes after the last whole record of each file, where its writer has been
 *     stopped or is at work; 0 if none
 */
public record EventFile(Map<String, List<Point>> scalars, long records, long torn) {
  /** Copies the map; tags are sorted. */
  public EventFile {
    var copy = new TreeMap<String, List<Point>>();
    scalars.forEach((tag, points) -> copy.put(tag, List.copyOf(points)));
    scalars = Collections.unmodifiableMap(copy);
  }

  /**
   * A point of a curve.
   *
   * @param step the step
   * @param time when it was written, in seconds since 1970
   * @param value the value
   */
  public record Point(long step, double time, double value) {}

  /**
   * Reads a file, or the event files directly in a directory in the order of their names, which is
   * that of their times.
   *
   * @throws FileException if a file cannot be read, is no event file, or is damaged: has a wrong
   *     checksum or a malformed event. A last record that is not whole is none of these
   */
  public static EventFile read(Path path) {
    ArgumentException.requirePresent(path, "tensorboard", "path");
    var scalars = new Scalars();
    long records = 0;
    long torn = 0;
    try {
      for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
          long size = Files.size(file);
          long at = 0;
          for (byte[] record; (record = record(file, in, at, size)) != null; records++) {
            add(scalars, record, file, at);
            at += Records.HEADER + record.length + Records.FOOTER;
          }
          torn += size - at;
        }
      }
    } catch (IOException e) {
      throw new FileException("tensorboard: " + path + " cannot be read: " + e, e);
    }
    return new EventFile(scalars.points(), records, torn);
  }

  private static List<Path> files(Path directory) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(directory, "*tfevents*")) {
      files.forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new FileException(
          "tensorboard: " + directory + " has no event files, whose names contain 'tfevents'");
    }
    Collections.sort(found);
    return found;
  }

  /** The record at byte {@code at} of {@code size}, {@code null} if there is no whole one. */
  private static byte[] record(Path file, DataInputStream in, long at, long size)
      throws IOException {
    if (size - at < Records.HEADER) {
      return null;
    }
    ByteBuffer header = ByteBuffer.allocate(Records.HEADER).order(ByteOrder.LITTLE_ENDIAN);
    in.readFully(header.array());
    if (header.getInt(Long.BYTES) != Records.checksum(header.array(), 0, Long.BYTES)) {
      throw damaged(file, at, "has a wrong checksum of its length");
    }
    long length = header.getLong(0);
    if (length < 0 || length > Integer.MAX_VALUE - Records.HEADER) {
      throw damaged(file, at, "says that it is of " + Long.toUnsignedString(length) + " bytes");
    }
    if (size - at - Records.HEADER - Records.FOOTER < length) {
      return null;
    }
    byte[] record = new byte[(int) length];
    in.readFully(record);
    if (Integer.reverseBytes(in.readInt()) != Records.checksum(record, 0, record.length)) {
      throw damaged(file, at, "has a wrong checksum");
    }
    return record;
  }

  private static void add(Scalars scalars, byte[] record, Path file, long at) {
    try {
      boolean version = scalars.add(new Fields(ByteBuffer.wrap(record)));
      if (at == 0 && !version) {
        throw damaged(file, at, "does not say brain.Event:2");
      }
    } catch (Fields.Malformed e) {
      throw damaged(file, at, e.getMessage());
    }
  }

  private static FileException damaged(Path file, long at, String why) {
    return new FileException(
        "tensorboard: "
            + file
            + ": record at byte "
            + at
            + " "
            + why
            + (at == 0 ? "; this is no event file" : "; the file is damaged from there on"));
  }
}
