package dev.trigrad.io;

import dev.trigrad.ArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a reader of files asks of a path first: opening a pipe, say, would wait for its writer. */
public final class RegularFile {
  private RegularFile() {}

  /**
   * Checks that {@code file} is a regular file, or a symbolic link that leads to one.
   *
   * @param format what it is to be read as, the first word of an error
   * @throws FileException if it is a directory, a pipe, a device, a link to nothing, or absent
   */
  public static void require(String format, Path file) {
    ArgumentException.requirePresent(file, format, "path");
    if (Files.isRegularFile(file)) {
      return;
    }
    throw new FileException(
        format
            + ": "
            + line(file.toString())
            + (Files.isDirectory(file)
                ? " is a directory; name a file in it"
                : Files.exists(file)
                    ? " is no regular file but a pipe or a device; copy it into a file first"
                    : Files.isSymbolicLink(file)
                        ? " is a symbolic link that leads to no file"
                        : " does not exist"));
  }

  /**
   * The length of {@code file} in bytes; a symbolic link is followed.
   *
   * @throws FileException as {@link #require} has it
   */
  static long size(String format, Path file) {
    require(format, file);
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new FileException(format + ": " + file + " cannot be read: " + e, e);
    }
  }

  /** {@code text} without anything that would end a line; nothing for {@code null}. */
  public static String line(String text) {
    if (text == null) {
      return "";
    }
    var shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        case '\u2028', '\u2029', '\u0085' -> shown.append(' ');
        default -> shown.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
    return shown.toString();
  }
}
