package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.FileException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens data files, plain or gzip, told apart by their first two bytes, and words what fails. */
final class DataFile {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST = 60;

  private DataFile() {}

  /** The file's bytes, unpacked; what is no regular file, or a link to one, is refused. */
  static InputStream open(String format, Path file) throws IOException {
    requireRegular(format, file);
    return unpacked(Files.newInputStream(file));
  }

  /** The bytes of {@code in}, unpacked if they are gzip. */
  static InputStream unpacked(InputStream in) throws IOException {
    InputStream raw = new BufferedInputStream(in, BUFFER);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Opening a pipe would wait for its writer, for ever perhaps. */
  static void requireRegular(String format, Path file) {
    ArgumentException.requirePresent(file, format, "path");
    String subject = format + ": " + line(file.toString());
    if (Files.isDirectory(file)) {
      throw new FileException(subject + " is a directory; name a file in it");
    }
    if (Files.exists(file)) {
      if (!Files.isRegularFile(file)) {
        throw new FileException(
            subject + " is no regular file but a pipe or a device; copy it into a file first");
      }
    } else if (Files.isSymbolicLink(file)) {
      throw new FileException(subject + " is a symbolic link that leads to no file");
    } else {
      throw new FileException(subject + " does not exist");
    }
  }

  /** The error of a file that cannot be read. */
  static FileException failed(String format, String name, IOException e) {
    String subject = format + ": " + line(name);
    return new FileException(
        switch (e) {
          case AccessDeniedException _ -> subject + " may not be read; change its permissions";
          case EOFException _ -> subject + " is truncated: its gzip stream ends too early";
          case ZipException _ -> subject + " is a damaged gzip file: " + line(e.getMessage());
          default -> subject + " cannot be read: " + line(e.toString());
        },
        e);
  }

  /** {@code text} within quotes, cut if it is long, without anything that would end a line. */
  static String shown(String text) {
    int end = Math.min(text.length(), LONGEST);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return "'" + line(text.substring(0, end)) + (end < text.length() ? "…'" : "'");
  }

  /** {@code text} without anything that would end a line. */
  static String line(String text) {
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
