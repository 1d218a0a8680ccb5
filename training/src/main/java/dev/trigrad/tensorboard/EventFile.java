package dev.trigrad.tensorboard;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.BufferedInputStream;
import java.io.IOException;
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
    var read = new Reading();
    try {
      for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
        RegularFile.require("tensorboard", file);
        try (var in = Files.newInputStream(file)) {
          read.add(file, new BufferedInputStream(in), Files.size(file));
        }
      }
    } catch (IOException e) {
      throw new FileException("tensorboard: " + path + " cannot be read: " + e, e);
    }
    return read.file();
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
}
